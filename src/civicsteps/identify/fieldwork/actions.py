"""Bringing points of a problem, showing them, and bringing them as evidence."""

from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, override

from civicsteps.causes.actions import offer_evidence
from civicsteps.causes.models import Cause, Evidence
from civicsteps.core import clock
from civicsteps.core.actions import action
from civicsteps.core.actors.models import Actor
from civicsteps.core.journal.log import record
from civicsteps.core.models import lock
from civicsteps.core.refusals import Refusal, Refused, refuse, refuse_ahead
from civicsteps.core.text import tidy
from civicsteps.identify.fieldwork import rules
from civicsteps.identify.fieldwork.models import Point, PointSet


@action
def open_point_set(
    *,
    cause: Cause,
    title: str,
    seen_on: date,
    by: Actor,
    source: str = "",
    from_import: str = "",
    illustrative: bool = False,
) -> PointSet:
    """Begin a set of points about a problem, seen on a day; only the group sees it at first."""
    refuse(rules.why_not_bring_points(by, cause))
    refuse_ahead(seen_on, "seen_on")
    if not tidy(title):
        raise Refused(Refusal(_("Say in a few words what the points are."), "input", "title"))
    point_set = PointSet.objects.create(
        cause=cause,
        title=tidy(title)[:120],
        seen_on=seen_on,
        source=tidy(source)[:240],
        brought_by=by,
        brought_at=clock.now(),
        from_import=from_import,
        illustrative=illustrative or cause.illustrative,
    )
    _tell("fieldwork.points_brought", point_set, by=by)
    return point_set


@action
def add_point(
    *,
    point_set: PointSet,
    number: int,
    lat: float,
    lon: float,
    by: Actor,
    title: str = "",
    note: str = "",
) -> Point:
    """Add a point, in degrees (WGS 84), under its number in the set."""
    refuse(rules.why_not_bring_points(by, point_set.cause))
    return Point.objects.create(
        point_set=point_set,
        number=number,
        lat=lat,
        lon=lon,
        title=tidy(title)[:120],
        note=tidy(note)[:2000],
    )


@action
def take_back_point(*, point: Point, by: Actor) -> None:
    """Take a point away that was brought by mistake; a set without points goes with its last."""
    point_set = lock(point.point_set)
    refuse(rules.why_not_take_back_point(by, point))
    point.delete()
    if not point_set.points.exists() and point_set.evidence_id is None:
        _tell("fieldwork.points_taken_back", point_set, by=by)
        point_set.delete()


@action
def show_points(*, point_set: PointSet, by: Actor) -> PointSet:
    """Show a set to everybody who sees the problem."""
    lock(point_set)
    refuse(rules.why_not_show_points(by, point_set))
    point_set.shown_at = clock.now()
    point_set.save(update_fields=["shown_at"])
    _tell("fieldwork.points_shown", point_set, by=by)
    return point_set


@action
def hide_points(*, point_set: PointSet, by: Actor) -> PointSet:
    """Take a set back from the public: only the group sees it."""
    lock(point_set)
    refuse(rules.why_not_hide_points(by, point_set))
    point_set.shown_at = None
    point_set.save(update_fields=["shown_at"])
    _tell("fieldwork.points_hidden", point_set, by=by)
    return point_set


@action
def bring_points_as_evidence(*, point_set: PointSet, by: Actor) -> Evidence:
    """Bring a set as a measurement with its address; an organiser accepts it as all evidence."""
    lock(point_set)
    refuse(rules.why_not_bring_points_as_evidence(by, point_set))
    group = point_set.cause.group
    with override("ro"):
        # Of a group at risk the words of points are told to nobody: a title may name a place.
        title = _("Points on a map") if group.at_risk else point_set.title
        address = reverse("point_set", args=[point_set.pk])
        count = point_set.points.count()
        counted = ngettext("%(n)d point on the map", "%(n)d points on the map", count) % {
            "n": count
        }
        caption = f"{title}: {counted}"
    evidence = offer_evidence(
        cause=point_set.cause,
        kind=Evidence.Kind.MEASUREMENT,
        caption=caption,
        seen_on=point_set.seen_on,
        publisher=group.name,
        published=point_set.seen_on.isoformat(),
        url=f"{settings.SITE_URL}{address}",
        illustrative=point_set.illustrative,
        by=by,
    )
    point_set.evidence = evidence
    point_set.save(update_fields=["evidence"])
    return evidence


def _tell(kind: str, point_set: PointSet, *, by: Actor) -> None:
    shown = point_set.shown_at is not None
    cause = point_set.cause
    record(
        kind,
        by=by,
        about={"cause": cause, "points": point_set},
        audiences=[cause.audience if shown else cause.group_audience],
    )
