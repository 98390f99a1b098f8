"""Which days are working days: two calendars in one, for the same country.

STAT knows the public holidays alone; ADMIN lays over them what the government moved: bridge days
`off`, recovery days `on`. Whether a bridge day counts is disputed, so the safe figures use both.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from itertools import accumulate

from holidays import country_holidays

DAY = timedelta(days=1)
SATURDAY = 5
PARTS: dict[str, tuple[str | None, ...]] = {"RO": (None,), "UK": ("ENG", "WLS", "SCT", "NIR")}
LANGUAGES = {"RO": "ro", "UK": "en_GB"}
# Each set of tables grows in whole years around the days asked for, with these to spare.
SPARE_YEARS = 2


@dataclass(frozen=True, slots=True)
class _Table:
    """The years `first` to `last` as arrays; days are counted from `start`, an ordinal."""

    first: int
    last: int
    start: int
    working: tuple[int, ...]
    upto: tuple[int, ...]


@dataclass(slots=True, eq=False)
class Days:
    """The working days of one calendar, as far as they were asked for."""

    is_working: Callable[[date], bool]
    years: tuple[int, int]
    table: _Table | None = None

    def after(self, day: date, n: int) -> date:
        """The n-th working day strictly after the day."""
        return self._nth(day, lambda t, i: t.upto[i] + n - 1)

    def from_(self, day: date, n: int) -> date:
        """The n-th working day that is the day itself or later."""
        return self._nth(day, lambda t, i: (t.upto[i - 1] if i else 0) + n - 1)

    def before(self, day: date, n: int) -> date:
        """The n-th working day strictly before the day."""
        return self._nth(day, lambda t, i: (t.upto[i - 1] if i else 0) - n)

    def upto(self, day: date) -> date:
        """The day itself if it is a working day, or the last one before it."""
        return self._nth(day, lambda t, i: t.upto[i] - 1)

    def _nth(self, day: date, place: Callable[[_Table, int], int]) -> date:
        table = self._around(day.year, day.year)
        while True:
            found = place(table, day.toordinal() - table.start)
            if found < 0:
                table = self._around(table.first - 1, table.last)
            elif found >= len(table.working):
                table = self._around(table.first, table.last + 1)
            else:
                return date.fromordinal(table.working[found])

    def _around(self, first: int, last: int) -> _Table:
        table = self.table
        if table and table.first <= first and last <= table.last:
            return table
        self._refuse_unknown(first if not table or first < table.first else last)
        if table:
            first, last = min(first, table.first), max(last, table.last)
        # One assignment: another thread sees the old table or the new one, both right.
        self.table = table = self._made(
            max(first - SPARE_YEARS, self.years[0]), min(last + SPARE_YEARS, self.years[1])
        )
        return table

    def _refuse_unknown(self, year: int) -> None:
        if not self.years[0] <= year <= self.years[1]:
            raise ValueError(
                f"no table of public holidays for {year}; there is one for the years "
                f"{self.years[0]} to {self.years[1]}"
            )

    def _made(self, first: int, last: int) -> _Table:
        start, end = date(first, 1, 1).toordinal(), date(last, 12, 31).toordinal()
        flags = [self.is_working(date.fromordinal(day)) for day in range(start, end + 1)]
        working = tuple(start + i for i, flag in enumerate(flags) if flag)
        return _Table(first, last, start, working, tuple(accumulate(flags)))


@dataclass(frozen=True, slots=True)
class Calendar:
    """The working days of a jurisdiction, with what was moved by decision.

    `off` are working days declared free, `on` days declared worked, even a Saturday; a day in both
    is worked. UK: a bank holiday in any part of the United Kingdom counts. Days outside the years
    that the tables of public holidays cover are refused with a ValueError.
    """

    jurisdiction: str = "RO"
    off: frozenset[date] = frozenset()
    on: frozenset[date] = frozenset()
    stat: Days = field(init=False, repr=False, compare=False)
    admin: Days = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "off", frozenset(self.off))
        object.__setattr__(self, "on", frozenset(self.on))
        object.__setattr__(self, "stat", _statutory(self.jurisdiction))
        moved = _moved(self.jurisdiction, self.off, self.on) if self.off or self.on else self.stat
        object.__setattr__(self, "admin", moved)

    def is_working(self, day: date, admin: bool = True) -> bool:
        """Whether people work on that day, with the moved days (ADMIN) or without (STAT)."""
        return (self.admin if admin else self.stat).is_working(day)

    def holiday(self, day: date) -> str | None:
        """The name of that public holiday in the country's own language; None on other days."""
        return _holidays(self.jurisdiction, day.year).get(day)


def _is_plain(jurisdiction: str, day: date) -> bool:
    return day.weekday() < SATURDAY and day not in _holidays(jurisdiction, day.year)


@lru_cache(maxsize=8)
def _statutory(jurisdiction: str) -> Days:
    return Days(lambda day: _is_plain(jurisdiction, day), _years(jurisdiction))


@lru_cache(maxsize=16)
def _moved(jurisdiction: str, off: frozenset[date], on: frozenset[date]) -> Days:
    def is_working(day: date) -> bool:
        return day in on or (day not in off and _is_plain(jurisdiction, day))

    return Days(is_working, _years(jurisdiction))


@lru_cache(maxsize=8)
def _years(jurisdiction: str) -> tuple[int, int]:
    if jurisdiction not in PARTS:
        raise ValueError(f"no calendar of “{jurisdiction}”; there are {' and '.join(PARTS)}")
    table = country_holidays(jurisdiction)
    return table.start_year, table.end_year


@lru_cache(maxsize=512)
def _holidays(jurisdiction: str, year: int) -> dict[date, str]:
    first, last = _years(jurisdiction)
    if not first <= year <= last:
        raise ValueError(
            f"no table of public holidays for {year}; there is one for the years {first} to {last}"
        )
    language = LANGUAGES[jurisdiction]
    parts = [
        country_holidays(jurisdiction, subdiv=part, years=year, language=language)
        for part in PARTS[jurisdiction]
    ]
    return {day: name for part in reversed(parts) for day, name in part.items()}


def easter(year: int) -> date:
    """Orthodox Easter Sunday by Meeus's rule (1900-2099), to hold the package's tables against."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + 13 * DAY
