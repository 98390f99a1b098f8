"""Who belongs to an audience: `public`, `group:<uuid>`, `cause:<uuid>`, `actor:<uuid>`.

A row that is shown to somebody names its audiences; the room that knows an audience says who
belongs to it, so that a lower room (files, journal) can ask without knowing the upper one.
"""

from collections.abc import Callable, Iterable
from uuid import UUID

from civicsteps.core.actors.models import Actor

PUBLIC = "public"

type Belongs = Callable[[Actor, UUID], bool]

_KNOWN: dict[str, Belongs] = {"actor": lambda by, key: by.pk == key}


def register(kind: str, belongs: Belongs) -> None:
    """Say who belongs to the audiences of a kind."""
    if kind in _KNOWN:
        raise ValueError(f"audience {kind} is registered twice")
    _KNOWN[kind] = belongs


def may_see(by: Actor, audiences: Iterable[str]) -> bool:
    """Tell whether an actor belongs to one of these audiences. An unknown one has nobody in it."""
    return any(_belongs(by, audience) for audience in audiences)


def _belongs(by: Actor, audience: str) -> bool:
    if audience == PUBLIC:
        return True
    kind, _, key = audience.partition(":")
    return kind in _KNOWN and _KNOWN[kind](by, UUID(key))
