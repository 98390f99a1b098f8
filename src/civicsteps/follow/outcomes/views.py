"""The pages of decisions and findings."""

from collections.abc import Callable
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET, require_http_methods

from civicsteps.causes.models import Cause
from civicsteps.causes.queries import causes_visible_to
from civicsteps.core import web
from civicsteps.core.actors.models import Actor
from civicsteps.core.http import Request
from civicsteps.core.refusals import Refusal
from civicsteps.follow.outcomes import actions, rules
from civicsteps.follow.outcomes.forms import (
    DecisionChangeForm,
    DecisionForm,
    DoneForm,
    FindingForm,
    UndoneForm,
)
from civicsteps.follow.outcomes.models import Decision, Finding
from civicsteps.follow.outcomes.queries import decisions_visible_to, findings_visible_to

CHANGES: dict[str, Callable[..., Decision]] = {
    Decision.State.SUSPENDED: actions.suspend_decision,
    Decision.State.ANNULLED: actions.annul_decision,
    Decision.State.IN_FORCE: actions.restore_decision,
}
ENDS: dict[str, Callable[..., Finding]] = {
    "undone": actions.mark_undone,
    "gone": actions.mark_gone,
}


@require_GET
def decision(request: Request, key: UUID) -> HttpResponse:
    """Show a decision. Rule: `decisions_visible_to`."""
    row = get_object_or_404(decisions_visible_to(request.actor), pk=key)
    return render(
        request,
        "outcomes/decision.html",
        {
            "decision": row,
            "may_change": _why_not_change(request.actor, row) is None,
            "may_take_back": rules.why_not_take_back_decision(request.actor, row) is None,
        },
    )


@require_http_methods(["GET", "POST"])
def decision_take_back(request: Request, key: UUID) -> HttpResponse:
    """Take back what was entered by mistake. Rule: `why_not_take_back_decision`."""
    row = get_object_or_404(decisions_visible_to(request.actor), pk=key)
    web.admit(rules.why_not_take_back_decision(request.actor, row))
    return web.submit(
        request,
        form=web.bound(web.CreatingForm, request),
        act=lambda _data: actions.take_back_decision(decision=row, by=request.actor).cause,
        template="notices/mistake.html",
        context={"row": row},
    )


@require_http_methods(["GET", "POST"])
def decision_new(request: Request, slug: str) -> HttpResponse:
    """Record a decision. Rule: `why_not_record_decision`."""
    cause = _cause(request, slug, rules.why_not_record_decision)
    return web.submit(
        request,
        form=web.bound(DecisionForm, request, {"cause": cause}),
        act=lambda data: actions.record_decision(cause=cause, by=request.actor, **data),
        template="outcomes/decision_new.html",
        context={"cause": cause},
    )


@require_http_methods(["GET", "POST"])
def decision_change(request: Request, key: UUID) -> HttpResponse:
    """Record that a decision was suspended, annulled or restored. Rule: `why_not_…_decision`."""
    row = get_object_or_404(decisions_visible_to(request.actor), pk=key)
    web.admit(_why_not_change(request.actor, row))

    def act(data: web.Cleaned) -> Decision:
        return CHANGES[data.pop("state")](decision=row, by=request.actor, **data)

    return web.submit(
        request,
        form=web.bound(DecisionChangeForm, request),
        act=act,
        template="outcomes/decision_change.html",
        context={"decision": row},
    )


@require_GET
def finding(request: Request, key: UUID) -> HttpResponse:
    """Show what was seen. Rule: `findings_visible_to`."""
    row = get_object_or_404(findings_visible_to(request.actor), pk=key)
    counts = row.kind in ("done", "lasting") and row.ended_on is None
    context = {
        "finding": row,
        "may_last": counts and rules.why_not_confirm_lasting(request.actor, row.cause) is None,
        "may_undo": counts and rules.why_not_mark_undone(request.actor, row.cause) is None,
    }
    return render(request, "outcomes/finding.html", context)


@require_http_methods(["GET", "POST"])
def done_new(request: Request, slug: str) -> HttpResponse:
    """Confirm that it is done. Rule: `why_not_confirm_done`."""
    cause = _cause(request, slug, rules.why_not_confirm_done)

    def act(data: web.Cleaned) -> Finding:
        return actions.confirm_done(cause=cause, by=request.actor, **data)

    return _finding_page(request, cause, DoneForm, act, "outcomes/done_new.html")


@require_http_methods(["GET", "POST"])
def lasting_new(request: Request, slug: str) -> HttpResponse:
    """Confirm that it still holds. Rule: `why_not_confirm_lasting`."""
    cause = _cause(request, slug, rules.why_not_confirm_lasting)

    def act(data: web.Cleaned) -> Finding:
        return actions.confirm_lasting(cause=cause, by=request.actor, **data)

    return _finding_page(request, cause, FindingForm, act, "outcomes/lasting_new.html")


@require_http_methods(["GET", "POST"])
def undone_new(request: Request, slug: str) -> HttpResponse:
    """Record that it is not so any more. Rule: `why_not_mark_undone`, `why_not_mark_gone`."""
    cause = _cause(request, slug, rules.why_not_mark_undone)

    def act(data: web.Cleaned) -> Finding:
        return ENDS[data.pop("what")](cause=cause, by=request.actor, **data)

    return _finding_page(request, cause, UndoneForm, act, "outcomes/undone_new.html")


def _cause(request: Request, slug: str, why_not: Callable[[Actor, Cause], Refusal | None]) -> Cause:
    causes = causes_visible_to(request.actor).select_related("group")
    cause = get_object_or_404(causes, slug=slug)
    web.admit(why_not(request.actor, cause))
    return cause


def _finding_page(
    request: Request,
    cause: Cause,
    form_class: type[forms.Form],
    act: Callable[[web.Cleaned], Finding],
    template: str,
) -> HttpResponse:
    form = web.bound(form_class, request, {"cause": cause})
    return web.submit(request, form=form, act=act, template=template, context={"cause": cause})


def _why_not_change(by: Actor, row: Decision) -> Refusal | None:
    in_force = row.state == Decision.State.IN_FORCE
    rule = rules.why_not_annul_decision if in_force else rules.why_not_restore_decision
    return rule(by, row)
