"""A story as pages tell it: one sentence an entry, newest first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from civicsteps.causes.sources import address_of
from civicsteps.core.journal.models import Entry
from civicsteps.core.journal.queries import sentence
from civicsteps.core.journal.registry import KINDS


@dataclass(frozen=True, slots=True)
class Line:
    """An entry as a page shows it, with the page of what it is about."""

    icon: str
    sentence: str
    on: datetime
    url: str | None
    note: str = ""


def lines_of(entries: Iterable[Entry]) -> list[Line]:
    """Return the lines of entries whose mentions and actors are fetched."""
    return [
        Line(
            KINDS[e.kind].icon if e.kind in KINDS else "info",
            sentence(e),
            e.at,
            _address(e),
            _("written by the mentor on the telephone, confirmed by the group")
            if e.actor.dictated
            else "",
        )
        for e in entries
    ]


def _address(entry: Entry) -> str | None:
    named = (address_of(f"{m.object_kind}:{m.object_id}") for m in entry.mentions.all())
    return next((url for url in named if url), None)
