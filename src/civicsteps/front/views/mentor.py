"""The mentor's desk: all groups that a centre assists, and what waits for whom in each."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from civicsteps.core.http import Request
from civicsteps.front.assisted import SORTS, STILL, groups_standing, rows_of
from civicsteps.front.context import NavItem
from civicsteps.front.lists.terms import without_term
from civicsteps.front.paging import narrowed_to, page_of, query_without_page
from civicsteps.front.waiting import task_of, unanswered
from civicsteps.people.acts.queries import open_needs, waiting_for
from civicsteps.people.clocks.queries import running_for
from civicsteps.people.dictation.queries import called, dictations_of, title_of
from civicsteps.people.dictation.rules import why_not_write_for
from civicsteps.people.groups.models import Group
from civicsteps.people.groups.permissions import holds_in_group
from civicsteps.people.groups.roles import places_of, role_in
from civicsteps.people.reminders.queries import binds_soon, late
from civicsteps.resolve.letters.waiting import letters_unanswered

PER_PAGE = 24
LATELY = 8


@never_cache
@login_required
@require_safe
def mentor_desk(request: Request) -> HttpResponse:
    """List the groups that one's centre assists. Rule: a centre's people; others find nothing."""
    if not any(place.is_centre for place in places_of(request.actor)):
        raise Http404
    text = request.GET.get("q", "")[:100]
    show, sort = request.GET.get("arata", ""), request.GET.get("ordine", "")
    sort = sort if sort in SORTS else "nemiscat"
    groups = groups_standing(request.actor, text=text, show=show, sort=sort)
    page = page_of(groups, request, per_page=PER_PAGE)
    context = {
        "page": page,
        "rows": rows_of(list(page), request.actor),
        "text": text,
        "kept": [
            {"name": name, "value": value}
            for name, value in (("arata", show), ("ordine", sort))
            if value
        ],
        "filters": _filters(request, show),
        "sorts": _sorts(request, sort),
        "query": query_without_page(request),
    }
    return render(request, "front/mentor_desk.html", context)


@never_cache
@login_required
@require_safe
def mentor_group(request: Request, slug: str) -> HttpResponse:
    """Show what waits for whom in one group. Rule: the people of the centre that assists it."""
    found = get_object_or_404(groups_standing(request.actor), slug=slug)
    page = page_of(waiting_for(open_needs([found.pk])), request)
    writes = why_not_write_for(request.actor, found) is None
    context = {
        "group": found,
        "row": rows_of([found], request.actor)[0],
        "tasks": [task_of(need) for need in page] if _reads_all(request, found) else [],
        "page": page,
        "clocks": list(running_for([found.pk]).filter(binds_soon() | late())[:LATELY]),
        "letters": [
            unanswered(letter) for letter in without_term(letters_unanswered([found.pk]))[:LATELY]
        ],
        "may_write": writes,
        "may_talk": holds_in_group(role_in(request.actor, found), "R", "comment"),
        "dictated": [
            (title_of(one), called(one.for_member, found), one)
            for one in dictations_of(found).filter(by=request.actor)[:LATELY]
        ]
        if writes
        else [],
    }
    return render(request, "front/mentor_group.html", context)


def _reads_all(request: Request, group: Group) -> bool:
    # What a task is about may be a neighbour's place: only who reads reports sees it.
    return holds_in_group(role_in(request.actor, group), "R", "report")


def _filters(request: Request, chosen: str) -> list[NavItem]:
    still = [
        (
            str(days),
            ngettext("nothing for %(n)s day", "nothing for %(n)s days", days) % {"n": days},
        )
        for days in STILL
    ]
    named = [
        ("", _("All")),
        *still,
        ("confirmare", _("waits for a yes")),
        ("promisiune", _("promise overdue")),
        ("termen", _("a term binds or is late")),
    ]
    return [
        NavItem(label, narrowed_to(request, "arata", v), current=v == chosen) for v, label in named
    ]


def _sorts(request: Request, chosen: str) -> list[NavItem]:
    named = [
        ("nemiscat", _("who has not moved first")),
        ("nevoie", _("what has waited longest first")),
        ("treapta", _("highest step first")),
        ("nume", _("by name")),
    ]
    return [
        NavItem(label, narrowed_to(request, "ordine", v), current=v == chosen) for v, label in named
    ]
