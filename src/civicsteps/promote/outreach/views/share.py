"""What is told on: of a problem, of one thing that happened, of a group, of a group's week."""

from datetime import timedelta
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_safe

from civicsteps.core import clock, web
from civicsteps.core.http import Request
from civicsteps.core.journal.queries import sentence
from civicsteps.people.groups.models import Group
from civicsteps.people.groups.queries import groups_of, groups_run_by
from civicsteps.people.groups.rules import why_not_invite
from civicsteps.promote.outreach import pages, queries, rules
from civicsteps.promote.outreach.embeds import frame_of
from civicsteps.promote.outreach.previews import preview_of_cause, preview_of_group
from civicsteps.promote.outreach.telling import tell_act, tell_cause, tell_group
from civicsteps.promote.outreach.views import doors

ACTS = 10
WEEK = timedelta(days=7)


@require_safe
def cause_share(request: Request, slug: str) -> HttpResponse:
    """Show what can be sent on of a problem. Rule: everybody, of what is public."""
    cause = doors.told_cause(slug)
    address = queries.address_in_use(cause)
    context = {
        "cause": cause,
        "kit": pages.kit_of(lambda: tell_cause(cause, address), "cause_picture", slug),
        "address": address,
        "acts": pages.acts_of(cause, queries.acts_to_tell(cause)[:ACTS]),
        "frame": frame_of(cause),
        "may_choose": rules.why_not_choose_address(request.actor, cause) is None,
        "preview": preview_of_cause(cause),
    }
    return render(request, "outreach/cause_share.html", context)


@require_safe
def act_share(request: Request, slug: str, key: UUID) -> HttpResponse:
    """Show what can be sent on of one thing that happened. Rule: everybody, of what is public."""
    cause = doors.told_cause(slug)
    entry = doors.told_act(cause, key)
    address = queries.address_in_use(cause)
    context = {
        "cause": cause,
        "kit": pages.kit_of(lambda: tell_act(cause, entry, address), "act_picture", slug, key),
        "entry": entry,
        "sentence": sentence(entry),
        "preview": preview_of_cause(cause),
    }
    return render(request, "outreach/act_share.html", context)


@require_safe
def group_share(request: Request, slug: str) -> HttpResponse:
    """Show what can be sent on of a group. Rule: everybody."""
    group = doors.told_group(slug)
    address = queries.address_in_use(group)
    context = {
        "group": group,
        "kit": pages.kit_of(lambda: tell_group(group, address), "group_picture", slug),
        "address": address,
        "may_choose": rules.why_not_choose_address(request.actor, group) is None,
        "preview": preview_of_group(group),
    }
    return render(request, "outreach/group_share.html", context)


@never_cache
@login_required
@require_GET
def group_first_day(request: Request, slug: str) -> HttpResponse:
    """Show a new group what it has and what comes next. Rule: why_not_see_first_day."""
    group = get_object_or_404(groups_run_by(request.actor).exclude(kind="centre"), slug=slug)
    web.admit(rules.why_not_see_first_day(request.actor, group))
    if group.causes.exists():
        return redirect(group)
    address = queries.address_in_use(group)
    context = {
        "group": group,
        "kit": pages.kit_of(lambda: tell_group(group, address), "group_picture", slug),
        "address": address,
        "may_choose": rules.why_not_choose_address(request.actor, group) is None,
        "may_invite": why_not_invite(request.actor, group) is None,
        "acts": pages.first_acts(group),
    }
    return render(request, "outreach/first_day.html", context)


@never_cache
@login_required
@require_GET
def group_week(request: Request, slug: str) -> HttpResponse:
    """Show a group's week as a text to paste. Rule: why_not_read_week."""
    group = get_object_or_404(groups_of(request.actor), slug=slug)
    web.admit(rules.why_not_read_week(request.actor, group))
    with override("ro"):
        text = _week(group)
    return render(request, "outreach/week.html", {"group": group, "text": text})


def _week(group: Group) -> str:
    news = queries.week_of(group, since=clock.now() - WEEK)
    address = queries.address_in_use(group)
    return pages.week_text(group, news, address=address)
