"""Pages where a group reads what people said, and puts it where it belongs."""

from functools import partial

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from civicsteps.core import audiences, web
from civicsteps.core.files.models import StoredFile
from civicsteps.core.http import Request
from civicsteps.core.refusals import Refusal
from civicsteps.identify.reports import actions, rules
from civicsteps.identify.reports.forms import (
    AcceptForm,
    HandOverForm,
    MoveForm,
    QuotingForm,
    SetAsideForm,
)
from civicsteps.identify.reports.models import Report
from civicsteps.identify.reports.queries import (
    causes_near,
    heard_by,
    reports_inside,
    reports_to,
    reports_visible_to,
)
from civicsteps.people.groups.models import Group
from civicsteps.people.groups.roles import not_allowed, role_in

PER_PAGE = 20


@never_cache
@require_safe
def reports(request: Request, slug: str) -> HttpResponse:
    """List what people said to a group. Rule: not_allowed "R" on reports, or the centre's own."""
    group = get_object_or_404(Group, slug=slug)
    web.admit(_why_not_read(request, group))
    state = request.GET.get("stare", "")
    state = state if state in Report.State.values else ""
    found = reports_to(request.actor, group, state=state)
    context = {
        "group": group,
        "page": Paginator(found, PER_PAGE).get_page(request.GET.get("page")),
        "heard": heard_by(group),
        "states": [("", pgettext("reports", "all")), *Report.State.choices],
        "state": state,
        "query": f"stare={state}" if state else "",
        "may_note": rules.why_not_note_report(request.actor, group) is None,
    }
    return render(request, "reports/list.html", context)


@never_cache
@require_safe
def report(request: Request, pk: str) -> HttpResponse:
    """Show what somebody said, and what can be done with it.

    Rule: reports_visible_to; each photo has an audience of its own.
    """
    visible = reports_visible_to(request.actor).select_related("group", "voice__actor", "cause")
    found = get_object_or_404(visible, pk=pk)
    inside = reports_inside(request.actor).filter(pk=pk).exists()
    judging = not_allowed(request.actor, "U", "report", found.group) is None
    context = {
        "report": found,
        "inside": inside,
        "photos": _photos(request, found),
        "judging": judging,
        "buttons": _buttons(request, found),
        "near": causes_near(found) if judging and found.state == Report.State.WAITING else [],
    }
    return render(request, "reports/report.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def accept(request: Request, pk: str) -> HttpResponse:
    """Put a report into a problem, or open a new one. Rule: why_not_accept_report."""
    found = _inside(request, pk)
    web.admit(rules.why_not_accept_report(request.actor, found))
    return web.submit(
        request,
        form=web.bound(partial(AcceptForm, report=found), request),
        act=lambda data: actions.accept_report(report=found, by=request.actor, **data).cause,
        template="reports/decide.html",
        context={
            "report": found,
            "title": _("Which problem is it?"),
            "submit": _("It belongs here"),
        },
    )


@never_cache
@require_http_methods(["GET", "POST"])
def move(request: Request, pk: str) -> HttpResponse:
    """Move a report to another problem. Rule: why_not_move_report."""
    found = _inside(request, pk)
    web.admit(rules.why_not_move_report(request.actor, found))
    return web.submit(
        request,
        form=web.bound(partial(MoveForm, report=found), request),
        act=lambda data: actions.move_report(report=found, by=request.actor, **data).cause,
        template="reports/decide.html",
        context={
            "report": found,
            "title": _("Move it to another problem"),
            "submit": _("It belongs here"),
        },
    )


@never_cache
@require_http_methods(["GET", "POST"])
def set_aside(request: Request, pk: str) -> HttpResponse:
    """Set a report aside, and say why. Rule: why_not_set_aside_report."""
    found = _inside(request, pk)
    web.admit(rules.why_not_set_aside_report(request.actor, found))
    return web.submit(
        request,
        form=web.bound(SetAsideForm, request),
        act=lambda data: actions.set_aside_report(report=found, by=request.actor, **data),
        template="reports/decide.html",
        context={"report": found, "title": _("Leave it aside"), "submit": _("Leave it aside")},
    )


@never_cache
@require_http_methods(["GET", "POST"])
def hand_over(request: Request, pk: str) -> HttpResponse:
    """Pass a report on to the group that it concerns. Rule: why_not_hand_over_report."""
    found = _inside(request, pk)
    web.admit(rules.why_not_hand_over_report(request.actor, found))
    centre = reverse("reports", args=[found.group.slug])
    return web.submit(
        request,
        form=web.bound(HandOverForm, request),
        act=lambda data: _handed_over(request, found, data["group"], centre),
        template="reports/decide.html",
        context={"report": found, "title": _("Pass it on to a group"), "submit": _("Pass it on")},
    )


@never_cache
@require_http_methods(["GET", "POST"])
def quote(request: Request, pk: str) -> HttpResponse:
    """Note that the person may be quoted. Rule: why_not_allow_quoting."""
    found = _inside(request, pk)
    web.admit(rules.why_not_allow_quoting(request.actor, found))
    return web.submit(
        request,
        form=web.bound(QuotingForm, request, {"said_by": found.voice.said_by}),
        act=lambda data: actions.allow_quoting(report=found, by=request.actor, **data),
        template="reports/decide.html",
        context={
            "report": found,
            "title": _("They may be quoted"),
            "text": _("The words can then stand on the problem's page, without a name."),
            "submit": _("Write it down"),
        },
    )


@never_cache
@require_http_methods(["GET", "POST"])
def withdraw(request: Request, pk: str) -> HttpResponse:
    """Take words back for the person who asked for it. Rule: why_not_withdraw_report."""
    found = _inside(request, pk)
    web.admit(rules.why_not_withdraw_report(request.actor, found))
    return web.submit(
        request,
        form=web.bound(web.CreatingForm, request),
        act=lambda _data: actions.withdraw_report(report=found, by=request.actor),
        template="reports/decide.html",
        context={
            "report": found,
            "title": _("The person takes their words back"),
            "text": _("The words, the place and the photos are deleted for good."),
            "submit": _("Delete them"),
            "kind": "danger",
        },
    )


def _handed_over(request: Request, found: Report, group: Group, centre: str) -> str:
    actions.hand_over_report(report=found, group=group, by=request.actor)
    return centre


def _photos(request: Request, found: Report) -> list[StoredFile]:
    files = [photo.file for photo in found.photos.select_related("file")]
    return [file for file in files if audiences.may_see(request.actor, file.audiences)]


def _buttons(request: Request, found: Report) -> list[dict[str, str]]:
    by = request.actor
    every = [
        (rules.why_not_accept_report, "report_accept", _("Put it where it belongs")),
        (rules.why_not_move_report, "report_move", _("Move it to another problem")),
        (rules.why_not_hand_over_report, "report_hand_over", _("Pass it on to a group")),
        (rules.why_not_allow_quoting, "report_quote", _("They may be quoted")),
        (rules.why_not_set_aside_report, "report_set_aside", _("Leave it aside")),
        (rules.why_not_withdraw_report, "report_withdraw", _("The person takes their words back")),
    ]
    return [
        {"url": reverse(name, args=[found.pk]), "label": label}
        for why_not, name, label in every
        if why_not(by, found) is None
    ]


def _why_not_read(request: Request, group: Group) -> Refusal | None:
    own_centre = group.kind == Group.Kind.CENTRE
    if own_centre and role_in(request.actor, group) in rules.AT_THE_CENTRE:
        return None
    return not_allowed(request.actor, "R", "report", group)


def _inside(request: Request, pk: str) -> Report:
    inside = reports_inside(request.actor).select_related("group", "voice__actor", "cause")
    return get_object_or_404(inside, pk=pk)
