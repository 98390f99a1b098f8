"""How the groups that a centre assists stand: in one question, whatever their number."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count, F, IntegerField, Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from civicsteps.causes.models import Cause
from civicsteps.core import clock
from civicsteps.core.actors.models import Actor
from civicsteps.core.text import plain
from civicsteps.front.waiting import since
from civicsteps.people.acts.models import Act, Need
from civicsteps.people.clocks.models import Clock
from civicsteps.people.clocks.records import OPEN
from civicsteps.people.comments.queries import talks_of
from civicsteps.people.dictation.models import Dictation
from civicsteps.people.groups.models import Group
from civicsteps.people.groups.roles import places_of
from civicsteps.people.reminders.queries import binds_soon, late

PROMISE = "commitments.check"
SORTS = {
    "nemiscat": (F("last_act").asc(nulls_first=True), "name"),
    "nevoie": (F("need_since").asc(nulls_last=True), "name"),
    "treapta": (F("top").desc(nulls_last=True), "name"),
    "nume": ("name",),
}
STILL = (14, 30)
"""Days without an act after which a mentor asks what happened."""


@dataclass(frozen=True, slots=True)
class Assisted:
    """A group as its mentor's desk shows it."""

    group: Group
    cause: Cause | None
    still: str
    need: str
    waiting: int
    overdue: int
    unread: int
    binding: int
    late: int


def groups_assisted(by: Actor) -> QuerySet[Group]:
    """Return the groups that the centres of an actor assist: none for who works at no centre."""
    centres = [place.group_id for place in places_of(by) if place.is_centre]
    return Group.objects.filter(assisted_by__in=centres).exclude(kind=Group.Kind.CENTRE)


def groups_standing(
    by: Actor, *, text: str = "", show: str = "", sort: str = ""
) -> QuerySet[Group]:
    """Return the assisted groups with how they stand, found by name or place, narrowed and sorted.

    `show` is a number of days without an act, `confirmare`, `promisiune` or `termen`; `sort` is
    one of SORTS.
    """
    groups = _standing(groups_assisted(by))
    for word in plain(text).split():
        groups = groups.filter(folded__contains=word)
    if show.isascii() and show.isdecimal() and len(show) < 4:
        day = clock.today() - timedelta(days=int(show))
        groups = groups.filter(Q(last_act=None) | Q(last_act__lte=day))
    elif show == "confirmare":
        groups = groups.filter(Q(waiting__gt=0))
    elif show == "promisiune":
        groups = groups.filter(Q(overdue__gt=0))
    elif show == "termen":
        groups = groups.filter(Q(binding__gt=0) | Q(late__gt=0))
    return groups.order_by(*SORTS.get(sort, SORTS["nemiscat"]), "pk")


def rows_of(groups: list[Group], by: Actor) -> list[Assisted]:
    """Return a page of groups, with their leading problems and unread talks fetched together."""
    unread = _unread(groups, by)
    leading = Cause.objects.in_bulk(
        [pk for group in groups if (pk := getattr(group, "lead", None))]
    )
    return [
        Assisted(
            group,
            leading.get(getattr(group, "lead", None)),
            stillness(getattr(group, "last_act", None)),
            since(day) if (day := getattr(group, "need_since", None)) else "",
            getattr(group, "waiting", 0),
            getattr(group, "overdue", 0),
            unread.get(group.pk, 0),
            getattr(group, "binding", 0),
            getattr(group, "late", 0),
        )
        for group in groups
    ]


def stillness(day: date | None) -> str:
    """Say since when nothing has moved in a group."""
    if day is None:
        return _("nothing has moved yet")
    days = (clock.today() - day).days
    if days <= 0:
        return _("somebody worked today")
    return ngettext("nothing has moved for %(n)s day", "nothing has moved for %(n)s days", days) % {
        "n": days
    }


def _standing(groups: QuerySet[Group]) -> QuerySet[Group]:
    causes = Cause.objects.filter(group=OuterRef("pk")).order_by("-height", "-moved_on", "-pk")
    acts = Act.objects.filter(group=OuterRef("pk"), void=False).order_by("-on")
    needs = Need.objects.filter(group=OuterRef("pk"), closed_on=None)
    missed = needs.filter(kind=PROMISE, due_on__lt=clock.today())
    terms = Clock.objects.filter(group=OuterRef("pk"), state__in=OPEN)
    asked = Dictation.objects.filter(group=OuterRef("pk"), state=Dictation.State.WAITING)
    return groups.annotate(
        lead=Subquery(causes.values("pk")[:1]),
        top=Subquery(causes.values("height")[:1]),
        last_act=Subquery(acts.values("on")[:1]),
        need_since=Subquery(needs.order_by("opened_on").values("opened_on")[:1]),
        waiting=_how_many(asked),
        overdue=_how_many(missed),
        binding=_how_many(terms.filter(binds_soon())),
        late=_how_many(terms.filter(late())),
    )


def _unread(groups: list[Group], by: Actor) -> dict[UUID, int]:
    talks = talks_of(by).filter(Q(unread=True), group__in=[group.pk for group in groups])
    counted = talks.order_by().values("group_id").annotate(n=Count("pk"))
    return {row["group_id"]: row["n"] for row in counted}


def _how_many[M: Model](rows: QuerySet[M]) -> Coalesce:
    counted = rows.order_by().values("group").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
