"""Days as they stand in cells: „12.03.2025”, „3 martie 2025”, 2025-03-12, or a number of days."""

import re
import unicodedata
from datetime import date, timedelta

# The first three letters tell them apart, in Romanian and in English.
_MONTHS = {
    name: number
    for number, names in enumerate(
        ("ian jan", "feb", "mar", "apr", "mai may", "iun jun", "iul jul", "aug", "sep", "oct okt",
         "noi nov", "dec"),
        1,
    )
    for name in names.split()
}  # fmt: skip
_NUMBERS = re.compile(r"\b(\d{1,4})\s?[./-]\s?(\d{1,2})\s?[./-]\s?(\d{2,4})\b")
_WORDS = re.compile(r"\b(\d{1,2})\s+([a-z]{3,12})\.?,?\s+(\d{4})\b")
_SERIAL = re.compile(r"(\d{5})(?:\.0+)?")
_EPOCH = date(1899, 12, 30)
"""The day 0 of spreadsheets, as they count since March 1900."""


def day_of(text: str) -> date | None:
    """Return the first day that a cell's text names, or None. A two-digit year is 19xx from 70.

    Days stand before months, as in Romania; a whole number of five digits is a spreadsheet's day.
    """
    plain = _plain(text)
    if found := _SERIAL.fullmatch(plain):
        return _EPOCH + timedelta(days=int(found[1]))
    if found := _NUMBERS.search(plain):
        first, month, last = (int(part) for part in found.groups())
        if len(found[1]) == 4:
            return _day(first, month, last)
        return _day(_year(last), month, first) or _day(_year(last), first, month)
    if (found := _WORDS.search(plain)) and found[2][:3] in _MONTHS:
        return _day(int(found[3]), _MONTHS[found[2][:3]], int(found[1]))
    return None


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).strip()


def _year(written: int) -> int:
    if written >= 100:
        return written
    return written + (1900 if written >= 70 else 2000)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
