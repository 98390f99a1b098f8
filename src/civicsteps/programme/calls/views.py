"""The public page of a programme."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from civicsteps.core import clock
from civicsteps.core.http import Request
from civicsteps.core.imprint.models import Notice
from civicsteps.core.imprint.queries import notices_for
from civicsteps.core.models import ref
from civicsteps.programme.calls.queries import overview_of, programmes_visible_to


@require_GET
def programme(request: Request, slug: str) -> HttpResponse:
    """Show a programme, its groups and what it must carry. Rule: `programmes_visible_to`."""
    row = get_object_or_404(programmes_visible_to(request.actor), slug=slug)
    imprints = notices_for(Notice.Surface.WEB, on=clock.today(), scopes=[ref(row)])
    context = {"programme": row, "overview": overview_of(row), "imprints": imprints}
    return render(request, "calls/programme.html", context)
