"""The pages of points."""

from collections.abc import Callable
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from civicsteps.causes.queries import causes_visible_to
from civicsteps.core import web
from civicsteps.core.actors.models import Actor
from civicsteps.core.http import Request
from civicsteps.core.models import ref
from civicsteps.core.refusals import Refusal
from civicsteps.identify.fieldwork import actions, rules
from civicsteps.identify.fieldwork.exports import FORMATS
from civicsteps.identify.fieldwork.models import PointSet
from civicsteps.identify.fieldwork.queries import (
    places,
    point_sets_of,
    point_sets_visible_to,
    sees_exactly,
)

PAGE = 100


@require_safe
def cause_points(request: Request, slug: str) -> HttpResponse:
    """List a problem's sets of points. Rule: point_sets_visible_to."""
    causes = causes_visible_to(request.actor).select_related("group")
    cause = get_object_or_404(causes, slug=slug)
    page = Paginator(point_sets_of(request.actor, cause), 20).get_page(request.GET.get("page"))
    bring = reverse("import_new", args=[cause.group.slug, "points"])
    context = {
        "cause": cause,
        "page": page,
        "bring_url": f"{bring}?{urlencode({'despre': ref(cause)})}",
        "may_bring": rules.why_not_bring_points(request.actor, cause) is None,
    }
    return render(request, "fieldwork/list.html", context)


@require_safe
def point_set(request: Request, pk: UUID) -> HttpResponse:
    """Show a set of points on a map and in a list. Rule: point_sets_visible_to."""
    found = _point_set(request, pk)
    exact = sees_exactly(request.actor, found)
    page = Paginator(found.points.order_by("number"), PAGE).get_page(request.GET.get("page"))
    points = [
        {
            "label": place.title or _("point %(n)d") % {"n": place.number},
            "place": place.note or f"{place.lat}, {place.lon}",
            "lat": place.lat,
            "lon": place.lon,
        }
        for place in places(page, exact=exact)
    ]
    may = {
        name: why_not(request.actor, found) is None
        for name, why_not in (
            ("show", rules.why_not_show_points),
            ("hide", rules.why_not_hide_points),
            ("evidence", rules.why_not_bring_points_as_evidence),
        )
    }
    context = {
        "points": found,
        "cause": found.cause,
        "exact": exact,
        "page": page,
        "places": points,
        "may": may,
        "formats": list(FORMATS),
    }
    return render(request, "fieldwork/points.html", context)


@require_safe
def points_file(request: Request, pk: UUID, kind: str) -> HttpResponse:
    """Give a set as GeoJSON, CSV or KML. Rule: point_sets_visible_to."""
    found = _point_set(request, pk)
    if kind not in FORMATS:
        raise Http404
    content_type, write = FORMATS[kind]
    exact = sees_exactly(request.actor, found)
    told = places(found.points.order_by("number").iterator(), exact=exact)
    title = found.title if exact else _("Points on a map")
    answer = HttpResponse(write(title, told), content_type=content_type)
    answer["Content-Disposition"] = f'attachment; filename="puncte-{found.seen_on}.{kind}"'
    return answer


@never_cache
@require_http_methods(["GET", "POST"])
def points_show(request: Request, pk: UUID) -> HttpResponse:
    """Show a set to everybody. Rule: why_not_show_points."""
    return _one_button(
        request,
        pk,
        why_not=rules.why_not_show_points,
        act=actions.show_points,
        title=_("Show the points to everybody?"),
        text=_("Look once more: no point should be somebody's home."),
        submit=_("Show them"),
    )


@never_cache
@require_http_methods(["GET", "POST"])
def points_hide(request: Request, pk: UUID) -> HttpResponse:
    """Take a set back from the public. Rule: why_not_hide_points."""
    return _one_button(
        request,
        pk,
        why_not=rules.why_not_hide_points,
        act=actions.hide_points,
        title=_("Take the points back from the public?"),
        text=_("Then only the group sees them."),
        submit=_("Hide them"),
    )


@never_cache
@require_http_methods(["GET", "POST"])
def points_evidence(request: Request, pk: UUID) -> HttpResponse:
    """Bring a set as evidence of the problem. Rule: why_not_bring_points_as_evidence."""
    return _one_button(
        request,
        pk,
        why_not=rules.why_not_bring_points_as_evidence,
        act=actions.bring_points_as_evidence,
        title=_("Bring the points as evidence?"),
        text=_("They wait among the evidence until an organiser says that they count."),
        submit=_("Bring them"),
    )


def _point_set(request: Request, pk: UUID) -> PointSet:
    return get_object_or_404(point_sets_visible_to(request.actor), pk=pk)


def _one_button(
    request: Request,
    pk: UUID,
    *,
    why_not: Callable[[Actor, PointSet], Refusal | None],
    act: Callable[..., object],
    **context: object,
) -> HttpResponse:
    found = _point_set(request, pk)
    web.admit(why_not(request.actor, found))
    return web.submit(
        request,
        form=web.bound(web.CreatingForm, request),
        act=lambda _data: act(point_set=found, by=request.actor),
        template="fieldwork/one_button.html",
        context={"points": found, "cause": found.cause, **context},
    )
