"""Who may bring points, show them, and take them back."""

from django.utils.translation import gettext_lazy as _

from civicsteps.causes.models import Cause
from civicsteps.core.actors.models import Actor
from civicsteps.core.refusals import Refusal
from civicsteps.identify.fieldwork.models import Point, PointSet
from civicsteps.people.groups.models import Group
from civicsteps.people.groups.roles import not_allowed


def why_not_bring_points(by: Actor, cause: Cause) -> Refusal | None:
    """An organiser brings points of a problem of the group."""
    return why_not_bring_points_in(by, cause.group)


def why_not_bring_points_in(by: Actor, group: Group) -> Refusal | None:
    """An organiser, for any problem of the group."""
    return not_allowed(by, "A", "evidence", group)


def why_not_take_back_point(by: Actor, point: Point) -> Refusal | None:
    """An organiser, unless the set is evidence: what it rests on stays."""
    refusal = why_not_bring_points(by, point.point_set.cause)
    return refusal or _is_evidence(point.point_set)


def why_not_show_points(by: Actor, point_set: PointSet) -> Refusal | None:
    """An organiser shows a set that only the group sees."""
    if refusal := why_not_bring_points(by, point_set.cause):
        return refusal
    return Refusal(_("Everybody sees these points already.")) if point_set.shown_at else None


def why_not_hide_points(by: Actor, point_set: PointSet) -> Refusal | None:
    """An organiser takes a set back from the public; evidence is struck first."""
    if refusal := why_not_bring_points(by, point_set.cause) or _is_evidence(point_set):
        return refusal
    return None if point_set.shown_at else Refusal(_("Only the group sees these points."))


def why_not_bring_points_as_evidence(by: Actor, point_set: PointSet) -> Refusal | None:
    """An organiser, once for a set that is shown; the group then judges it as all evidence."""
    if refusal := why_not_bring_points(by, point_set.cause):
        return refusal
    if not point_set.shown_at:
        return Refusal(_("Show the points to everybody first: evidence is seen by all."))
    return Refusal(_("These points are evidence already.")) if point_set.evidence_id else None


def _is_evidence(point_set: PointSet) -> Refusal | None:
    evidence = point_set.evidence
    if evidence is None or evidence.state == evidence.State.STRUCK:
        return None
    return Refusal(_("These points stand as evidence. Strike the evidence first."))
