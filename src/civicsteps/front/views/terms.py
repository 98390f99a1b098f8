"""The terms of the law that run for one's groups."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from civicsteps.core.http import Request
from civicsteps.front.context import NavItem
from civicsteps.front.lists.narrowing import narrowed
from civicsteps.front.lists.terms import TermList, terms_listed
from civicsteps.front.paging import MOST_COUNTED, LongPaginator, narrowed_to, page_of
from civicsteps.people.groups.models import Group
from civicsteps.people.reminders.queries import term_groups

ALL_GROUPS = _("All groups")


@never_cache
@login_required
@require_safe
def terms(request: Request) -> HttpResponse:
    """List the terms that run. Rule: signed in; one's groups, and those that one's centre assists.

    Of those a centre assists it shows what left for an office, never a draft.
    """
    chosen = narrowed(TermList, request)
    page = page_of(terms_listed(request.actor, chosen), request)
    paginator = page.paginator
    counted = min(paginator.count, MOST_COUNTED)
    said = paginator.count_said if isinstance(paginator, LongPaginator) else str(counted)
    context = {
        "chosen": chosen,
        "page": page,
        "count": ngettext("%(number)s term", "%(number)s terms", counted) % {"number": said},
        "groups": _groups(request),
        "own": bool(term_groups(request.actor)),
    }
    return render(request, "front/terms.html", context)


def _groups(request: Request) -> list[NavItem]:
    own = list(Group.objects.filter(pk__in=term_groups(request.actor)).order_by("name"))
    if len(own) < 2:
        return []
    chosen = request.GET.get("grup", "")
    named: list[tuple[str, str | Promise]] = [("", ALL_GROUPS)]
    named += [(group.slug, group.name) for group in own]
    return [
        NavItem(label, narrowed_to(request, "grup", slug), current=slug == chosen)
        for slug, label in named
    ]
