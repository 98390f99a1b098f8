"""Doing a thing once for a form's key."""

from collections.abc import Callable
from uuid import UUID

from django.db import IntegrityError, transaction

from civicsteps.core import clock
from civicsteps.core.once.models import Once


def led_to(key: UUID) -> str | None:
    """Return where a key's submit led, or None if there was none yet."""
    return Once.objects.filter(key=key).values_list("led_to", flat=True).first()


def perform(key: UUID, act: Callable[[], str]) -> str:
    """Return where `act` leads; for a key that was performed before, where it led then.

    The key and what `act` writes stand in one transaction: both are kept or neither.
    """
    done = Once.objects.filter(key=key).first()
    if done is not None:
        return done.led_to
    try:
        with transaction.atomic():
            once = Once.objects.create(key=key, at=clock.now(), led_to="")
            once.led_to = act()
            once.save(update_fields=["led_to"])
            return once.led_to
    except IntegrityError:
        # Another submit of the same form won the race; anything else is a true error.
        done = Once.objects.filter(key=key).exclude(led_to="").first()
        if done is None:
            raise
        return done.led_to
