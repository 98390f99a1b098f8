"""The pages of agendas: a problem that stands on one, and all the points of a meeting."""

from functools import partial
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from civicsteps.causes.queries import causes_visible_to
from civicsteps.core import web
from civicsteps.core.editing.guard import guard
from civicsteps.core.http import Request
from civicsteps.core.web import Cleaned
from civicsteps.resolve.notices import points, queries, rules
from civicsteps.resolve.notices.actions import (
    record_agenda_item,
    take_back_agenda_item,
    take_off_agenda,
)
from civicsteps.resolve.notices.actions_plain import say_plainly
from civicsteps.resolve.notices.forms import AgendaItemForm, TakenOffForm
from civicsteps.resolve.notices.forms_plain import PlainWordsForm
from civicsteps.resolve.notices.models import Notice, PlainWords
from civicsteps.resolve.notices.pages import why_said
from civicsteps.resolve.notices.queries import agenda_items_visible_to
from civicsteps.resolve.notices.rules import (
    why_not_record_agenda_item,
    why_not_take_back_agenda_item,
    why_not_take_off_agenda,
)

PAGE = 20


@require_GET
def agenda_item(request: Request, key: UUID) -> HttpResponse:
    """Show what is on an authority's agenda. Rule: `agenda_items_visible_to`."""
    item = get_object_or_404(agenda_items_visible_to(request.actor), pk=key)
    may_take_off = why_not_take_off_agenda(request.actor, item) is None
    may_take_back = why_not_take_back_agenda_item(request.actor, item) is None
    context = {"item": item, "may_take_off": may_take_off, "may_take_back": may_take_back}
    return render(request, "notices/item.html", context)


@require_http_methods(["GET", "POST"])
def agenda_new(request: Request, slug: str) -> HttpResponse:
    """Record an agenda item of a cause. Rule: `why_not_record_agenda_item`."""
    causes = causes_visible_to(request.actor).select_related("group")
    cause = get_object_or_404(causes, slug=slug)
    web.admit(why_not_record_agenda_item(request.actor, cause))
    return web.submit(
        request,
        form=web.bound(AgendaItemForm, request, {"cause": cause}),
        act=lambda data: record_agenda_item(cause=cause, by=request.actor, **data),
        template="notices/new.html",
        context={"cause": cause},
    )


@require_http_methods(["GET", "POST"])
def agenda_off(request: Request, key: UUID) -> HttpResponse:
    """Record that an item was taken off. Rule: `why_not_take_off_agenda`."""
    item = get_object_or_404(agenda_items_visible_to(request.actor), pk=key)
    web.admit(why_not_take_off_agenda(request.actor, item))
    return web.submit(
        request,
        form=web.bound(TakenOffForm, request),
        act=lambda data: take_off_agenda(item=item, by=request.actor, **data),
        template="notices/off.html",
        context={"item": item},
    )


@require_http_methods(["GET", "POST"])
def agenda_take_back(request: Request, key: UUID) -> HttpResponse:
    """Take back what was entered by mistake. Rule: `why_not_take_back_agenda_item`."""
    item = get_object_or_404(agenda_items_visible_to(request.actor), pk=key)
    web.admit(why_not_take_back_agenda_item(request.actor, item))
    return web.submit(
        request,
        form=web.bound(web.CreatingForm, request),
        act=lambda _data: take_back_agenda_item(item=item, by=request.actor).cause,
        template="notices/mistake.html",
        context={"row": item, "cause": item.cause},
    )


@require_safe
def notice_points(request: Request, key: UUID) -> HttpResponse:
    """Say each point of an agenda in plain words. Rule: `notices_visible_to`."""
    found = _agenda(request, key)
    may = points.may_of(request.actor)
    page = Paginator(points.points_before(found, request.actor), PAGE)
    shown = page.get_page(request.GET.get("page"))
    may_edit = rules.why_not_edit_notice(request.actor, found) is None
    context = {
        "notice": found,
        "headline": points.headline(found),
        "page": shown,
        "rows": [
            (point, why_said(point.why) if point.why else "", points.write_url(point, found, may))
            for point in shown
        ],
        "may": may,
        "edit_url": reverse("notice_edit", args=[found.pk]) if may_edit else "",
        "edit_label": _("Put it right"),
    }
    return render(request, "notices/points.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def plain_words(request: Request, key: UUID, item: str) -> HttpResponse:
    """Say a point in a group's own words. Rule: `why_not_say_plainly`, of the group."""
    found = _agenda(request, key)
    groups = queries.groups_that_say(request.actor)
    if not groups:
        web.admit(rules.NOBODYS_WORDS)
    point = next((one for one in points.points_read(found) if one.key == item), None)
    if point is None:
        raise Http404
    ours = PlainWords.objects.filter(notice=found, item=item, group__in=groups)
    row = ours.select_related("group").order_by("said_at").first()
    kept = {"words": row.words, "group": row.group} if row else {"group": groups[0]}
    form = web.bound(partial(PlainWordsForm, groups=groups), request, kept)

    def act(data: Cleaned) -> PlainWords:
        return say_plainly(notice=found, title=point.title, by=request.actor, **data)

    return web.submit(
        request,
        form=form,
        act=guard(form, request, row).over(act) if row else act,
        template="notices/plain_words.html",
        context={"notice": found, "item": point},
    )


def _agenda(request: Request, key: UUID) -> Notice:
    seen = queries.notices_visible_to(request.actor)
    return get_object_or_404(seen, pk=key, kind=Notice.Kind.AGENDA)
