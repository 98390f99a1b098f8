"""A cause as lists show it."""

from django import template
from django.conf import settings
from django.utils.translation import get_language

from civicsteps.causes.models import Cause, Demand
from civicsteps.causes.stairs import kept_stairs
from civicsteps.engines.ladders import Staircase

register = template.Library()


@register.filter
def stairs(row: Cause | Demand) -> Staircase:
    """Return the staircase kept with a cause or a demand."""
    return kept_stairs(row)


@register.filter
def place_and_group(cause: Cause) -> str:
    """Say where a cause is and whose: „Grozăvești · Loc de joacă pentru Grozăvești”."""
    return " · ".join(dict.fromkeys([cause.place, str(cause.group)]))


@register.filter
def local(url: str) -> str:
    """Return an address that was kept in one language as it stands in the reader's."""
    bare = url
    for code, _ in settings.LANGUAGES:
        bare = bare.removeprefix(f"/{code}") if bare.startswith(f"/{code}/") else bare
    language = get_language() or settings.LANGUAGE_CODE
    return bare if language == settings.LANGUAGE_CODE else f"/{language}{bare}"
