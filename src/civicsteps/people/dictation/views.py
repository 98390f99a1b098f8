"""Writing for a group on the telephone, and saying that it is so."""

from functools import partial
from http import HTTPStatus
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from civicsteps.core import web
from civicsteps.core.actors.models import Actor
from civicsteps.core.http import Request
from civicsteps.core.refusals import Refusal, Refused
from civicsteps.people.dictation import actions, pages, replay, rules, writing
from civicsteps.people.dictation.forms import AnswerForm, CallForm
from civicsteps.people.dictation.models import Dictation
from civicsteps.people.dictation.queries import dictations_visible_to, reached_in
from civicsteps.people.dictation.registry import DICTATED
from civicsteps.people.dictation.standing import stand_in
from civicsteps.people.groups.models import Group
from civicsteps.people.groups.permissions import holds_in_group

PER_PAGE = 20


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def dictation_new(request: Request, slug: str) -> HttpResponse:
    """Choose who is on the telephone, and begin to write. Rule: why_not_write_for; others 404."""
    group = get_object_or_404(Group, slug=slug)
    if rules.why_not_write_for(request.actor, group):
        raise Http404
    people = reached_in(group)
    return web.submit(
        request,
        form=web.bound(partial(CallForm, people=people), request),
        act=lambda data: _begun(request, group, data["member"]),
        template="dictation/new.html",
        context={"group": group, "people": people},
    )


@never_cache
@login_required
@require_safe
def dictation_menu(request: Request) -> HttpResponse:
    """Choose what to write. Rule: in writing mode; others find nothing here."""
    now = _writing(request)
    role = now.member.role
    forms = [f for f in DICTATED.values() if holds_in_group(role, f.letter, f.thing)]
    context = {"writing": now, "forms": [(f, pages.entry_url(f, now.group)) for f in forms]}
    return render(request, "dictation/menu.html", context)


@never_cache
@login_required
@require_safe
def dictation_choose(request: Request, what: str) -> HttpResponse:
    """Choose what it is about. Rule: in writing mode; others find nothing here."""
    now = _writing(request)
    form = DICTATED.get(what)
    if form is None or form.rows is None:
        raise Http404
    actor = stand_in(now.group, now.member.role, entered_by=request.actor)
    page = Paginator(form.rows(actor, now.group), PER_PAGE).get_page(request.GET.get("page"))
    rows = [(str(row), reverse(what, args=[getattr(row, form.key)])) for row in page]
    context = {"writing": now, "form_label": form.label, "page": page, "rows": rows}
    return render(request, "dictation/choose.html", context)


@require_POST
def dictation_stop(request: Request) -> HttpResponse:
    """Stop writing for somebody. Rule: everybody, for their own browser."""
    writing.stop(request)
    return redirect("desk")


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def dictation(request: Request, pk: UUID) -> HttpResponse:
    """Show what was written, and take the answer. Rule: dictations_visible_to; rules.may_answer."""
    found = get_object_or_404(dictations_visible_to(request.actor), pk=pk)
    return web.submit(
        request,
        form=web.bound(AnswerForm, request),
        act=lambda data: answered(found, data, by=request.actor, request=request),
        template="dictation/dictation.html",
        context=pages.shown(found, by=request.actor),
    )


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def dictation_change(request: Request, pk: UUID) -> HttpResponseBase:
    """Put right what was written, in its own form. Rule: why_not_confirm_dictation."""
    found = get_object_or_404(dictations_visible_to(request.actor), pk=pk)
    web.admit(rules.why_not_confirm_dictation(request.actor, found))
    if not found.waits:
        return redirect(found)
    run = replay.perform_changed if request.method == "POST" else replay.filled_form
    try:
        return run(found, by=request.actor, request=request)
    except Refused as refused:
        context = {"reason": refused.refusal.reason}
        return render(request, "refused.html", context, status=HTTPStatus.CONFLICT)


def answered(
    found: Dictation, data: web.Cleaned, *, by: Actor, request: Request
) -> Dictation | str:
    """Do what was written, or let it go; return where to go next."""
    if data["answer"] == "yes":
        return replay.perform(found, by=by, request=request)
    return actions.refuse_dictation(dictation=found, by=by, reason=data["reason"])


def _begun(request: Request, group: Group, chosen: str) -> str:
    reached = {str(one.member.pk): one.member for one in reached_in(group)}
    if chosen not in reached:
        raise Refused(Refusal(_("This person is not in the group."), "input", "member"))
    writing.begin(request, reached[chosen])
    return reverse("dictation_menu")


def _writing(request: Request) -> writing.Writing:
    now: writing.Writing | None = getattr(request, "writing", None)
    if now is None:
        raise Http404
    return now
