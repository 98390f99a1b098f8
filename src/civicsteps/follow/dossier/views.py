"""The pages of the file of a problem."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from civicsteps.causes.queries import causes_visible_to
from civicsteps.core import web
from civicsteps.core.http import Request
from civicsteps.follow.dossier.actions import ask_for_dossier
from civicsteps.follow.dossier.forms import DossierForm
from civicsteps.follow.dossier.queries import dossiers_of, dossiers_visible_to
from civicsteps.follow.dossier.rules import why_not_ask_for_dossier

EARLIER = 5


@never_cache
@require_http_methods(["GET", "POST"])
def dossier_new(request: Request, slug: str) -> HttpResponse:
    """Ask for the file of a problem. Rule: why_not_ask_for_dossier."""
    causes = causes_visible_to(request.actor).select_related("group")
    cause = get_object_or_404(causes, slug=slug)
    web.admit(why_not_ask_for_dossier(request.actor, cause))
    return web.submit(
        request,
        form=web.bound(DossierForm, request),
        act=lambda data: ask_for_dossier(
            cause=cause, by=request.actor, language=(get_language() or "ro")[:2], **data
        ),
        template="dossier/new.html",
        context={"cause": cause, "earlier": dossiers_of(cause, request.actor)[:EARLIER]},
    )


@never_cache
@require_safe
def dossier(request: Request, key: UUID) -> HttpResponse:
    """Show how far a file is, or give it. Rule: dossiers_visible_to."""
    found = get_object_or_404(dossiers_visible_to(request.actor), pk=key)
    return render(request, "dossier/dossier.html", {"dossier": found})
