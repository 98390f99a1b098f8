"""Heavy drawing on request, a few at a time, however many ask."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from threading import BoundedSemaphore

from django.http import HttpResponse

PATIENCE = 5.0  # seconds to wait for others' pages
AT_ONCE = 2
_TURNS = BoundedSemaphore(AT_ONCE)


class BusyError(Exception):
    """Too much is being drawn at this moment."""


@contextmanager
def turn() -> Iterator[None]:
    """Take a turn at drawing. Raises BusyError where none comes free in `PATIENCE`."""
    if not _TURNS.acquire(timeout=PATIENCE):
        raise BusyError
    try:
        yield
    finally:
        _TURNS.release()


def in_turn(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let a view that draws for anybody wait for its turn; without one it says when to ask."""

    @wraps(view)
    def page(*given: object, **more: object) -> HttpResponse:
        try:
            with turn():
                return view(*given, **more)
        except BusyError:
            return busy()

    return page


def busy() -> HttpResponse:
    """Return the answer that says: ask again in a moment."""
    return HttpResponse(status=503, headers={"Retry-After": "10"})
