"""Papers to print: posters, the notice for the stairwell, the list to call by."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from civicsteps.causes.queries import facts_of
from civicsteps.core import clock, web
from civicsteps.core.http import Request
from civicsteps.core.refusals import Refused
from civicsteps.core.turns import in_turn
from civicsteps.people.groups.forms import ExportForm
from civicsteps.people.groups.models import Group
from civicsteps.people.groups.queries import groups_of_contacts, phone_to_call
from civicsteps.promote.outreach import actions, papers, queries, rules
from civicsteps.promote.outreach.telling import whole_address
from civicsteps.promote.outreach.views import doors

PDF = "application/pdf"


@require_safe
@in_turn
def cause_poster(request: Request, slug: str, size: str) -> HttpResponse:
    """Print a problem's poster. Rule: everybody, of what is public."""
    cause = doors.told_cause(slug)
    made = papers.cause_poster(
        cause,
        address=whole_address(cause, queries.address_in_use(cause)),
        call=phone_to_call(cause.group),
        size=doors.size_or_404(size, papers.SIZES),
        on=clock.today(),
    )
    return doors.given(made, PDF, _name(cause.group, "afis", slug, size))


@require_safe
@in_turn
def group_poster(request: Request, slug: str, size: str) -> HttpResponse:
    """Print a group's poster. Rule: everybody."""
    group = doors.told_group(slug)
    made = papers.group_poster(
        group,
        address=whole_address(group, queries.address_in_use(group)),
        call=phone_to_call(group),
        size=doors.size_or_404(size, papers.SIZES),
        on=clock.today(),
    )
    return doors.given(made, PDF, _name(group, "afis", slug, size))


@require_safe
@in_turn
def stairwell_notice(request: Request, slug: str) -> HttpResponse:
    """Print the notice for the stairwell. Rule: everybody, of what is public."""
    cause = doors.told_cause(slug)
    made = papers.stairwell_notice(
        cause,
        demands=list(cause.demands.select_related("office__authority")),
        facts=facts_of(cause),
        address=whole_address(cause, queries.address_in_use(cause)),
        call=phone_to_call(cause.group),
        on=clock.today(),
    )
    return doors.given(made, PDF, _name(cause.group, "anunt", slug))


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def call_list(request: Request, slug: str) -> HttpResponse:
    """Ask what a list to call by is for, and print it. Rule: why_not_take_call_list."""
    group = get_object_or_404(groups_of_contacts(request.actor), slug=slug)
    web.admit(rules.why_not_take_call_list(request.actor, group))
    form = web.bound(ExportForm, request, {"reason": "calls"})
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                return _calls(request, group, form.cleaned_data["reason"])
            except Refused as refused:
                web.show_refusal(form, refused.refusal)
                status = web.STATUS[refused.refusal.kind]
    context = {"group": group, "form": form}
    return render(request, "outreach/call_list.html", context, status=status)


def _calls(request: Request, group: Group, reason: str) -> HttpResponse:
    # The list is logged in its own transaction; the paper is made after it.
    people = actions.take_call_list(group=group, reason=reason, by=request.actor)
    made = papers.call_list(group, people, on=clock.today())
    answer = doors.given(made, PDF, f"de-sunat-{clock.today():%Y-%m-%d}.pdf")
    answer["Cache-Control"] = "private, no-store"
    return answer


def _name(group: Group, *parts: str) -> str:
    shown = [part for at, part in enumerate(parts) if not (group.at_risk and at == 1)]
    return "-".join(shown) + ".pdf"
