"""The queue: in the database, in the caller's transaction (docs/decisions/0003); what it reads."""

from civicsteps.config.settings import env
from civicsteps.config.settings.base import MODE

TASKS = {"default": {"BACKEND": "civicsteps.core.work.backend.Backend", "QUEUES": []}}

# Whether the site reads the pages and feeds that groups watch; hosts (`host:port`) that it may read
# although they are not on the public internet.
WATCH_SOURCES = env.switch("CIVICSTEPS_WATCH_SOURCES", default=MODE == "production")
WATCH_ALSO = env.words("CIVICSTEPS_WATCH_ALSO")
