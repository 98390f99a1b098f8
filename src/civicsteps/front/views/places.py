"""The page of a group."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from civicsteps.causes.queries import causes_visible_to
from civicsteps.core.http import Request
from civicsteps.core.offers import offers_for
from civicsteps.front.paging import page_of
from civicsteps.people.groups.models import Group
from civicsteps.people.groups.queries import phone_to_call, role_in
from civicsteps.promote.outreach.previews import preview_of_group


@require_safe
def group(request: Request, slug: str) -> HttpResponse:
    """Show a group: where, what it wants, its problems, how to join in. Rule: everybody."""
    found = get_object_or_404(Group.objects.select_related("photo", "assisted_by"), slug=slug)
    shown = causes_visible_to(request.actor).filter(group=found).select_related("photo")
    context = {
        "group": found,
        "page": page_of(shown.order_by("-height", "-moved_on", "-pk"), request),
        "call": phone_to_call(found),
        "offers": [(o, o.url(found)) for o in offers_for(found, by=request.actor)],
        "inside": role_in(request.actor, found) not in {"RA", "RN"},
        "preview": preview_of_group(found),
    }
    return render(request, "front/group.html", context)
