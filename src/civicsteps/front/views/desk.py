"""The desk: what a member can do now, in the minutes that they have."""

from django.contrib.auth.decorators import login_required
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from civicsteps.core.http import Request
from civicsteps.core.text import plain
from civicsteps.front.context import NavItem
from civicsteps.front.lists.terms import terms_on_desk, without_term
from civicsteps.front.paging import narrowed_to, page_of, query_without_page
from civicsteps.front.templatetags.stairs import local
from civicsteps.front.waiting import WHOM, task_of, unanswered
from civicsteps.people.acts.models import Need
from civicsteps.people.acts.queries import (
    continue_where_left,
    counts_by_waiting,
    desk_groups,
    need_button,
    now_five_minutes,
    open_needs,
    waiting_for,
)
from civicsteps.people.dictation import queries as dictation
from civicsteps.people.groups.models import Group
from civicsteps.people.groups.queries import places_of
from civicsteps.people.reminders.queries import term_groups
from civicsteps.resolve.letters.waiting import letters_unanswered

LETTERS = 5
WHOM_ALL = pgettext_lazy("tasks", "all")
GROUPS_ALL = _("All my groups")


@never_cache
@login_required
@require_safe
def desk(request: Request) -> HttpResponse:
    """Open with one task and its length. Rule: signed in; the needs of one's own groups."""
    at_centre = {place.group_id for place in places_of(request.actor) if place.is_centre}
    own = list(_own(request))
    group = plain(request.GET.get("grup", ""))[:60]
    waiting = _narrowed(open_needs(desk_groups(request.actor)), group)
    counts = counts_by_waiting(waiting)
    whom = request.GET.get("asteapta", "")
    whom = whom if whom in WHOM else ""
    now = None if group or whom else now_five_minutes(request.actor)
    shown = waiting_for(waiting.exclude(pk=now.pk) if now else waiting)
    page = page_of(shown.filter(Q(waits_for=whom)) if whom else shown, request)
    left = continue_where_left(request.actor)
    context = {
        "now": task_of(now) if now else None,
        "left": left,
        "left_url": local(left.need.url) if left and left.need else "",
        "left_button": need_button(left.need) if left and left.need else "",
        "tasks": [task_of(need) for need in page],
        "page": page,
        "query": query_without_page(request),
        "narrowed": bool(group or whom),
        "whom": _whom_filters(request, counts, whom),
        "clocks": terms_on_desk(term_groups(request.actor)),
        "letters": [
            unanswered(letter)
            for letter in without_term(letters_unanswered(desk_groups(request.actor)))[:LETTERS]
        ],
        "dictated": [
            (dictation.title_of(one), one) for one in dictation.waiting_for(request.actor)[:LETTERS]
        ],
        "groups": [g for g in own if g.pk not in at_centre],
        "group_filters": _group_filters(request, own, group),
        "centres": [g for g in own if g.pk in at_centre],
    }
    return render(request, "front/desk.html", context)


def _own(request: Request) -> QuerySet[Group]:
    places = [p for p in places_of(request.actor) if p.is_centre or p.role != "FU"]
    return Group.objects.filter(pk__in=[p.group_id for p in places]).order_by("name")


def _narrowed(needs: QuerySet[Need], group: str) -> QuerySet[Need]:
    return needs.filter(group__slug=group) if group else needs


def _whom_filters(request: Request, counts: dict[str, int], chosen: str) -> list[NavItem]:
    if len(counts) < 2 and not chosen:
        return []
    named = [("", WHOM_ALL)] + [(w, WHOM[w]) for w in WHOM if counts.get(w) or w == chosen]
    return [
        NavItem(label, narrowed_to(request, "asteapta", w), current=w == chosen)
        for w, label in named
    ]


def _group_filters(request: Request, own: list[Group], chosen: str) -> list[NavItem]:
    mine = set(desk_groups(request.actor))
    groups = [group for group in own if group.pk in mine]
    if len(groups) < 2:
        return []
    every = NavItem(GROUPS_ALL, narrowed_to(request, "grup", ""), current=not chosen)
    return [every] + [
        NavItem(g.name, narrowed_to(request, "grup", g.slug), current=g.slug == chosen)
        for g in groups
    ]
