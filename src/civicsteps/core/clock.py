"""The one clock. Nothing else in the product asks what time it is."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time

from django.utils import timezone

_set_to: ContextVar[datetime | None] = ContextVar("clock_set_to", default=None)


def now() -> datetime:
    """Return the present moment, aware, in UTC."""
    return _set_to.get() or timezone.now()


def today() -> date:
    """Return today's date where the installation lives (`settings.TIME_ZONE`)."""
    return timezone.localdate(now())


def midnight(day: date) -> datetime:
    """Return the moment at which a day begins where the installation lives."""
    return timezone.make_aware(datetime.combine(day, time()))


@contextmanager
def set_to(moment: datetime) -> Iterator[None]:
    """Hold the clock at a moment: for stories loaded with their own dates, and for tests."""
    if timezone.is_naive(moment):
        raise ValueError("the clock takes an aware datetime")
    token = _set_to.set(moment)
    try:
        yield
    finally:
        _set_to.reset(token)
