"""Who sees the papers of a meeting: the audience `meeting:<uuid>`."""

from uuid import UUID

from civicsteps.core import audiences
from civicsteps.core.actors.models import Actor
from civicsteps.resolve.meetings.queries import meetings_inside


def _belongs(by: Actor, key: UUID) -> bool:
    return meetings_inside(by).filter(pk=key).exists()


audiences.register("meeting", _belongs)
