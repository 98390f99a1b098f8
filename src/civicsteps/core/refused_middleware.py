"""A refusal that no form shows becomes a page that says why."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from civicsteps.core.refusals import Refused
from civicsteps.core.web import STATUS


class RefusedMiddleware:
    """Answers a `Refused` that left a view: a button pressed twice, or a moment too late."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Show the reason; any other error goes on."""
        if not isinstance(error, Refused):
            return None
        refusal = error.refusal
        return render(
            request, "refused.html", {"reason": refusal.reason}, status=STATUS[refusal.kind]
        )
