"""A term of the law on a page."""

from django import template

from civicsteps.people.clocks import words
from civicsteps.people.clocks.models import Clock

register = template.Library()


@register.filter
def until(clock: Clock) -> str:
    """Return a clock in one plain sentence."""
    return words.sentence(clock)


@register.filter
def reasons(clock: Clock) -> list[str]:
    """Return why a clock says its days, sentence by sentence."""
    return list(words.reasons(clock))
