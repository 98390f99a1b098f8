"""The heartbeat of a form that somebody has open."""

from django.http import Http404, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from civicsteps.core.editing import presence
from civicsteps.core.editing.actions import be_present
from civicsteps.core.http import Request


@never_cache
@require_POST
def here(request: Request) -> JsonResponse:
    """Note that somebody writes, and say who else does. Rule: who holds the form's ticket."""
    about = presence.place_of(request.POST.get("at", ""), request.actor)
    if about is None:
        raise Http404
    be_present(about=about, by=request.actor)
    return JsonResponse({"others": presence.others_at(about, but=request.actor)})
