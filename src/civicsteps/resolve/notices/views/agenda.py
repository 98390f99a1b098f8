"""The pages of agendas."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET, require_http_methods

from civicsteps.causes.queries import causes_visible_to
from civicsteps.core import web
from civicsteps.core.http import Request
from civicsteps.resolve.notices.actions import (
    record_agenda_item,
    take_back_agenda_item,
    take_off_agenda,
)
from civicsteps.resolve.notices.forms import AgendaItemForm, TakenOffForm
from civicsteps.resolve.notices.queries import agenda_items_visible_to
from civicsteps.resolve.notices.rules import (
    why_not_record_agenda_item,
    why_not_take_back_agenda_item,
    why_not_take_off_agenda,
)


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
