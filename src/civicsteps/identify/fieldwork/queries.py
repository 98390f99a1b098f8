"""Reading points, as each reader may know them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from civicsteps.causes.models import Cause
from civicsteps.causes.rules import inside
from civicsteps.core.actors.models import Actor
from civicsteps.identify.fieldwork.models import Point, PointSet
from civicsteps.people.groups.queries import role_in

ROUNDED = 1
"""Decimals of a degree that everybody sees of a group at risk: about ten kilometres."""


@dataclass(frozen=True, slots=True)
class Place:
    """A point as a reader sees it."""

    number: int
    lat: float
    lon: float
    title: str
    note: str


def point_sets_visible_to(by: Actor) -> QuerySet[PointSet]:
    """Return the sets that an actor may see: shown ones of published causes, their groups' all."""
    public = Q(cause__published_at__isnull=False, shown_at__isnull=False)
    sets = PointSet.objects.filter(public | inside(by, "evidence", group="cause__group"))
    return sets.select_related("cause__group", "evidence")


def point_sets_of(by: Actor, cause: Cause) -> QuerySet[PointSet]:
    """Return a cause's sets that an actor may see, with how many points each has."""
    sets = point_sets_visible_to(by).filter(cause=cause)
    return sets.annotate(count=Count("points")).order_by("-seen_on", "-pk")


def sees_exactly(by: Actor, point_set: PointSet) -> bool:
    """Tell whether an actor sees where points lie to the metre: of a group at risk its own do."""
    group = point_set.cause.group
    return not group.at_risk or role_in(by, group) in {"OR", "GM", "VO"}


def places(points: Iterable[Point], *, exact: bool) -> Iterator[Place]:
    """Yield points as they are told: of a group at risk rounded, and without their words."""
    for point in points:
        if exact:
            yield Place(point.number, point.lat, point.lon, point.title, point.note)
        else:
            rounded = round(point.lat, ROUNDED), round(point.lon, ROUNDED)
            yield Place(point.number, *rounded, "", "")
