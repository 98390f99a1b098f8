"""Pages under a cause: writing it better, showing it, what it asks, what its steps rest on."""

from functools import partial

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from civicsteps.causes import actions, rules
from civicsteps.causes.forms import CauseForm, DemandForm
from civicsteps.causes.models import Cause, Demand
from civicsteps.causes.queries import causes_visible_to, demands_visible_to, facts_of
from civicsteps.causes.sources import address_of
from civicsteps.causes.stairs import kept_stairs
from civicsteps.core import web
from civicsteps.core.editing.guard import guard
from civicsteps.core.http import Request
from civicsteps.engines.ladders import STEPS

KEPT = ("title", "place", "summary", "title_en", "summary_en", "lat", "lon")


@never_cache
@require_http_methods(["GET", "POST"])
def edit(request: Request, slug: str) -> HttpResponse:
    """Write a problem better. Rule: why_not_edit_cause."""
    cause = _cause(request, slug)
    web.admit(rules.why_not_edit_cause(request.actor, cause))
    kept = {name: getattr(cause, name) for name in KEPT}
    form = web.bound(partial(CauseForm, cause=cause), request, kept)
    return web.submit(
        request,
        form=form,
        act=guard(form, request, cause).over(
            lambda data: actions.edit_cause(cause=cause, by=request.actor, **data)
        ),
        template="causes/edit.html",
        context={"cause": cause},
    )


@never_cache
@require_http_methods(["GET", "POST"])
def publish(request: Request, slug: str) -> HttpResponse:
    """Show a problem to everybody. Rule: why_not_publish_cause."""
    cause = _cause(request, slug)
    web.admit(rules.why_not_publish_cause(request.actor, cause))
    return web.submit(
        request,
        form=web.bound(web.CreatingForm, request),
        act=lambda _data: actions.publish_cause(cause=cause, by=request.actor),
        template="causes/one_button.html",
        context={
            "title": _("Show it to everybody"),
            "text": _(
                "Everybody will see the title, the place, the photo, the words of those who agreed "
                "to be quoted, and the steps. You can take it back at any time."
            ),
            "submit": _("Show it to everybody"),
            "cause": cause,
        },
    )


@never_cache
@require_http_methods(["GET", "POST"])
def hide(request: Request, slug: str) -> HttpResponse:
    """Take a problem back from the public. Rule: why_not_hide_cause."""
    cause = _cause(request, slug)
    web.admit(rules.why_not_hide_cause(request.actor, cause))
    return web.submit(
        request,
        form=web.bound(web.CreatingForm, request),
        act=lambda _data: actions.hide_cause(cause=cause, by=request.actor),
        template="causes/one_button.html",
        context={
            "title": _("Take it back from the public"),
            "text": _("Only the group will see it. Nothing is deleted, and you can show it again."),
            "submit": _("Take it back"),
            "cause": cause,
        },
    )


@never_cache
@require_http_methods(["GET", "POST"])
def new_demand(request: Request, slug: str) -> HttpResponse:
    """Say what the group asks, and of whom. Rule: why_not_add_demand."""
    cause = _cause(request, slug)
    web.admit(rules.why_not_add_demand(request.actor, cause))
    return web.submit(
        request,
        form=web.bound(partial(DemandForm, cause=cause), request),
        act=lambda data: actions.add_demand(cause=cause, by=request.actor, **data).cause,
        template="causes/demand_new.html",
        context={"cause": cause},
    )


@require_safe
def demand(request: Request, pk: str) -> HttpResponse:
    """Show one demand with its own steps. Rule: demands_visible_to."""
    found = _demand(request, pk)
    context = {
        "demand": found,
        "stairs": kept_stairs(found),
        "facts": [
            (fact, address_of(fact.source))
            for fact in facts_of(found.cause)
            if fact.demand_id in {None, found.pk}
        ],
        "may_withdraw": rules.why_not_withdraw_demand(request.actor, found) is None,
    }
    return render(request, "causes/demand.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def withdraw(request: Request, pk: str) -> HttpResponse:
    """Withdraw what the group asked. Rule: why_not_withdraw_demand."""
    found = _demand(request, pk)
    web.admit(rules.why_not_withdraw_demand(request.actor, found))
    return web.submit(
        request,
        form=web.bound(web.CreatingForm, request),
        act=lambda _data: actions.withdraw_demand(demand=found, by=request.actor),
        template="causes/one_button.html",
        context={
            "title": _("Withdraw what we asked"),
            "text": _("It stays in the story, marked as withdrawn. It cannot be taken back."),
            "submit": _("Withdraw it"),
            "cause": found.cause,
        },
    )


@require_safe
def tread(request: Request, slug: str, step: int) -> HttpResponse:
    """Show the facts that a step rests on. Rule: causes_visible_to."""
    cause = _cause(request, slug)
    if not 1 <= step <= STEPS:
        raise Http404
    facts = [(fact, address_of(fact.source)) for fact in facts_of(cause, step=step)]
    context = {"cause": cause, "step": step, "facts": facts, "stairs": kept_stairs(cause)}
    return render(request, "causes/tread.html", context)


def _cause(request: Request, slug: str) -> Cause:
    visible = causes_visible_to(request.actor).select_related("group", "photo")
    return get_object_or_404(visible, slug=slug)


def _demand(request: Request, pk: str) -> Demand:
    visible = demands_visible_to(request.actor)
    return get_object_or_404(visible.select_related("cause__group", "office__authority"), pk=pk)
