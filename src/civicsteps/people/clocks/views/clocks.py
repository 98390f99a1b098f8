"""The page of a term, and the calendar of free days that the centre keeps."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from civicsteps.core import web
from civicsteps.core.http import Request
from civicsteps.people.clocks import actions, rules, sources, words
from civicsteps.people.clocks.counted import calendar_of, figures_of
from civicsteps.people.clocks.forms import OverrideForm, SettleContestForm
from civicsteps.people.clocks.models import Clock, Override


@require_GET
def clock(request: Request, key: UUID) -> HttpResponse:
    """Show a term day by day. Rule: why_not_see_clock."""
    row = _clock_or_404(request, key)
    figures = figures_of(row, calendar_of(row))
    context = {
        "clock": row,
        "reasons": words.reasons(row),
        "ending": sources.ending_of(row, request.actor),
        "holidays": list(words.holidays_in(figures)),
        "readings": figures.readings,
        "changes": row.changes.all()[:100],
        "may_settle": rules.why_not_settle_contest(request.actor, row) is None,
    }
    return render(request, "clocks/clock.html", context)


@require_http_methods(["GET", "POST"])
def contest_settle(request: Request, key: UUID) -> HttpResponse:
    """Say whether the authority was right. Rule: why_not_settle_contest."""
    row = _clock_or_404(request, key)
    web.admit(rules.why_not_settle_contest(request.actor, row))
    return web.submit(
        request,
        form=web.bound(SettleContestForm, request),
        act=lambda data: actions.settle_contest(clock=row, by=request.actor, **data),
        template="clocks/settle.html",
        context={"clock": row},
    )


@require_http_methods(["GET", "POST"])
def calendar(request: Request) -> HttpResponse:
    """Show the declared days, and let the centre write one down. Rule: why_not_add_override."""
    may = rules.why_not_add_override(request.actor) is None
    context = {"overrides": Override.objects.all()[:200], "may": may}
    if request.method == "GET" and not may:
        return render(request, "clocks/calendar.html", context)
    web.admit(rules.why_not_add_override(request.actor))
    return web.submit(
        request,
        form=web.bound(OverrideForm, request),
        act=lambda data: actions.add_override(by=request.actor, **data),
        template="clocks/calendar.html",
        context=context,
    )


@login_required
@require_http_methods(["GET", "POST"])
def override_remove(request: Request, key: UUID) -> HttpResponse:
    """Take back a declared day. Rule: why_not_remove_override."""
    row = get_object_or_404(Override, pk=key)
    web.admit(rules.why_not_remove_override(request.actor, row))
    if request.method == "POST":
        actions.remove_override(override=row, by=request.actor)
        return redirect("law_calendar")
    context = {"override": row, "title": _("Take this day back?")}
    return render(request, "clocks/override_remove.html", context)


def _clock_or_404(request: Request, key: UUID) -> Clock:
    related = ("group", "office__authority")
    row = get_object_or_404(Clock.objects.select_related(*related), pk=key)
    if rules.why_not_see_clock(request.actor, row):
        raise Http404
    return row
