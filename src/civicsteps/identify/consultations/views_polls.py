"""Pages of a vote of households: its list, its page, and what its organisers do."""

from functools import partial
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from civicsteps.core import clock, web
from civicsteps.core.http import Request
from civicsteps.core.refusals import Refusal, Refused
from civicsteps.core.turns import in_turn
from civicsteps.core.web import Cleaned
from civicsteps.identify.consultations import actions_polls as actions
from civicsteps.identify.consultations import exports_polls, pages_polls, pdf
from civicsteps.identify.consultations import rules_polls as rules
from civicsteps.identify.consultations.forms_polls import (
    MoreForm,
    PaperForm,
    PollForm,
    ReplaceForm,
    StopForm,
)
from civicsteps.identify.consultations.models import Poll, Slip
from civicsteps.identify.consultations.queries_polls import (
    PAPERS,
    came,
    needs_of,
    needs_visible_to,
    polls_of,
    polls_visible_to,
    slip_by_code,
    slips_to_print,
)
from civicsteps.people.groups.models import Group

PAGE = 20
ONE_FORM = "consultations/poll_form.html"


@require_safe
def group_polls(request: Request, slug: str) -> HttpResponse:
    """List a group's votes. Rule: why_not_see_polls."""
    group = get_object_or_404(Group, slug=slug)
    web.admit(rules.why_not_see_polls(request.actor, group))
    page = Paginator(polls_of(group, by=request.actor), PAGE).get_page(request.GET.get("page"))
    today = clock.today()
    context = {
        "group": group,
        "page": page,
        "lines": [
            pages_polls.line(
                poll, came=poll.cast if poll.closed_on else vars(poll)["came"], on=today
            )
            for poll in page
        ],
        "may_open": rules.why_not_open_poll(request.actor, group) is None,
    }
    return render(request, "consultations/polls.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def poll_new(request: Request, slug: str) -> HttpResponse:
    """Ask the households of a place. Rule: why_not_open_poll."""
    group = get_object_or_404(Group, slug=slug)
    web.admit(rules.why_not_open_poll(request.actor, group))
    return web.submit(
        request,
        form=web.bound(partial(PollForm, group=group), request),
        act=lambda data: actions.open_poll(group=group, by=request.actor, **data),
        template="consultations/poll_new.html",
        context={"group": group},
    )


@require_safe
def poll(request: Request, pk: UUID) -> HttpResponse:
    """Show a vote: what it asks, who may vote, how it is counted. Rule: polls_visible_to.

    The votes of each need are shown only once it is closed.
    """
    found, today = _poll(request, pk), clock.today()
    needs, voted = needs_of(found), came(found)
    lines = pages_polls.result_of(found, needs) if found.closed_on else []
    context = {
        "poll": found,
        "state": found.state_on(today),
        "needs": needs,
        "came": voted,
        "turnout": pages_polls.turnout_said(voted, found.households),
        "until": pages_polls.until(found),
        "counted_by": found.closes_on + PAPERS,
        "lines": [(line, pages_polls.onward(line, by=request.actor)) for line in lines],
        "tied": any(line.is_tied for line in lines),
        "numbers": pages_polls.numbers(found) if found.closed_on else [],
        **pages_polls.may(request.actor, found),
    }
    return render(request, "consultations/poll.html", context)


@require_safe
def poll_csv(request: Request, pk: UUID) -> HttpResponse:
    """Give the result of a closed vote as CSV. Rule: polls_visible_to."""
    found = _poll(request, pk)
    if found.closed_on is None:
        raise Http404
    lines = pages_polls.result_of(found, needs_of(found))
    answer = HttpResponse(
        exports_polls.as_csv(found, lines), content_type="text/csv; charset=utf-8"
    )
    answer["Content-Disposition"] = 'attachment; filename="vot.csv"'
    return answer


@never_cache
@require_safe
def poll_slips(request: Request, pk: UUID) -> HttpResponse:
    """Show how the slips are printed and handled. Rule: why_not_handle_slips."""
    found = _poll(request, pk)
    web.admit(rules.why_not_handle_slips(request.actor, found))
    context = {
        "poll": found,
        "turnout": pages_polls.turnout_said(came(found), found.households),
        "only": request.GET.get("foaia", "")[:3],
    }
    return render(request, "consultations/poll_slips.html", context)


@never_cache
@require_safe
@in_turn
def poll_slips_pdf(request: Request, pk: UUID) -> HttpResponse:
    """Give the slips to print, all or one by `?foaia=`. Rule: why_not_handle_slips."""
    found = _poll(request, pk)
    web.admit(rules.why_not_handle_slips(request.actor, found))
    asked = request.GET.get("foaia", "")
    only = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 4 else None
    slips = list(slips_to_print(found, only=only))
    if not slips:
        raise Http404
    made = pdf.render(found, needs_of(found), slips, on=clock.today())
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = 'inline; filename="foi.pdf"'
    return answer


@never_cache
@require_http_methods(["GET", "POST"])
def poll_slips_more(request: Request, pk: UUID) -> HttpResponse:
    """Make slips for households that were forgotten. Rule: why_not_handle_slips."""
    found = _poll(request, pk)
    web.admit(rules.why_not_handle_slips(request.actor, found))

    def act(data: Cleaned) -> str:
        actions.add_slips(poll=found, by=request.actor, **data)
        return reverse("poll_slips", args=[found.pk])

    return web.submit(
        request,
        form=web.bound(MoreForm, request),
        act=act,
        template=ONE_FORM,
        context={
            "poll": found,
            "title": _("More slips"),
            "text": _("For households that were forgotten. How many are asked grows by as many."),
            "submit": _("Make the slips"),
        },
    )


@never_cache
@require_http_methods(["GET", "POST"])
def poll_slip_replace(request: Request, pk: UUID) -> HttpResponse:
    """Replace a slip that was lost. Rule: why_not_handle_slips."""
    found = _poll(request, pk)
    web.admit(rules.why_not_handle_slips(request.actor, found))

    def act(data: Cleaned) -> str:
        lost = _numbered(found, data["number"])
        new = actions.replace_slip(slip=lost, by=request.actor)
        return f"{reverse('poll_slips', args=[found.pk])}?foaia={new.number}"

    return web.submit(
        request,
        form=web.bound(ReplaceForm, request),
        act=act,
        template=ONE_FORM,
        context={
            "poll": found,
            "title": _("A slip was lost"),
            "text": _("The lost one opens nothing any more; a new one is made in its place."),
            "submit": _("Replace it"),
        },
    )


@never_cache
@require_http_methods(["GET", "POST"])
def poll_paper(request: Request, pk: UUID) -> HttpResponse:
    """Type what stands on a household's paper. Rule: why_not_type_ballot."""
    found = _poll(request, pk)
    web.admit(rules.why_not_type_ballot(request.actor, found))

    def act(data: Cleaned) -> str:
        slip = slip_by_code(data.pop("code"))
        if slip is None or slip.poll_id != found.pk:
            reason = _("No slip of this vote has this code. Look at it once more.")
            raise Refused(Refusal(reason, "input", "code"))
        actions.type_ballot(slip=slip, by=request.actor, **data)
        return f"{reverse('poll_paper', args=[found.pk])}?scris=da"

    return web.submit(
        request,
        form=web.bound(partial(PaperForm, poll=found, needs=needs_of(found)), request),
        act=act,
        template="consultations/poll_paper.html",
        context={
            "poll": found,
            "typed": request.method == "GET" and "scris" in request.GET,
            "turnout": pages_polls.turnout_said(came(found), found.households),
        },
    )


@never_cache
@require_http_methods(["GET", "POST"])
def poll_stop(request: Request, pk: UUID) -> HttpResponse:
    """Stop a vote before its time. Rule: why_not_stop_poll."""
    found = _poll(request, pk)
    web.admit(rules.why_not_stop_poll(request.actor, found))
    return web.submit(
        request,
        form=web.bound(StopForm, request),
        act=lambda data: actions.stop_poll(poll=found, by=request.actor, **data),
        template=ONE_FORM,
        context={
            "poll": found,
            "title": _("Stop the vote"),
            "text": _("Its numbers so far are shown with the reason, and it chooses nothing."),
            "submit": _("Stop the vote now"),
        },
    )


@never_cache
@require_http_methods(["GET", "POST"])
def poll_close(request: Request, pk: UUID) -> HttpResponse:
    """Close a vote after its last day. Rule: why_not_close_poll."""
    found = _poll(request, pk)
    web.admit(rules.why_not_close_poll(request.actor, found))
    return web.submit(
        request,
        form=web.bound(web.CreatingForm, request),
        act=lambda _data: actions.close_poll(poll=found, by=request.actor),
        template=ONE_FORM,
        context={
            "poll": found,
            "title": _("Close the vote and count"),
            "text": _("Type first the papers that came in time: after this none is counted."),
            "submit": _("Close it and count"),
        },
    )


@never_cache
@require_http_methods(["GET", "POST"])
def need_cause(request: Request, pk: UUID) -> HttpResponse:
    """Make a problem of a need that was voted. Rule: why_not_make_cause."""
    need = get_object_or_404(needs_visible_to(request.actor), pk=pk)
    web.admit(rules.why_not_make_cause(request.actor, need))
    return web.submit(
        request,
        form=web.bound(web.CreatingForm, request),
        act=lambda _data: actions.make_cause_of_need(need=need, by=request.actor),
        template=ONE_FORM,
        context={
            "poll": need.poll,
            "title": _("Make a problem of it"),
            "text": _("“%(need)s” gets a page of its own. Only the group sees it, at first.")
            % {"need": need.text},
            "submit": _("Make a problem of it"),
        },
    )


def _poll(request: Request, pk: UUID) -> Poll:
    return get_object_or_404(polls_visible_to(request.actor), pk=pk)


def _numbered(poll: Poll, number: int) -> Slip:
    slip = slips_to_print(poll, only=number).select_related("poll__group").first()
    if slip is None:
        raise Refused(Refusal(_("There is no slip with this number."), "input", "number"))
    return slip
