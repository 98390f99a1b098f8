"""Reading clocks: those of a row, those that run for groups, and how an authority stands."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import models
from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Coalesce

from civicsteps.core import clock as house
from civicsteps.core.models import ref
from civicsteps.people.authorities.models import Authority
from civicsteps.people.clocks.models import Clock
from civicsteps.people.clocks.records import OPEN

STRONG = Q(evidence__in=["A", "B"], sayable=True)
UNCONTESTED = ~Q(contest__in=[Clock.Contest.OPEN, Clock.Contest.ACCEPTED])
ENDED = Q(state__in=[Clock.State.MET, Clock.State.REFUSED])
ANSWERED_LATE = ENDED & Q(ended_on__gte=F("late_from")) & ~Q(contest=Clock.Contest.OPEN)


@dataclass(frozen=True, slots=True)
class Tally:
    """How an authority answered by one instrument in one year: each case in one column alone.

    `late` are those that strong evidence shows, waiting or answered after their day; what is
    contested, or too weakly known, counts as `waiting` or, once answered, as in time. Where the
    group found that they had answered, the day that they gave counts.
    """

    instrument: str
    year: int
    asked: int
    in_time: int
    late: int
    refused: int
    waiting: int


def clocks_of(*sources: models.Model) -> list[Clock]:
    """Return the clocks of some rows, those that end first before all."""
    found = Clock.objects.filter(source__in=[ref(source) for source in sources])
    return list(found.order_by(Coalesce("act_by", "nominal"), "pk"))


def running_for(group_ids: Iterable[UUID]) -> QuerySet[Clock]:
    """Return the clocks that run for some groups: on which day the group must act before all.

    `binds_on` is the day that matters: the group's own act-by day, else the authority's last.
    """
    return (
        Clock.objects.filter(group_id__in=list(group_ids), state__in=OPEN)
        .annotate(binds_on=Coalesce("act_by", "nominal"))
        .select_related("group", "office__authority")
        .order_by(F("act_by").asc(nulls_last=True), "nominal", "pk")
    )


def late_now(authority: Authority) -> QuerySet[Clock]:
    """Return what may be said in public to be late at an authority, the oldest first."""
    return (
        Clock.objects.filter(_late_and_waiting(), STRONG, UNCONTESTED, _public(authority))
        .select_related("office", "group")
        .order_by("late_from", "pk")
    )


def open_at(authority: Authority) -> QuerySet[Clock]:
    """Return the public answers that are awaited from an authority, the first due first."""
    return (
        Clock.objects.filter(_public(authority), state__in=OPEN)
        .select_related("office", "group")
        .order_by("nominal", "pk")
    )


def tally_of(authority: Authority) -> list[Tally]:
    """Return how an authority answered in public, by instrument and year, the newest year first."""
    late = (_late_and_waiting() & UNCONTESTED | ANSWERED_LATE) & STRONG
    refused = Q(state=Clock.State.REFUSED) & ~late
    in_time = Q(state=Clock.State.MET) & ~late
    days = (
        Clock.objects.filter(_public(authority))
        .exclude(state__in=[Clock.State.WITHDRAWN, Clock.State.LAPSED])
        .values("instrument", "trigger_latest")
        .annotate(
            asked=Count("pk"),
            in_time=Count("pk", filter=in_time),
            late=Count("pk", filter=late),
            refused=Count("pk", filter=refused),
        )
        .order_by()
    )
    # By the day in the database and by the year here: SQLite asks us for the year of each row.
    found: dict[tuple[int, str], Counter[str]] = {}
    for day in days:
        key = (-day["trigger_latest"].year, day["instrument"])
        counted = {name: day[name] for name in ("asked", "in_time", "late", "refused")}
        found.setdefault(key, Counter()).update(counted)
    return [
        Tally(
            instrument=instrument,
            year=-year,
            **row,
            waiting=row["asked"] - row["in_time"] - row["late"] - row["refused"],
        )
        for (year, instrument), row in sorted(found.items())
    ]


def late_or_contested_at(authority: Authority) -> QuerySet[Clock]:
    """Return what is late in public at an authority, and what it contests, the oldest first."""
    late = _late_and_waiting() & STRONG & UNCONTESTED
    shown = Clock.objects.filter(_public(authority), late | Q(contest=Clock.Contest.OPEN))
    return shown.order_by("late_from", "pk")


def _public(authority: Authority) -> Q:
    return Q(authority=authority, public=True, answers=True, who=Clock.Who.AUTHORITY)


def _late_and_waiting() -> Q:
    return Q(state=Clock.State.RUNNING, late_from__lte=house.today())
