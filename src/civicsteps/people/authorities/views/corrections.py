"""Corrections of the register: proposed by anybody with an account, decided by its keepers."""

from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from civicsteps.core import web
from civicsteps.core.http import Request
from civicsteps.people.authorities import actions, rules
from civicsteps.people.authorities.forms.corrections import CorrectionForm, RefusingForm
from civicsteps.people.authorities.models import Authority, Correction
from civicsteps.people.authorities.views.register import TEMPLATE, page

PER_PAGE = 20
LIST = "authorities/corrections.html"


@never_cache
@require_safe
def corrections(request: Request, slug: str) -> HttpResponse:
    """List what was put right of an authority, and what waits. Rule: corrections_visible_to."""
    authority = get_object_or_404(Authority, slug=slug)
    rows = rules.corrections_visible_to(request.actor).filter(authority=authority)
    context = {
        "authority": authority,
        "may_decide": rules.why_not_keep_register(request.actor) is None,
        "page": _paged(request, rows),
    }
    return render(request, LIST, context)


@never_cache
@login_required
@require_safe
def corrections_open(request: Request) -> HttpResponse:
    """List the proposals that wait, of all authorities. Rule: why_not_keep_register."""
    web.admit(rules.why_not_keep_register(request.actor))
    rows = rules.corrections_visible_to(request.actor).filter(state=Correction.State.OPEN)
    return render(request, LIST, {"may_decide": True, "page": _paged(request, rows)})


@login_required
@require_http_methods(["GET", "POST"])
def correction_new(request: Request, slug: str) -> HttpResponse:
    """Propose to put something right. Rule: why_not_propose_correction."""
    authority = get_object_or_404(Authority, slug=slug)
    web.admit(rules.why_not_propose_correction(request.actor, authority))

    def act(data: web.Cleaned) -> Correction:
        made = actions.propose_correction(authority=authority, by=request.actor, **data)
        messages.success(request, _("Thank you. Nothing changes until the centre has looked."))
        return made

    return web.submit(
        request,
        form=web.bound(partial(CorrectionForm, authority=authority), request),
        act=act,
        template=TEMPLATE,
        context=page(authority, _("What is not right here?")) | {"submit": _("Propose it")},
    )


@login_required
@require_http_methods(["GET", "POST"])
def correction(request: Request, pk: str) -> HttpResponse:
    """Accept a proposal or refuse it with a reason. Rule: why_not_decide_correction."""
    rows = Correction.objects.select_related("authority", "office", "channel")
    found = get_object_or_404(rows, pk=pk)
    web.admit(rules.why_not_decide_correction(request.actor, found))

    def act(data: web.Cleaned) -> Correction:
        decide = actions.accept_correction if data["accept"] else actions.refuse_correction
        return decide(correction=found, reason=data["reason"], by=request.actor)

    return web.submit(
        request,
        form=web.bound(RefusingForm, request),
        act=act,
        template="authorities/correction.html",
        context={"correction": found, "back": found.authority},
    )


def _paged(request: Request, rows: QuerySet[Correction]) -> Page[Correction]:
    return Paginator(rows.order_by("-at", "-pk"), PER_PAGE).get_page(request.GET.get("page"))
