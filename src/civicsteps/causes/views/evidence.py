"""Pages of evidence: bringing it, asking a neighbour for it, judging it."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from civicsteps.causes import actions, rules
from civicsteps.causes.forms import AskForEvidenceForm, EvidenceForm, StrikeForm
from civicsteps.causes.models import Cause, Evidence
from civicsteps.causes.queries import causes_visible_to, evidence_visible_to
from civicsteps.core import audiences, web
from civicsteps.core.guard import forms as guarded
from civicsteps.core.guard.limits import knock, network_of
from civicsteps.core.http import Request
from civicsteps.core.refusals import refuse
from civicsteps.core.web import Cleaned

ASKED = "evidence_asked"  # in the session: the fresh link's address, by cause


@never_cache
@require_http_methods(["GET", "POST"])
def bring(request: Request, slug: str) -> HttpResponse:
    """Bring evidence. Rule: why_not_offer_evidence."""
    cause = _cause(request, slug)
    web.admit(rules.why_not_offer_evidence(request.actor, cause))
    return web.submit(
        request,
        form=guarded.bound(EvidenceForm, request),
        act=lambda data: _brought(request, cause, data),
        template="causes/evidence_new.html",
        context={"cause": cause},
    )


@never_cache
@require_http_methods(["GET", "POST"])
def ask(request: Request, slug: str) -> HttpResponse:
    """Make a link for a neighbour, and show it with a ready text. Rule: why_not_ask_for_evidence.

    The link's address is known only when it is made; it stays in the maker's session.
    """
    cause = _cause(request, slug)
    web.admit(rules.why_not_ask_for_evidence(request.actor, cause))
    return web.submit(
        request,
        form=web.bound(AskForEvidenceForm, request),
        act=lambda data: _asked(request, cause, int(data["uses"])),
        template="causes/evidence_ask.html",
        context={"cause": cause, "link": request.session.get(ASKED, {}).get(str(cause.pk))},
    )


@require_safe
def evidence(request: Request, pk: str) -> HttpResponse:
    """Show evidence, and to organisers what they decide about it.

    Rule: evidence_visible_to; its file has an audience of its own.
    """
    found = _evidence(request, pk)
    context = {
        "evidence": found,
        "file": found.file if _sees_file(request, found) else None,
        "cause_shown": rules.sees(request.actor, found.cause),
        "may_accept": rules.why_not_accept_evidence(request.actor, found) is None,
        "may_strike": rules.why_not_strike_evidence(request.actor, found) is None,
        "form": web.CreatingForm(),
    }
    return render(request, "causes/evidence.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def accept(request: Request, pk: str) -> HttpResponse:
    """Accept evidence. Rule: why_not_accept_evidence."""
    found = _evidence(request, pk)
    web.admit(rules.why_not_accept_evidence(request.actor, found))
    return web.submit(
        request,
        form=web.bound(web.CreatingForm, request),
        act=lambda _data: actions.accept_evidence(evidence=found, by=request.actor),
        template="causes/one_button.html",
        context={
            "title": _("Accept the evidence"),
            "text": _("Whoever sees the problem will see it."),
            "submit": _("It counts"),
            "cause": found.cause,
        },
    )


@never_cache
@require_http_methods(["GET", "POST"])
def strike(request: Request, pk: str) -> HttpResponse:
    """Strike evidence, with the reason. Rule: why_not_strike_evidence."""
    found = _evidence(request, pk)
    web.admit(rules.why_not_strike_evidence(request.actor, found))
    return web.submit(
        request,
        form=web.bound(StrikeForm, request),
        act=lambda data: actions.strike_evidence(evidence=found, by=request.actor, **data),
        template="causes/one_button.html",
        context={
            "title": _("It does not count"),
            "text": _("The step that rested on it may fall. The evidence stays with the group."),
            "submit": _("Strike it"),
            "cause": found.cause,
        },
    )


@require_safe
def thanks(request: Request, pk: str) -> HttpResponse:
    """Thank whoever brought evidence, without showing it. Rule: whoever has the address."""
    found = get_object_or_404(Evidence.objects.select_related("cause__group"), pk=pk)
    shown = found.cause if rules.sees(request.actor, found.cause) else None
    return render(request, "causes/evidence_thanks.html", {"cause": shown})


def _sees_file(request: Request, found: Evidence) -> bool:
    return found.file is not None and audiences.may_see(request.actor, found.file.audiences)


def _brought(request: Request, cause: Cause, data: Cleaned) -> str:
    refuse(knock("evidence", network_of(request)))
    brought = actions.offer_evidence(cause=cause, by=request.actor, **data)
    return reverse("evidence_thanks", args=[brought.pk])


def _asked(request: Request, cause: Cause, uses: int) -> str:
    issued = actions.ask_for_evidence(cause=cause, by=request.actor, uses=uses)
    request.session[ASKED] = {str(cause.pk): issued.url}
    return reverse("evidence_ask", args=[cause.slug])


def _cause(request: Request, slug: str) -> Cause:
    return get_object_or_404(causes_visible_to(request.actor).select_related("group"), slug=slug)


def _evidence(request: Request, pk: str) -> Evidence:
    visible = evidence_visible_to(request.actor)
    return get_object_or_404(visible.select_related("cause__group", "file"), pk=pk)
