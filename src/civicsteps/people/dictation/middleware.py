"""Writing mode in every request: its strip on the page, and the forms that it opens."""

from collections.abc import Callable, Sequence
from typing import Any

from django.http import HttpResponse

from civicsteps.core.http import Request
from civicsteps.people.dictation.writing import dictate, writing_of


class WritingMiddleware:
    """Sets `request.writing`, and stands the person on the telephone in for their mentor.

    Only at the forms that may be dictated; it comes after the middleware that says who asks.
    """

    def __init__(self, get_response: Callable[[Request], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        setattr(request, "writing", writing_of(request, request.actor))  # noqa: B010 - for the strip
        return self.get_response(request)

    def process_view(
        self,
        request: Request,
        _view: Callable[..., HttpResponse],
        _args: Sequence[Any],
        kwargs: dict[str, Any],
    ) -> None:
        """Open a form that may be dictated."""
        writing = getattr(request, "writing", None)
        match = request.resolver_match
        if writing and match and match.url_name:
            dictate(request, writing, match.url_name, kwargs)
