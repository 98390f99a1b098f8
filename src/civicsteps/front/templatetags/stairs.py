"""A cause as lists show it."""

from django import template
from django.conf import settings
from django.utils.translation import get_language

from civicsteps.causes.models import Cause, Demand
from civicsteps.causes.stairs import kept_stairs
from civicsteps.core.addresses import in_language
from civicsteps.engines.ladders import Staircase

register = template.Library()


@register.filter
def stairs(row: Cause | Demand) -> Staircase:
    """Return the staircase kept with a cause or a demand."""
    return kept_stairs(row)


@register.filter
def place_and_group(cause: Cause) -> str:
    """Say where a cause is and whose: „Grozăvești · Loc de joacă pentru Grozăvești”."""
    return " · ".join(dict.fromkeys([cause.place_said, str(cause.group)]))


@register.filter
def local(url: str) -> str:
    """Return an address that was kept, which has no language, as it stands in the reader's."""
    return in_language(url, get_language() or settings.LANGUAGE_CODE)
