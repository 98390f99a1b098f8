"""The staff's page of work that was given up."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from civicsteps.core.http import Request
from civicsteps.core.refusals import Refused
from civicsteps.core.work.actions import drop_failure, retry_failure
from civicsteps.core.work.queries import failures
from civicsteps.core.work.rules import why_not_see_failures


@never_cache
@require_safe
def failed_work(request: Request) -> HttpResponse:
    """List what was given up. Rule: the centre's staff; others find nothing here."""
    if why_not_see_failures(request.actor):
        raise Http404
    return render(request, "front/failures.html", {"failures": failures()})


@require_POST
def retry(request: Request, pk: UUID) -> HttpResponse:
    """Let a given-up task be tried again. Rule: why_not_retry_failure."""
    return _see_to(request, lambda: retry_failure(failure_id=pk, by=request.actor))


@require_POST
def drop(request: Request, pk: UUID) -> HttpResponse:
    """Drop a given-up task. Rule: why_not_drop_failure."""
    return _see_to(request, lambda: drop_failure(failure_id=pk, by=request.actor))


def _see_to(request: Request, act: Callable[[], object]) -> HttpResponse:
    if why_not_see_failures(request.actor):
        raise Http404
    try:
        act()
    except Refused as refused:
        messages.warning(request, str(refused.refusal.reason))
    return redirect("failures")
