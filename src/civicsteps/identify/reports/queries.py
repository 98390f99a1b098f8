"""Reading what people say."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from civicsteps.causes.models import Cause, Fact
from civicsteps.causes.rules import inside
from civicsteps.core.actors.models import Actor
from civicsteps.core.audiences import PUBLIC
from civicsteps.core.models import ref, split_ref
from civicsteps.core.places import box_around, metres_between
from civicsteps.core.search.queries import find
from civicsteps.core.text import plain
from civicsteps.identify.reports.models import Report
from civicsteps.identify.reports.rules import AT_THE_CENTRE
from civicsteps.people.groups.models import Group
from civicsteps.people.groups.roles import places_of

NEAR = 250.0  # metres within which two reports are likely about the same thing
REACH = 20_000.0  # metres from which a group is still the nearest one
SUGGESTED = 5
MOST = 200


@dataclass(frozen=True, slots=True)
class Heard:
    """How many people said something to a group: themselves, and through a helper."""

    by_themselves: int
    with_help: int


@dataclass(frozen=True, slots=True)
class Near:
    """A cause near a report, and how far in metres."""

    cause: Cause
    metres: int


def reports_inside(by: Actor) -> QuerySet[Report]:
    """Return the reports that an actor reads in full: their groups', their own, their centre's."""
    own = Q() if by._state.adding else Q(voice__actor=by)
    centres = [p.group_id for p in places_of(by) if p.is_centre and p.role in AT_THE_CENTRE]
    passing = Q(group__in=centres, group__kind=Group.Kind.CENTRE)
    return Report.objects.filter(inside(by, "report") | passing | own)


def reports_visible_to(by: Actor) -> QuerySet[Report]:
    """Return the reports that an actor may see: also accepted ones of published causes.

    Of those the page shows the words only if the person may be quoted.
    """
    public = Q(state=Report.State.ACCEPTED, cause__published_at__isnull=False)
    return Report.objects.filter(public) | reports_inside(by)


def reports_to(by: Actor, group: Group, *, state: str = "") -> QuerySet[Report]:
    """Return a group's reports for its list, newest first, all or those in one state."""
    reports = reports_inside(by).filter(group=group).select_related("voice__actor", "cause")
    return (reports.filter(state=state) if state else reports).order_by("-filed_at", "-pk")


def heard_by(group: Group) -> Heard:
    """Count who said something to a group; what was taken back does not count."""
    kept = group.reports.exclude(state=Report.State.WITHDRAWN)
    counted = kept.aggregate(
        all=Count("pk"), helped=Count("pk", filter=Q(voice__actor__entered_by__isnull=False))
    )
    return Heard(counted["all"] - counted["helped"], counted["helped"])


def causes_of(report: Report) -> QuerySet[Cause]:
    """Return every cause that a report belongs or once belonged to."""
    held = Fact.objects.filter(kind="report", source=ref(report))
    return Cause.objects.filter(pk__in=held.values("cause")).select_related("group")


def causes_near(report: Report, *, within: float = NEAR) -> list[Near]:
    """Return the causes of the report's group that are near it, nearest first, five at most."""
    if report.lat is None or report.lon is None:
        return []
    box = Cause.objects.filter(
        group=report.group, **box_around(report.lat, report.lon, metres=within)
    )
    near = [
        Near(cause, round(metres_between(report.lat, report.lon, cause.lat, cause.lon)))
        for cause in box.order_by("-moved_on")[:MOST]
        if cause.lat is not None and cause.lon is not None
    ]
    return sorted((n for n in near if n.metres <= within), key=lambda n: n.metres)[:SUGGESTED]


def groups_listed() -> QuerySet[Group]:
    """Return the groups that somebody may choose from: not those at risk."""
    return Group.objects.filter(kind=Group.Kind.GROUP, at_risk=False).order_by("place", "name")


def groups_called(typed: str, *, among: QuerySet[Group]) -> QuerySet[Group]:
    """Return those of some groups that have all the typed words in their name, place or aim."""
    docs = find(typed, audiences=[PUBLIC], kinds=[Group._meta.label_lower])
    found = [split_ref(kept)[1] for kept in docs.values_list("ref", flat=True)[:MOST]]
    return among.filter(pk__in=found)


def group_for(*, place: str, lat: float | None, lon: float | None) -> Group | None:
    """Return the group that a report goes to when its teller chose none.

    The nearest within 20 km; else the one whose place was written; else the centre.
    """
    if lat is not None and lon is not None:
        box = groups_listed().filter(**box_around(lat, lon, metres=REACH))
        near = [
            (metres_between(lat, lon, group.lat, group.lon), group)
            for group in box[:MOST]
            if group.lat is not None and group.lon is not None
        ]
        metres, nearest = min(near, key=lambda pair: pair[0], default=(REACH + 1, None))
        if metres <= REACH:
            return nearest
    said = plain(place)
    named = [g for g in groups_listed()[:MOST] if said and plain(g.place) in said]
    if len(named) == 1:
        return named[0]
    return Group.objects.filter(kind=Group.Kind.CENTRE).order_by("opened_at").first()
