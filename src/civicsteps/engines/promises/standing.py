"""How a promise stands: computed from its due day and from what was seen, never from what is said.

A day limit is inclusive: a promise is late from the day after.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal

Schedule = Literal["no_date", "not_due", "due_soon", "overdue", "on_time", "late", "lapsed"]
State = Literal["kept", "partly", "broken", "late", "undated", "waiting"]

SOON = timedelta(days=30)
BEFORE_AND_AFTER = (-30, -7, -1, 1, 30)


def schedule(
    due: date | None, *, on: date, seen_on: date | None = None, term_ends: date | None = None
) -> Schedule:
    """Return how a promise due on a day stands on another.

    `seen_on` is the day on which it was seen kept, `term_ends` the last day of the mandate of
    whoever promised.
    """
    if due is None:
        return "no_date"
    if seen_on is not None:
        return "on_time" if seen_on <= due else "late"
    if on > due:
        return "lapsed" if term_ends is not None and on > term_ends else "overdue"
    return "due_soon" if due - on <= SOON else "not_due"


def days_late(due: date | None, *, on: date, seen_on: date | None = None) -> int:
    """Return by how many days a promise is late, or was kept late; 0 if it is not."""
    return max(((seen_on or on) - due).days, 0) if due else 0


def state_of(stands: Schedule, *, found: str, broken: bool) -> State:
    """Return the one word that a reader sees.

    `found` is the newest check: verified, partly, nothing_found, contradicted, or empty. That it
    was broken is never computed: a person has said so, with a reason.
    """
    if broken:
        return "broken"
    if found == "verified":
        return "kept"
    if found == "partly":
        return "partly"
    if stands in ("overdue", "lapsed"):
        return "late"
    return "undated" if stands == "no_date" else "waiting"


def reminder_days(due: date, *, made_on: date, until: date) -> Iterator[int]:
    """Yield the reminders that are past on a day, as days from the due one: -30, -7, -1, 1, 30, 60…

    The first is left out for a promise made less than 30 days before it was due, and so is every
    reminder from before the promise.
    """
    later = range(60, max((until - due).days, 0) + 1, 30)
    for days in (*BEFORE_AND_AFTER, *later):
        if made_on <= due + timedelta(days=days) <= until:
            yield days
