"""The desk: what a member can do now, in the minutes that they have."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from civicsteps.core.http import Request
from civicsteps.front.paging import page_of
from civicsteps.front.templatetags.stairs import local
from civicsteps.people.acts.models import Need
from civicsteps.people.acts.queries import (
    continue_where_left,
    desk_groups,
    need_button,
    need_title,
    now_five_minutes,
    open_needs,
)
from civicsteps.people.groups.queries import centres_of, groups_of


@dataclass(frozen=True, slots=True)
class Task:
    """A need as the desk shows it."""

    title: str
    button: str
    url: str
    minutes: int
    group: str
    due_on: date | None


@never_cache
@login_required
@require_safe
def desk(request: Request) -> HttpResponse:
    """Open with one task and its length. Rule: signed in; the needs of one's own groups."""
    now = now_five_minutes(request.actor)
    waiting = open_needs(desk_groups(request.actor))
    page = page_of(waiting.exclude(pk=now.pk) if now else waiting, request)
    context = {
        "now": _task(now) if now else None,
        "left": continue_where_left(request.actor),
        "tasks": [_task(need) for need in page],
        "page": page,
        "groups": groups_of(request.actor),
        "centres": centres_of(request.actor),
    }
    return render(request, "front/desk.html", context)


def _task(need: Need) -> Task:
    return Task(
        need_title(need),
        need_button(need),
        local(need.url),
        need.minutes,
        str(need.group),
        need.due_on,
    )
