"""The pages of promises."""

from collections.abc import Callable
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET, require_http_methods

from civicsteps.causes.queries import causes_visible_to
from civicsteps.core import web
from civicsteps.core.http import Request
from civicsteps.follow.commitments import actions, rules
from civicsteps.follow.commitments.forms import (
    BrokenForm,
    ChangeForm,
    CheckForm,
    CommitmentForm,
    StatementForm,
)
from civicsteps.follow.commitments.history import history_of
from civicsteps.follow.commitments.models import Commitment
from civicsteps.follow.commitments.prefilled import from_meeting
from civicsteps.follow.commitments.queries import commitments_visible_to
from civicsteps.follow.commitments.standing import standing_of


@require_GET
def commitment(request: Request, key: UUID) -> HttpResponse:
    """Show a promise and how it stands. Rule: `commitments_visible_to`."""
    promise, by = _found(request, key), request.actor
    context = {
        "promise": promise,
        "standing": standing_of(promise),
        "history": history_of(promise),
        "may_check": rules.why_not_record_check(by, promise) is None,
        "may_change": rules.why_not_change_commitment(by, promise) is None,
        "may_break": rules.why_not_mark_broken(by, promise) is None,
        "may_mend": rules.why_not_unmark_broken(by, promise) is None,
        "may_take_back": rules.why_not_take_back_commitment(by, promise) is None,
    }
    return render(request, "commitments/commitment.html", context)


@require_http_methods(["GET", "POST"])
def commitment_take_back(request: Request, key: UUID) -> HttpResponse:
    """Take back what was entered by mistake. Rule: `why_not_take_back_commitment`."""
    promise = _found(request, key)
    web.admit(rules.why_not_take_back_commitment(request.actor, promise))
    return web.submit(
        request,
        form=web.bound(web.CreatingForm, request),
        act=lambda _data: actions.take_back_commitment(commitment=promise, by=request.actor).cause,
        template="notices/mistake.html",
        context={"row": promise},
    )


@require_http_methods(["GET", "POST"])
def commitment_new(request: Request, slug: str) -> HttpResponse:
    """Write a promise down. Rule: `why_not_register_commitment`."""
    causes = causes_visible_to(request.actor).select_related("group")
    cause = get_object_or_404(causes, slug=slug)
    web.admit(rules.why_not_register_commitment(request.actor, cause))
    known = from_meeting(request.GET.get("intalnire", ""), cause, by=request.actor)
    return web.submit(
        request,
        form=web.bound(CommitmentForm, request, {**known, "cause": cause}),
        act=lambda data: actions.register_commitment(cause=cause, by=request.actor, **data),
        template="commitments/new.html",
        context={"cause": cause},
    )


@require_http_methods(["GET", "POST"])
def commitment_check(request: Request, key: UUID) -> HttpResponse:
    """Record what somebody saw. Rule: `why_not_record_check`."""
    promise = _found(request, key)
    web.admit(rules.why_not_record_check(request.actor, promise))

    def act(data: web.Cleaned) -> Commitment:
        return actions.record_check(commitment=promise, by=request.actor, **data).commitment

    form = web.bound(CheckForm, request)
    return _page(request, promise, "commitments/check.html", form=form, act=act)


@require_http_methods(["GET", "POST"])
def commitment_statement(request: Request, key: UUID) -> HttpResponse:
    """Record what the office says. Rule: `why_not_record_statement`."""
    promise = _found(request, key)
    web.admit(rules.why_not_record_statement(request.actor, promise))

    def act(data: web.Cleaned) -> Commitment:
        return actions.record_statement(commitment=promise, by=request.actor, **data).commitment

    form = web.bound(StatementForm, request)
    return _page(request, promise, "commitments/statement.html", form=form, act=act)


@require_http_methods(["GET", "POST"])
def commitment_change(request: Request, key: UUID) -> HttpResponse:
    """Record another term. Rule: `why_not_change_commitment`."""
    promise = _found(request, key)
    web.admit(rules.why_not_change_commitment(request.actor, promise))

    def act(data: web.Cleaned) -> Commitment:
        return actions.change_commitment(commitment=promise, by=request.actor, **data).commitment

    form = web.bound(ChangeForm, request, {"commitment": promise})
    return _page(request, promise, "commitments/change.html", form=form, act=act)


@require_http_methods(["GET", "POST"])
def commitment_broken(request: Request, key: UUID) -> HttpResponse:
    """Mark a promise as broken. Rule: `why_not_mark_broken`."""
    promise = _found(request, key)
    web.admit(rules.why_not_mark_broken(request.actor, promise))

    def act(data: web.Cleaned) -> Commitment:
        return actions.mark_broken(commitment=promise, by=request.actor, **data).commitment

    form = web.bound(BrokenForm, request)
    return _page(request, promise, "commitments/broken.html", form=form, act=act)


@require_http_methods(["GET", "POST"])
def commitment_mended(request: Request, key: UUID) -> HttpResponse:
    """Take the mark back. Rule: `why_not_unmark_broken`."""
    promise = _found(request, key)
    web.admit(rules.why_not_unmark_broken(request.actor, promise))

    def act(_data: web.Cleaned) -> Commitment:
        return actions.unmark_broken(commitment=promise, by=request.actor)

    form = web.bound(forms.Form, request)
    return _page(request, promise, "commitments/mended.html", form=form, act=act)


def _found(request: Request, key: UUID) -> Commitment:
    return get_object_or_404(commitments_visible_to(request.actor), pk=key)


def _page(
    request: Request,
    promise: Commitment,
    template: str,
    *,
    form: forms.Form,
    act: Callable[[web.Cleaned], Commitment],
) -> HttpResponse:
    context = {"promise": promise}
    return web.submit(request, form=form, act=act, template=template, context=context)
