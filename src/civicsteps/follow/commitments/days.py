"""Days in a sentence, in the reader's language."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import get_language


def said_day(day: date, *, weekday: bool = True) -> str:
    """Return a day as it is said: „joi, 31 decembrie 2026”, or without its weekday."""
    said = date_format(day, "l, j F Y" if weekday else "j F Y")
    return said.lower() if (get_language() or "").startswith("ro") else said
