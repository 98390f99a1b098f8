"""Whoever sees a cause: the audience `cause:<uuid>`."""

from uuid import UUID

from civicsteps.causes.queries import causes_visible_to
from civicsteps.core import audiences
from civicsteps.core.actors.models import Actor


def _sees(by: Actor, key: UUID) -> bool:
    return causes_visible_to(by).filter(pk=key).exists()


audiences.register("cause", _sees)
