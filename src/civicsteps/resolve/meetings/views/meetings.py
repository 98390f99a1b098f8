"""The pages of meetings: prepared, asked for, held."""

from dataclasses import replace
from uuid import UUID

from django.core.paginator import Paginator
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from civicsteps.causes.queries import causes_visible_to
from civicsteps.core import web
from civicsteps.core.editing.guard import guard
from civicsteps.core.http import Request
from civicsteps.core.turns import in_turn
from civicsteps.people.groups.queries import groups_run_by
from civicsteps.resolve.meetings import actions, answering, forms, kit, pages, pdf, rules
from civicsteps.resolve.meetings.models import Meeting, Part
from civicsteps.resolve.meetings.queries import (
    asks_inside,
    asks_of,
    meetings_inside,
    meetings_listed,
    meetings_visible_to,
)

PAGE = 25


@require_safe
def group_meetings(request: Request, slug: str) -> HttpResponse:
    """List a group's meetings. Rule: `groups_run_by`, `why_not_list_meetings`."""
    group = get_object_or_404(groups_run_by(request.actor), slug=slug)
    web.admit(rules.why_not_list_meetings(request.actor, group))
    text, state = request.GET.get("q", "")[:100], request.GET.get("stare", "")
    found = Paginator(meetings_listed(group, text=text, state=state), PAGE)
    page = found.get_page(request.GET.get("page"))
    context = {
        "group": group,
        "page": page,
        "lines": [pages.line(meeting) for meeting in page],
        "text": text,
        "filters": pages.filters(text, state),
        "query": pages.query_of(text, state),
        "narrowed": bool(text or state),
        "may_take": rules.why_not_make_feed(request.actor, group) is None,
    }
    return render(request, "meetings/list.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def meeting_new(request: Request, slug: str) -> HttpResponse:
    """Begin to prepare a meeting. Rule: `why_not_plan_meeting`."""
    causes = causes_visible_to(request.actor).select_related("group")
    cause = get_object_or_404(causes, slug=slug)
    web.admit(rules.why_not_plan_meeting(request.actor, cause))
    return web.submit(
        request,
        form=web.bound(forms.MeetingForm, request, {"cause": cause}),
        act=lambda data: actions.plan_meeting(cause=cause, by=request.actor, **data),
        template="meetings/new.html",
        context={"cause": cause},
    )


@never_cache
@require_safe
def meeting(request: Request, key: UUID) -> HttpResponse:
    """Show a meeting: its kit inside, how it went to everybody. Rule: `meetings_visible_to`."""
    found = get_object_or_404(meetings_visible_to(request.actor).prefetch_related("parts"), pk=key)
    return render(request, "meetings/meeting.html", pages.meeting_page(found, by=request.actor))


@require_safe
@in_turn
def meeting_pdf(request: Request, key: UUID) -> HttpResponse:
    """Give the kit as a page to print. Rule: `meetings_inside`."""
    found = get_object_or_404(meetings_inside(request.actor).prefetch_related("parts"), pk=key)
    answer = HttpResponse(pdf.kit_sheet(found), content_type="application/pdf")
    answer["Content-Disposition"] = 'inline; filename="intalnire.pdf"'
    answer["Cache-Control"] = "private, no-store"
    return answer


@never_cache
@require_http_methods(["GET", "POST"])
def meeting_kit(request: Request, key: UUID) -> HttpResponse:
    """Write the kit of a meeting. Rule: `why_not_edit_kit`."""
    found = _inside(request, key)
    web.admit(rules.why_not_edit_kit(request.actor, found))
    kept = {name: getattr(found, name) for name in forms.KIT}
    form = web.bound(forms.KitForm, request, kept)
    edit = guard(form, request, found)

    def act(data: web.Cleaned) -> Meeting:
        return actions.edit_kit(meeting=found, by=request.actor, kit=data["kit"])

    context = {"meeting": found, **pages.audience_terms(found)}
    return web.submit(
        request, form=form, act=edit.over(act), template="meetings/kit.html", context=context
    )


@never_cache
@require_http_methods(["GET", "POST"])
def meeting_parts(request: Request, key: UUID) -> HttpResponse:
    """Say who does what. Rule: `why_not_give_parts`."""
    inside = meetings_inside(request.actor).prefetch_related("parts")
    found = get_object_or_404(inside, pk=key)
    web.admit(rules.why_not_give_parts(request.actor, found))
    nobody = dict.fromkeys(Part.Role.values, "")
    kept = {**nobody, **found.roles, "at_risk": found.cause.group.at_risk}
    form = web.bound(forms.PartsForm, request, kept)
    edit = guard(form, request, found, **{role: f"roles.{role}" for role in nobody})

    def act(data: web.Cleaned) -> Meeting:
        return actions.give_parts(meeting=found, by=request.actor, **data)

    return _page(request, found, "meetings/parts.html", form=form, act=edit.over(act))


@never_cache
@require_http_methods(["GET", "POST"])
def meeting_ask(request: Request, key: UUID) -> HttpResponse:
    """Add something to ask. Rule: `why_not_add_ask`."""
    found = _inside(request, key)
    web.admit(rules.why_not_add_ask(request.actor, found))

    def act(data: web.Cleaned) -> object:
        return actions.add_ask(meeting=found, by=request.actor, **data)

    form = web.bound(forms.AskForm, request)
    return _page(request, found, "meetings/ask.html", form=form, act=act)


@never_cache
@require_http_methods(["GET", "POST"])
def meeting_ask_drop(request: Request, key: UUID) -> HttpResponse:
    """Leave something out that was to be asked. Rule: `why_not_drop_ask`."""
    ask = get_object_or_404(asks_inside(request.actor), pk=key)
    web.admit(rules.why_not_drop_ask(request.actor, ask))
    context = pages.one_button(
        ask.meeting,
        title=_("Leave this question out"),
        text=ask.want,
        submit=_("Leave this out"),
    )
    return web.submit(
        request,
        form=web.bound(web.CreatingForm, request),
        act=lambda _data: actions.drop_ask(ask=ask, by=request.actor),
        template="meetings/one_button.html",
        context=context,
    )


@never_cache
@require_http_methods(["GET", "POST"])
def meeting_request(request: Request, key: UUID) -> HttpResponse:
    """Write the letter that asks for an audience. Rule: `why_not_ask_for_audience`."""
    found = _inside(request, key)
    web.admit(rules.why_not_ask_for_audience(request.actor, found))
    ready = kit.request_for(found)
    kept = {
        "cause": found.cause,
        "subject": ready.subject,
        "body": ready.body,
        "requests": ready.requests,
    }

    def act(data: web.Cleaned) -> object:
        return actions.ask_for_audience(meeting=found, by=request.actor, **data).request

    form = web.bound(forms.AudienceForm, request, kept)
    return _page(request, found, "meetings/request.html", form=form, act=act)


@never_cache
@require_http_methods(["GET", "POST"])
def meeting_schedule(request: Request, key: UUID) -> HttpResponse:
    """Say when and where it is. Rule: `why_not_schedule_meeting`."""
    found = _inside(request, key)
    web.admit(rules.why_not_schedule_meeting(request.actor, found))
    names = ("starts_at", "place", "theirs", "answered_on")
    kept: dict[str, object] = {name: getattr(found, name) for name in names}
    kept["asked"] = answering.waiting_letter(found) is not None
    form = web.bound(forms.ScheduleForm, request, kept)
    edit = guard(form, request, found, starts_at="starts_here")

    def act(data: web.Cleaned) -> Meeting:
        return actions.schedule_meeting(meeting=found, by=request.actor, **data)

    return _page(request, found, "meetings/schedule.html", form=form, act=edit.over(act))


@never_cache
@require_http_methods(["GET", "POST"])
def meeting_end(request: Request, key: UUID) -> HttpResponse:
    """Say that it will not be. Rule: `why_not_end_meeting`."""
    found = _inside(request, key)
    web.admit(rules.why_not_end_meeting(request.actor, found))

    def act(data: web.Cleaned) -> Meeting:
        return actions.end_meeting(meeting=found, by=request.actor, **data)

    form = web.bound(forms.EndForm, request)
    return _page(request, found, "meetings/end.html", form=form, act=act)


@require_http_methods(["GET", "POST"])
def meeting_notes(request: Request, key: UUID) -> HttpResponse:
    """Take notes while it goes on, and send them once. Rule: `why_not_hold_meeting`."""
    found = _inside(request, key)
    web.admit(rules.why_not_hold_meeting(request.actor, found))
    form = web.bound(forms.NotesForm, request, {"asks": asks_of(found)})

    def act(data: web.Cleaned) -> Meeting:
        return actions.hold_meeting(meeting=found, by=request.actor, **data)

    # The page stays on a phone: who leads which part does not.
    agenda = [replace(line, owner="") for line in kit.agenda_of(found.agenda)]
    context = {"meeting": found, "agenda": agenda}
    return web.submit(request, form=form, act=act, template="meetings/notes.html", context=context)


@never_cache
@require_http_methods(["GET", "POST"])
def meeting_take_back(request: Request, key: UUID) -> HttpResponse:
    """Take back what was entered by mistake. Rule: `why_not_take_back_meeting`."""
    found = _inside(request, key)
    web.admit(rules.why_not_take_back_meeting(request.actor, found))
    context = pages.one_button(
        found,
        title=_("It was entered by mistake"),
        text=_("It is taken back, and the step that rests on it falls, if nothing else holds it."),
        submit=_("Take back what I entered"),
    )
    return web.submit(
        request,
        form=web.bound(web.CreatingForm, request),
        act=lambda _data: actions.take_back_meeting(meeting=found, by=request.actor).cause,
        template="meetings/one_button.html",
        context=context,
    )


def _inside(request: Request, key: UUID) -> Meeting:
    return get_object_or_404(meetings_inside(request.actor), pk=key)


def _page(
    request: Request, found: Meeting, template: str, *, form: Form, act: web.Act
) -> HttpResponse:
    context = {"meeting": found}
    return web.submit(request, form=form, act=act, template=template, context=context)
