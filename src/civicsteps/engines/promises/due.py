"""Vague dates: what „la toamnă” or „trimestrul II” binds to, counted from the day it was said.

The due day is the end of the span. Without a year, the first such span that does not end before
the promise was made. What names no time stays without a date: none is invented for the office.
"""

import calendar
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Precision = Literal["day", "month", "quarter", "season", "year", "term", "conditional", "none"]


@dataclass(frozen=True, slots=True)
class Due:
    """A span of days, either end open, and how exactly it was said. The due day is `ends`."""

    begins: date | None
    ends: date | None
    precision: Precision


MONTHS = (
    "ianuarie",
    "februarie",
    "martie",
    "aprilie",
    "mai",
    "iunie",
    "iulie",
    "august",
    "septembrie",
    "octombrie",
    "noiembrie",
    "decembrie",
)
SEASONS = {"primav": (3, 5), "v": (6, 8), "t": (9, 11), "i": (12, 2)}
NUMBERS = {
    "un": 1,
    "o": 1,
    "doi": 2,
    "doua": 2,
    "trei": 3,
    "patru": 4,
    "cinci": 5,
    "sase": 6,
    "sapte": 7,
    "opt": 8,
    "noua": 9,
    "zece": 10,
    "doisprezece": 12,
    "douasprezece": 12,
}
QUARTERS = {
    "i": 1,
    "1": 1,
    "primul": 1,
    "ii": 2,
    "2": 2,
    "al doilea": 2,
    "iii": 3,
    "3": 3,
    "al treilea": 3,
    "iv": 4,
    "4": 4,
    "ultimul": 4,
}
UNITS: dict[str, tuple[int, int, Precision]] = {
    "z": (1, 0, "day"),
    "s": (7, 0, "day"),
    "l": (0, 1, "month"),
    "a": (0, 12, "year"),
}
"""Days, months and precision of one zi, săptămână, lună, an."""
LONGEST = 50 * 366
"""Days beyond which „în … zile” is a slip of the pen."""

type Reader = Callable[[re.Match[str], date], Due | None]


def propose_due(text: str, made_on: date, *, term_ends: date | None = None) -> Due:
    """Return the span that a phrase said on a day most likely binds to.

    `term_ends` is the end of the mandate, for „în acest mandat”. A phrase with a condition is
    `conditional`, one that names no time `none`: both without days. A person confirms it.
    """
    said = _fold(text)
    if _CONDITION.search(said):
        return Due(None, None, "conditional")
    if re.search(r"\bmandat", said):
        return Due(None, term_ends, "term")
    for pattern, read in _READERS:
        if (match := pattern.search(said)) and (due := read(match, made_on)):
            # „până la …” says only when it ends.
            return Due(None, due.ends, due.precision) if _UNTIL.search(said) else due
    return Due(None, None, "none")


def add_months(day: date, months: int) -> date:
    """Return the same day some months later, or the last of that month if it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return min(_month_end(year, month + 1), date(year, month + 1, 1) + timedelta(day.day - 1))


def _fold(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("-", " "))
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).split())


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _year_said(match: re.Match[str], made_on: date) -> int | None:
    said = match.groupdict().get("year")
    if said is None:
        return None
    return int(said) if said.isdigit() else made_on.year + 1


def _first_year(
    match: re.Match[str], made_on: date, end: Callable[[int], date], *, start: int | None = None
) -> int:
    """Return the year that was said, or the first from `start` whose span has not ended yet."""
    start = made_on.year if start is None else start
    open_years = (year for year in range(start, start + 3) if end(year) >= made_on)
    return _year_said(match, made_on) or next(open_years)


def _day(match: re.Match[str], made_on: date) -> Due | None:
    return _dated(MONTHS.index(match["month"]) + 1, match, made_on)


def _day_in_figures(match: re.Match[str], made_on: date) -> Due | None:
    return _dated(int(match["month"]), match, made_on)


def _dated(month: int, match: re.Match[str], made_on: date) -> Due | None:
    year = _year_said(match, made_on)
    # 29 February may be eight years away, around a century that has none.
    for candidate in [year] if year else range(made_on.year, made_on.year + 9):
        try:
            end = date(candidate, month, int(match["day"]))
        except ValueError:
            continue
        if year or end >= made_on:
            return Due(None, end, "day")
    return None


def _in_a_while(match: re.Match[str], made_on: date) -> Due | None:
    count, unit = NUMBERS.get(match["count"]) or int(match["count"]), match["unit"]
    days, months, precision = UNITS[unit[0]]
    if count * (days + 30 * months) > LONGEST:
        return None
    end = add_months(made_on, count * months) + timedelta(days=count * days)
    return Due(made_on, end, precision)


def _week(match: re.Match[str], made_on: date) -> Due:
    monday = made_on - timedelta(days=made_on.weekday())
    if match["which"].startswith(("v", "u")):
        monday += timedelta(days=7)
    return Due(monday, monday + timedelta(days=6), "day")


def _next_month(_match: re.Match[str], made_on: date) -> Due:
    return _whole_month(add_months(made_on, 1))


def _this_month(_match: re.Match[str], made_on: date) -> Due:
    return _whole_month(made_on)


def _named_month(match: re.Match[str], made_on: date) -> Due:
    month = MONTHS.index(match["month"]) + 1
    year = _first_year(match, made_on, lambda year: _month_end(year, month))
    return _whole_month(date(year, month, 1))


def _whole_month(day: date) -> Due:
    return Due(day.replace(day=1), _month_end(day.year, day.month), "month")


def _quarter(match: re.Match[str], made_on: date) -> Due:
    last = 3 * QUARTERS[match["quarter"]]
    year = _first_year(match, made_on, lambda year: _month_end(year, last))
    return Due(date(year, last - 2, 1), _month_end(year, last), "quarter")


def _season(match: re.Match[str], made_on: date) -> Due:
    first, last = next(span for stem, span in SEASONS.items() if match["season"].startswith(stem))

    def end(year: int) -> date:
        return _month_end(year + (last < first), last)

    # In January „la iarnă” can still be the winter that began in December.
    year = _first_year(match, made_on, end, start=made_on.year - 1)
    if match["next"] and not match["year"] and date(year, first, 1) <= made_on:
        year += 1
    return Due(date(year, first, 1), end(year), "season")


def _this_year(_match: re.Match[str], made_on: date) -> Due:
    return Due(made_on, date(made_on.year, 12, 31), "year")


def _named_year(match: re.Match[str], made_on: date) -> Due:
    year = _year_said(match, made_on) or made_on.year
    return Due(date(year, 1, 1), date(year, 12, 31), "year")


# „mai” is May, and also „more”.
_MONTH = "(?P<month>{})".format(
    "|".join(MONTHS).replace("|mai|", "|mai(?! mult| putin| curand| repede| tarziu| bun)|")
)
_NEXT_YEAR = r"(?:(?<=anul )|(?<=anului ))(?:viitor|urmator)"
_LATER = rf"(?:anul(?:ui)? )?(?P<year>20\d\d|{_NEXT_YEAR})"
_YEAR = rf",?(?: (?:al |din |lui )*{_LATER})?"
_COUNT = rf"(?P<count>\d{{1,5}}|{'|'.join(NUMBERS)})"
_UNTIL = re.compile(r"\bpana (?:la|pe|in)\b|\bcel tarziu\b")
_CONDITION = re.compile(
    r"\b(?:dupa (?!\d)|daca\b|odata c|in functie de\b|in urma\b|cu conditia\b|cand\b)"
)
_READERS: tuple[tuple[re.Pattern[str], Reader], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (rf"\b(?P<day>\d{{1,2}}) {_MONTH}\b{_YEAR}", _day),
        (r"\b(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./](?P<year>20\d\d)\b", _day_in_figures),
        (r"\b(?:pe|la|de) (?P<day>\d{1,2})[./](?P<month>\d{2})\b", _day_in_figures),
        (
            rf"\b(?:in|peste|intr|termen de|maxim(?:um)?|cel mult) {_COUNT} (?:de )?"
            r"(?P<unit>zi(?:le)?|saptaman[ai]|lun[ai]|ani?)\b",
            _in_a_while,
        ),
        (r"\bsaptaman(?:a|ii) (?P<which>viitoare|urmatoare|aceasta|asta)\b", _week),
        (r"\blun(?:a|ii) (?:viitoare|urmatoare)\b", _next_month),
        (rf"\btrim(?:estrul(?:ui)?|\.) (?P<quarter>iv|iii|ii|i|[1-4])\b{_YEAR}", _quarter),
        (rf"\b(?P<quarter>primul|ultimul|al (?:doilea|treilea)) trimestru\b{_YEAR}", _quarter),
        (
            r"\b(?P<season>primav[ae]r(?:a|ii)|v[ae]r(?:a|ii)|toamn(?:a|ei)|i[ae]rn(?:a|ii))"
            rf"\b(?P<next> viitoare)?{_YEAR}",
            _season,
        ),
        (rf"\b(?:in|luna|lunii|lui|pana la) {_MONTH}\b{_YEAR}", _named_month),
        (r"\b(?:luna (?:aceasta|asta)|(?:sfarsitul|finalul) lunii)\b", _this_month),
        (rf"\b{_LATER}\b", _named_year),
        (r"\b(?:anul (?:acesta|asta|in curs)|(?:sfarsitul|finalul) anului)\b", _this_year),
    )
)
