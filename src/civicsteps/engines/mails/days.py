"""The day that a mail's header or a quoted line tells, in English and Romanian."""

import re
import unicodedata
from datetime import date, tzinfo
from email.utils import parsedate_to_datetime

_MONTHS = {
    "ian": 1, "jan": 1, "feb": 2, "mar": 3, "apr": 4, "mai": 5, "may": 5, "iun": 6, "jun": 6,
    "iul": 7, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "noi": 11, "nov": 11, "dec": 12,
}  # fmt: skip
_DAY_MONTH = re.compile(r"\b(\d{1,2})[ .-]+([a-z]{3})[a-z]*\.?[ ,-]+(\d{4})\b")
_MONTH_DAY = re.compile(r"\b([a-z]{3})[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b")
_YEAR_FIRST = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b")
_FIGURES = re.compile(r"\b(\d{1,2})[./-](\d{1,2})[./-](\d{4})\b")


def day_in(written: str, *, zone: tzinfo) -> date | None:
    """Return the day that a text tells, where `zone` is; None if it tells none.

    A date with its offset is brought to `zone`; one without („luni, 3 martie 2025 10:20”) is
    taken as it stands. Figures are read with the day in front.
    """
    try:
        moment = parsedate_to_datetime(written)
    except (ValueError, TypeError, IndexError, OverflowError):
        return _day_in(_plain(written))
    if moment.tzinfo is None:
        return moment.date()
    try:
        return moment.astimezone(zone).date()
    except (ValueError, OverflowError):
        return None


def _day_in(text: str) -> date | None:
    for found in _DAY_MONTH.finditer(text):
        if found[2] in _MONTHS:
            return _day(int(found[3]), _MONTHS[found[2]], int(found[1]))
    for found in _MONTH_DAY.finditer(text):
        if found[1] in _MONTHS:
            return _day(int(found[3]), _MONTHS[found[1]], int(found[2]))
    if found_ := _YEAR_FIRST.search(text):
        return _day(int(found_[1]), int(found_[2]), int(found_[3]))
    if found_ := _FIGURES.search(text):
        return _day(int(found_[3]), int(found_[2]), int(found_[1]))
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text[:300].casefold())
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).split())
