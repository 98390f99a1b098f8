"""A term as lists show it."""

from django import template

from civicsteps.core import clock as house
from civicsteps.people.clocks.models import Clock

register = template.Library()


@register.filter
def is_late(clock: Clock) -> bool:
    """Tell whether an office is late by a term today, and does not contest it."""
    contested = clock.contest in {Clock.Contest.OPEN, Clock.Contest.ACCEPTED}
    return clock.is_late(house.today()) and not contested
