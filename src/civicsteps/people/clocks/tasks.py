"""Recounting the terms that run, when the calendar that they are counted by changes."""

from collections.abc import Callable, Collection

from django.db import transaction

from civicsteps.core.actors.actions import system
from civicsteps.core.work import task
from civicsteps.engines.law import Step
from civicsteps.people.clocks import book as law
from civicsteps.people.clocks.counted import DAYS, count
from civicsteps.people.clocks.models import Change, Clock
from civicsteps.people.clocks.records import OPEN, changed

AT_ONCE = 2000

type Heard = Callable[[Collection[str]], None]
"""Hears of which rows terms moved, in that transaction: it only queues what follows from it."""

_HEARING: list[Heard] = []


def hear_recounts(heard: Heard) -> None:
    """Have a function called with the rows whose terms a change of the calendar moved."""
    _HEARING.append(heard)


@task
def recount_clocks(jurisdiction: str, after: str = "") -> None:
    """Count the open clocks of a jurisdiction anew, some at a time; each moved one says so.

    A piece that is run again finds nothing that moves; the next piece is queued with it.
    """
    with transaction.atomic():
        last = _recount(jurisdiction, after)
        if last:
            recount_clocks.enqueue(jurisdiction, last)


def _recount(jurisdiction: str, after: str) -> str:
    book, calendar, by = law.book(), law.calendar(jurisdiction), system()
    others = [rule.id for rule in book.rules.values() if rule.jurisdiction != jurisdiction]
    clocks = Clock.objects.filter(state__in=OPEN).exclude(instrument__in=others).order_by("pk")
    if after:
        clocks = clocks.filter(pk__gt=after)
    taken = list(clocks.select_for_update()[:AT_ONCE])
    # A law that is in the book no more still says whose it was in the clock's own terms.
    piece = [one for one in taken if Step.from_terms(one.terms).jurisdiction == jurisdiction]
    were = {clock.pk: clock.nominal for clock in piece}
    moved = [clock for clock in piece if count(clock, calendar)]
    Clock.objects.bulk_update(moved, DAYS, batch_size=500)
    Change.objects.bulk_create(
        [changed(one, Change.Kind.RECOUNTED, by=by, was=were[one.pk]) for one in moved],
        batch_size=500,
    )
    if moved:
        for heard in _HEARING:
            heard([clock.source for clock in moved])
    return str(taken[-1].pk) if len(taken) == AT_ONCE else ""
