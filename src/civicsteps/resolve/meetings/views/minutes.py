"""The pages of minutes, and the calendar."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from civicsteps.core import web
from civicsteps.core.editing.guard import guard
from civicsteps.core.http import Request
from civicsteps.core.turns import in_turn
from civicsteps.people.groups.queries import groups_run_by
from civicsteps.resolve.meetings import (
    actions,
    actions_minutes,
    diary,
    feeding,
    forms,
    kit,
    pdf,
    rules,
)
from civicsteps.resolve.meetings.models import Meeting, Minutes
from civicsteps.resolve.meetings.queries import asks_of, meetings_in_calendar, meetings_inside


@never_cache
@require_http_methods(["GET", "POST"])
def minutes_edit(request: Request, key: UUID) -> HttpResponse:
    """Write the minutes of a meeting. Rule: `why_not_write_minutes`."""
    found = _inside(request, key)
    web.admit(rules.why_not_write_minutes(request.actor, found))
    minutes = rules.minutes_of(found)
    text = minutes.text if minutes else kit.minutes_from(found, asks_of(found))
    kind = forms.MinutesForm if minutes else forms.NewMinutesForm
    form = web.bound(kind, request, {"text": text})

    def act(data: web.Cleaned) -> object:
        return actions_minutes.write_minutes(meeting=found, by=request.actor, text=data["text"])

    return web.submit(
        request,
        form=form,
        act=guarded(form, request, minutes, act),
        template="meetings/minutes.html",
        context={"meeting": found},
    )


@never_cache
@require_http_methods(["GET", "POST"])
def minutes_send(request: Request, key: UUID) -> HttpResponse:
    """Send the minutes to be put right. Rule: `why_not_send_minutes`."""
    found = _inside(request, key)
    minutes = _minutes(found)
    web.admit(rules.why_not_send_minutes(request.actor, minutes))
    form = web.bound(forms.SendMinutesForm, request)
    # Made here, before the action's transaction, and only for a form that will reach it.
    content = pdf.minutes_sheet(minutes) if form.is_valid() else b""
    sheet = actions_minutes.Sheet(minutes.revision, content)
    return web.submit(
        request,
        form=form,
        act=lambda data: actions_minutes.send_minutes(
            minutes=minutes, sheet=sheet, by=request.actor, **data
        ),
        template="meetings/minutes_send.html",
        context={"meeting": found, "minutes": minutes},
    )


@never_cache
@require_http_methods(["GET", "POST"])
def minutes_settle(request: Request, key: UUID) -> HttpResponse:
    """Say what they answered to the minutes. Rule: `why_not_settle_minutes`."""
    found = _inside(request, key)
    minutes = _minutes(found)
    web.admit(rules.why_not_settle_minutes(request.actor, minutes))
    return web.submit(
        request,
        form=web.bound(forms.SettleForm, request),
        act=lambda data: actions_minutes.settle_minutes(minutes=minutes, by=request.actor, **data),
        template="meetings/minutes_settle.html",
        context={"meeting": found},
    )


@require_safe
@in_turn
def minutes_pdf(request: Request, key: UUID) -> HttpResponse:
    """Give the minutes as they stand, on paper. Rule: `meetings_inside`."""
    minutes = _minutes(_inside(request, key))
    answer = HttpResponse(pdf.minutes_sheet(minutes), content_type="application/pdf")
    answer["Content-Disposition"] = 'inline; filename="minuta.pdf"'
    answer["Cache-Control"] = "private, no-store"
    return answer


@require_safe
def meeting_ics(request: Request, key: UUID) -> HttpResponse:
    """Give a meeting for a phone's calendar. Rule: `meetings_inside`."""
    found = _inside(request, key)
    if found.starts_at is None:
        raise Http404
    return _calendar(diary.diary(found.cause.group, [found]), "intalnire")


@never_cache
@require_http_methods(["GET", "POST"])
def group_calendar(request: Request, slug: str) -> HttpResponse:
    """Make the secret address of the group's calendar. Rule: `why_not_make_feed`."""
    group = get_object_or_404(groups_run_by(request.actor), slug=slug)
    web.admit(rules.why_not_make_feed(request.actor, group))

    def act(_data: web.Cleaned) -> str:
        actions.make_feed(group=group, by=request.actor)
        return reverse("group_calendar", args=[slug])

    context = {"group": group, "address": feeding.address_for(group, by=request.actor)}
    return web.submit(
        request,
        form=web.bound(web.CreatingForm, request),
        act=act,
        template="meetings/calendar.html",
        context=context,
    )


@require_safe
def meeting_feed(request: Request, token: str) -> HttpResponse:
    """Give a group's meetings and terms to a phone's calendar. Rule: whoever has the address.

    It opens as long as its owner belongs to the group and has not made another.
    """
    feed = feeding.feed_at(token)
    if feed is None:
        raise Http404
    meetings = meetings_in_calendar(feed.group)
    content = diary.diary(feed.group, meetings, feeding.tasks(feed), feeding.terms(feed))
    return _calendar(content, "calendar")


def guarded(
    form: forms.MinutesForm, request: Request, minutes: Minutes | None, act: web.Act
) -> web.Act:
    """Return the act that loses nobody's words, where there are some already."""
    return guard(form, request, minutes).over(act) if minutes else act


def _calendar(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.ics"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def _inside(request: Request, key: UUID) -> Meeting:
    return get_object_or_404(meetings_inside(request.actor), pk=key)


def _minutes(meeting: Meeting) -> Minutes:
    if minutes := rules.minutes_of(meeting):
        return minutes
    raise Http404
