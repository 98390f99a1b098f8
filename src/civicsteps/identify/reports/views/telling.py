"""Pages for those who say what is wrong, and for who writes it down for them."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from civicsteps.causes.queries import voice_by_code
from civicsteps.core import web
from civicsteps.core.codes import show
from civicsteps.core.guard import forms as guarded
from civicsteps.core.guard.limits import knock, network_of, shut
from civicsteps.core.http import Request
from civicsteps.core.refusals import Refusal, Refused, refuse
from civicsteps.core.web import Cleaned
from civicsteps.identify.reports import actions, rules
from civicsteps.identify.reports.forms import NoteForm, OpenReportForm, ReportForm
from civicsteps.identify.reports.models import Report
from civicsteps.identify.reports.queries import group_for, groups_listed
from civicsteps.people.groups.models import Group

PLACES = 50


@never_cache
@require_http_methods(["GET", "POST"])
def new(request: Request) -> HttpResponse:
    """Say what is wrong, to a group one chooses or the nearest. Rule: why_not_file_report."""
    return web.submit(
        request,
        form=guarded.bound(OpenReportForm, request),
        act=lambda data: _filed(request, data.pop("group") or _nearest(data), data),
        template="reports/new.html",
        context={"places": _places()},
    )


@never_cache
@require_http_methods(["GET", "POST"])
def new_in(request: Request, slug: str) -> HttpResponse:
    """Say what is wrong to one group. Rule: why_not_file_report."""
    group = get_object_or_404(Group, slug=slug)
    return web.submit(
        request,
        form=guarded.bound(ReportForm, request),
        act=lambda data: _filed(request, group, data),
        template="reports/new.html",
        context={"group": group, "places": _places()},
    )


@never_cache
@require_http_methods(["GET", "POST"])
def note(request: Request, slug: str) -> HttpResponse:
    """Write down what a neighbour says. Rule: why_not_note_report."""
    group = get_object_or_404(Group, slug=slug)
    web.admit(rules.why_not_note_report(request.actor, group))
    return web.submit(
        request,
        form=web.bound(NoteForm, request),
        act=lambda data: _receipt_of(actions.note_report(group=group, by=request.actor, **data)),
        template="reports/note.html",
        context={"group": group, "places": _places()},
    )


@never_cache
@require_safe
def receipt(request: Request, code: str) -> HttpResponse:
    """Show the code of a report large, to keep or to read aloud. Rule: whoever has the code."""
    report = _by_code(request, code)
    context = {"report": report, "code": show(report.voice.code)}
    return render(request, "reports/receipt.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def take_back(request: Request, code: str) -> HttpResponse:
    """Take one's words back. Rule: why_not_withdraw_report, with the code."""
    report = _by_code(request, code)
    return web.submit(
        request,
        form=web.bound(web.CreatingForm, request),
        act=lambda _data: (
            actions.withdraw_report(report=report, by=request.actor, code=report.voice.code).voice
        ),
        template="reports/take_back.html",
        context={"report": report},
    )


def _filed(request: Request, group: Group, data: Cleaned) -> str:
    refuse(knock("report", network_of(request)))
    return _receipt_of(actions.file_report(group=group, by=request.actor, **data))


def _receipt_of(report: Report) -> str:
    return reverse("report_receipt", args=[show(report.voice.code)])


def _nearest(data: Cleaned) -> Group:
    where = data["where"]
    group = group_for(place=where.place, lat=where.lat, lon=where.lon)
    if group is None:
        raise Refused(Refusal(_("Choose a group from the list."), "input", "group"))
    return group


def _by_code(request: Request, code: str) -> Report:
    source = network_of(request)
    if shut("code", source):
        raise Http404
    voice = voice_by_code(code)
    if voice is None:
        knock("code", source)
        raise Http404
    return get_object_or_404(Report.objects.select_related("group", "voice__actor"), voice=voice)


def _places() -> list[str]:
    return list(dict.fromkeys(groups_listed().values_list("place", flat=True)[:PLACES]))
