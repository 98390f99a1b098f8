"""Days as they are written in the reader's language."""

from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language

BINDING = "l, j F Y"
"""A day that binds somebody, with its weekday: „vineri, 4 decembrie 2026”."""
PAST = "j F Y"
"""A day that has passed: „4 decembrie 2026”."""


def said(value: date, pattern: str = PAST) -> str:
    """Return a day by Django's date pattern; in Romanian its weekday and month are lower case."""
    local = localtime(value) if isinstance(value, datetime) and value.tzinfo else value
    text = date_format(local, pattern)
    return text.lower() if (get_language() or "").startswith("ro") else text
