"""Settings by concern. Everything runs with no environment at all, as a demo on SQLite.

`CIVICSTEPS_MODE` is demo (the default), test or production; see docs/reference/settings.md.
"""

from civicsteps.config.settings.apps import *  # noqa: F403
from civicsteps.config.settings.base import *  # noqa: F403
from civicsteps.config.settings.database import *  # noqa: F403
from civicsteps.config.settings.languages import *  # noqa: F403
from civicsteps.config.settings.mail import *  # noqa: F403
from civicsteps.config.settings.security import *  # noqa: F403
from civicsteps.config.settings.storage import *  # noqa: F403
from civicsteps.config.settings.work import *  # noqa: F403
