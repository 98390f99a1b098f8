"""Reading the desk."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.utils.translation import gettext as _

from civicsteps.core import clock
from civicsteps.core.actors.models import Actor
from civicsteps.core.links.models import Link
from civicsteps.people.acts.models import Act, Need
from civicsteps.people.acts.records import ACT_KINDS, NEED_KINDS
from civicsteps.people.groups.permissions import holds_in_group
from civicsteps.people.groups.queries import places_of

SHORT = 5
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Deed:
    """Where somebody was last at work: what they did, for which group, and what follows there."""

    act: Act
    title: str
    need: Need | None


def open_needs(group_ids: Iterable[UUID]) -> QuerySet[Need]:
    """Return what these groups have to do next: what is due first, then what is quickest."""
    return (
        Need.objects.filter(group_id__in=list(group_ids), closed_on=None)
        .select_related("group")
        .order_by(F("due_on").asc(nulls_last=True), "minutes", "opened_on", "pk")
    )


def desk_groups(by: Actor) -> list[UUID]:
    """Return the groups for which an actor has tasks: those where they write, no centre's."""
    return [
        place.group_id
        for place in places_of(by)
        if not place.is_centre and holds_in_group(place.role, "U", "cause")
    ]


def waiting_for(needs: QuerySet[Need]) -> QuerySet[Need]:
    """Return needs with `waits_for`: us, office, mentor or neighbour (who holds a link for it)."""
    handed = [
        Q(kind=name) & Exists(_open_links(kind.errand))
        for name, kind in NEED_KINDS.items()
        if kind.errand
    ]
    at_office = [name for name, kind in NEED_KINDS.items() if kind.waits_for == "office"]
    at_mentor = [name for name, kind in NEED_KINDS.items() if kind.waits_for == "mentor"]
    return needs.annotate(
        waits_for=Case(
            *(When(one, then=Value("neighbour")) for one in handed),
            When(kind__in=at_office, due_on__gt=clock.today(), then=Value("office")),
            When(kind__in=at_mentor, then=Value("mentor")),
            default=Value("us"),
        )
    )


def counts_by_waiting(needs: QuerySet[Need]) -> dict[str, int]:
    """Return how many of these needs wait for whom."""
    counted = waiting_for(needs).order_by().values(whom=F("waits_for")).annotate(n=Count("pk"))
    return {str(row["whom"]): int(row["n"]) for row in counted}


def now_five_minutes(by: Actor) -> Need | None:
    """Return the one thing to do now: what binds first, else what takes five minutes at most.

    Overdue and due within a week come before all, the first due first; then what takes five
    minutes, the oldest first.
    """
    soon = Q(due_on__lte=clock.today() + WEEK)
    rank = Case(When(soon, then=0), When(minutes__lte=SHORT, then=1), default=2)
    return (
        open_needs(desk_groups(by))
        .order_by(
            rank,
            Case(When(soon, then=F("due_on"))).asc(nulls_last=True),
            Case(When(soon, then=F("minutes"))).asc(nulls_last=True),
            "opened_on",
            "pk",
        )
        .first()
    )


def continue_where_left(by: Actor) -> Deed | None:
    """Return what an actor did last for a group of theirs, and the next task of that group."""
    groups = [place.group_id for place in places_of(by)]
    own = Q(actor=by) | Q(actor__entered_by=by) | Q(actor__confirmed_by=by)
    last = (
        Act.objects.filter(own, group_id__in=groups, void=False)
        .select_related("group")
        .order_by("-on", "-pk")
        .first()
    )
    if last is None:
        return None
    return Deed(last, act_title(last), open_needs([last.group_id]).first())


def need_title(need: Need) -> str:
    """Return a need's title in the reader's language, with what it is about put in."""
    kind = NEED_KINDS.get(need.kind)
    return str(kind.title) % {"about": need.about} if kind else need.about


def need_button(need: Need) -> str:
    """Return the words of a need's button."""
    kind = NEED_KINDS.get(need.kind)
    return str(kind.button) if kind else _("Open")


def act_title(act: Act) -> str:
    """Return what somebody did, in the reader's language."""
    return str(ACT_KINDS.get(act.kind, act.kind))


def _open_links(purpose: str) -> QuerySet[Link]:
    links = Link.objects.filter(purpose=purpose, about=OuterRef("source"), revoked_at=None)
    return links.filter(uses_left__gt=0, expires_at__gt=clock.now())
