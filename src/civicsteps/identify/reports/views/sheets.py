"""Pages of papers that somebody types for the group."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from civicsteps.core import web
from civicsteps.core.codes import show
from civicsteps.core.http import Request
from civicsteps.core.web import Cleaned
from civicsteps.identify.reports import actions, rules
from civicsteps.identify.reports.forms import SheetForm
from civicsteps.identify.reports.models import Sheet
from civicsteps.people.groups.errands import hand_over
from civicsteps.people.groups.models import Group
from civicsteps.people.groups.queries import groups_of


@never_cache
@require_http_methods(["GET", "POST"])
def sheet_new(request: Request, slug: str) -> HttpResponse:
    """Photograph a paper for a neighbour to type. Rule: why_not_ask_to_key_sheet."""
    group = get_object_or_404(Group, slug=slug)
    web.admit(rules.why_not_ask_to_key_sheet(request.actor, group))
    return web.submit(
        request,
        form=web.bound(SheetForm, request),
        act=lambda data: _asked(request, group, data),
        template="reports/sheet_new.html",
        context={"group": group},
    )


@never_cache
@require_safe
def sheet(request: Request, pk: UUID) -> HttpResponse:
    """Show a paper's lines with their codes, to write on it. Rule: the group's organisers."""
    sheets = Sheet.objects.filter(group__in=groups_of(request.actor))
    found = get_object_or_404(sheets.select_related("group", "file"), pk=pk)
    web.admit(rules.why_not_ask_to_key_sheet(request.actor, found.group))
    reports = found.reports.select_related("voice").order_by("pk")
    lines = [(report, show(report.voice.code)) for report in reports]
    return render(request, "reports/sheet.html", {"sheet": found, "lines": lines})


@require_safe
def sheet_thanks(request: Request) -> HttpResponse:
    """Thank whoever typed a paper. Rule: everybody; it shows nothing."""
    return render(request, "reports/sheet_thanks.html")


def _asked(request: Request, group: Group, data: Cleaned) -> str:
    issued = actions.ask_to_key_sheet(group=group, by=request.actor, **data)
    return hand_over(request, group, issued)
