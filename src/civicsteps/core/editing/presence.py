"""Two who write in the same form see each other."""

from collections.abc import Callable, Collection, Mapping
from datetime import timedelta
from uuid import UUID

from django.core import signing
from django.db import models
from django.utils.translation import gettext, ngettext

from civicsteps.core import clock
from civicsteps.core.actors.models import Actor
from civicsteps.core.editing.models import Presence
from civicsteps.core.models import ref

HERE_FOR = timedelta(seconds=60)
"""Three heartbeats of the page: who missed them has left."""
OPEN_FOR = timedelta(hours=24)
_SALT = "civicsteps.editing.here"

type Namer = Callable[[Collection[UUID]], Mapping[UUID, str]]

_NAMERS: list[Namer] = []


def let_name(namer: Namer) -> Namer:
    """Register how actors are called: core knows pseudonyms alone."""
    _NAMERS.append(namer)
    return namer


def ticket(row: models.Model, by: Actor) -> str:
    """Return what the form of a row carries, so that only who may open it is seen there."""
    return signing.dumps([ref(row), str(by.pk)], salt=_SALT)


def place_of(typed: str, by: Actor) -> str | None:
    """Return the row that a ticket is for; None for a forged or an old one, or another's."""
    try:
        about, holder = signing.loads(typed, salt=_SALT, max_age=OPEN_FOR)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return str(about) if holder == str(by.pk) else None


def others_at(about: str, *, but: Actor) -> list[str]:
    """Return a sentence for each other person who writes there now, who came first on top."""
    now = clock.now()
    here = Presence.objects.filter(about=about, seen_at__gt=now - HERE_FOR)
    rows = list(here.exclude(actor=but).order_by("since")[:5])
    names: dict[UUID, str] = {}
    for namer in _NAMERS if rows else ():
        names |= namer([row.actor_id for row in rows])
    somebody = gettext("somebody of yours")
    return [_said(names.get(row.actor_id) or somebody, now - row.since) for row in rows]


def _said(name: str, lasting: timedelta) -> str:
    minutes = int(lasting.total_seconds() // 60)
    if not minutes:
        return gettext("%(name)s writes here too, since just now.") % {"name": name}
    said = ngettext(
        "%(name)s writes here too, for %(n)s minute.",
        "%(name)s writes here too, for %(n)s minutes.",
        minutes,
    )
    return said % {"name": name, "n": minutes}
