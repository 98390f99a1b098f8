"""The list of a group's requests and their terms."""

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from civicsteps.core.http import Request
from civicsteps.front.lists.export import exported
from civicsteps.front.lists.narrowing import narrowed
from civicsteps.front.lists.requests import REQUESTS, GroupRequestList, group_requests_listed
from civicsteps.front.paging import MOST_COUNTED, LongPaginator, page_of
from civicsteps.people.groups.models import Group
from civicsteps.resolve.requests.pages import rows_of
from civicsteps.resolve.requests.rules import belongs_inside


@never_cache
@require_safe
def group_requests(request: Request, slug: str) -> HttpResponse:
    """List a group's requests, to its people also its drafts. Rule: `requests_visible_to`."""
    group = get_object_or_404(Group, slug=slug)
    chosen = narrowed(GroupRequestList, request)
    page = page_of(group_requests_listed(group, request.actor, chosen), request)
    paginator = page.paginator
    counted = min(paginator.count, MOST_COUNTED)
    said = paginator.count_said if isinstance(paginator, LongPaginator) else str(counted)
    query = f"?{chosen.query}" if chosen.query else ""
    context = {
        "group": group,
        "chosen": chosen,
        "page": page,
        "count": ngettext("%(number)s request", "%(number)s requests", counted) % {"number": said},
        "rows": rows_of(list(page), inside=belongs_inside(request.actor, group.pk)),
        "files": [
            {"label": "CSV", "url": reverse("group_requests_export", args=[group.slug]) + query}
        ],
    }
    return render(request, "front/requests.html", context)


@require_safe
def group_requests_export(request: Request, slug: str) -> StreamingHttpResponse:
    """Give a group's requests as a table. Rule: `requests_visible_to`."""
    group = get_object_or_404(Group, slug=slug)
    chosen = narrowed(GroupRequestList, request)
    return exported(REQUESTS, group_requests_listed(group, request.actor, chosen), "csv")
