"""Counting a term: every method by which a Romanian (or British) clerk or court may count one.

`count` gives the last day of the term: who acts by its end is in time. Days off inside a term of
calendar days count; only its end may roll. Where the law is unclear, the safe methods look at
several readings in both calendars:

- SAFE_ACT: by this day the one who must act is in time whoever counts, on a day when both calendars
  work.
- SAFE_LATE: from this day the term is over whoever counts.
- SAFE_BREACH_BACK: who had to act n days before an event and acted after this day, acted too late.
"""

from calendar import monthrange
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from civicsteps.engines.law.calendars import DAY, Calendar, Days
from civicsteps.engines.law.schema import HOURS, METHODS_OF, UNITS

ZONES = {"RO": ZoneInfo("Europe/Bucharest"), "UK": ZoneInfo("Europe/London")}
SAFE = ("SAFE_ACT", "SAFE_LATE", "SAFE_BREACH_BACK")
MOST = 36_600
DAY_HOURS = 24

type Counted = Callable[[date, int, Days], date]


def _months(start: date, n: int) -> date:
    years, month = divmod(start.month - 1 + n, 12)
    year = start.year + years
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


METHODS: dict[str, Counted] = {
    "DAY1_RAW": lambda d, n, days: d + (n - 1) * DAY,
    "INCL_RAW": lambda d, n, days: d + n * DAY,
    "INCL_ROLL": lambda d, n, days: days.from_(d + n * DAY, 1),
    "FREE_RAW": lambda d, n, days: d + (n + 1) * DAY,
    "FREE_ROLL": lambda d, n, days: days.from_(d + (n + 1) * DAY, 1),
    "WD_DAY1": lambda d, n, days: days.from_(d, n),
    "WD_AFTER": lambda d, n, days: days.after(d, n),
    "WD_FREE": lambda d, n, days: days.after(d, n + 1),
    "MONTHS_RAW": lambda d, n, days: _months(d, n),
    "MONTHS_ROLL": lambda d, n, days: days.from_(_months(d, n), 1),
    "YEARS_RAW": lambda d, n, days: _months(d, 12 * n),
    "YEARS_ROLL": lambda d, n, days: days.from_(_months(d, 12 * n), 1),
    "BACK_RAW": lambda d, n, days: d - n * DAY,
    "BACK_FREE": lambda d, n, days: d - (n + 1) * DAY,
    "BACK_FREE_ROLL": lambda d, n, days: days.upto(d - (n + 1) * DAY),
    "BACK_WD": lambda d, n, days: days.before(d, n),
    "BACK_WD_FREE": lambda d, n, days: days.before(d, n + 1),
}
ROLLED = {"INCL_ROLL", "FREE_ROLL", "MONTHS_ROLL", "YEARS_ROLL", "BACK_FREE_ROLL"}
BACKWARD = {m for (way, _), methods in METHODS_OF.items() if way == "backward" for m in methods}
MONTHS, YEARS = {"MONTHS_RAW", "MONTHS_ROLL"}, {"YEARS_RAW", "YEARS_ROLL"}


def count(
    method: str,
    start: date,
    n: int,
    unit: str,
    calendar: Calendar,
    *,
    readings: Sequence[str] = (),
) -> date:
    """The last day of a term of n units from `start` (for BACK methods: before the event `start`).

    `unit` is calendar, working, month or year, and must go with the method; the plain methods use
    the calendar with its moved days. SAFE methods need `readings`; SAFE_LATE is the first day that
    is surely late. A ValueError says in words what cannot be counted.
    """
    _check(method, start, n, unit)
    if method not in SAFE:
        return _in_words(METHODS[method], start, n, calendar.admin)
    for reading in readings:
        _check(reading, start, n, unit)
    _check_readings(method, readings)
    ends = [
        _in_words(METHODS[reading], start, n, days)
        for reading in readings
        for days in (calendar.stat, calendar.admin)
    ]
    if method == "SAFE_ACT":
        return safe_act(ends, calendar)
    return max(ends) + DAY if method == "SAFE_LATE" else max(ends)


def safe_act(ends: Sequence[date], calendar: Calendar) -> date:
    """The earliest of the last days, rolled back to a day when both calendars work."""
    day = min(ends)
    while True:
        worked = calendar.admin.upto(calendar.stat.upto(day))
        if worked == day:
            return day
        day = worked


def count_hours(method: str, start: datetime, n: int, jurisdiction: str = "RO") -> datetime:
    """The instant, in the country's own time, at which a term of n hours ends.

    HOURS counts from the instant, HOURS_CPC from the next midnight; real hours, so that a night
    when the clock changes is as long as it is. `start` must know its time zone.
    """
    if method not in HOURS:
        raise ValueError(f"“{method}” does not count hours; there are {', '.join(HOURS)}")
    if start.tzinfo is None:
        raise ValueError("a term of hours starts at an instant whose time zone is known")
    _check_number(n)
    local = start.astimezone(_zone(jurisdiction))
    if method == "HOURS_CPC":
        local = datetime.combine(local.date() + DAY, time(), local.tzinfo)
    return (local.astimezone(ZoneInfo("UTC")) + timedelta(hours=n)).astimezone(local.tzinfo)


def last_day_of_hours(method: str, start: date, n: int, *, backward: bool) -> date:
    """The last day that a term of n hours touches, when only the day of its start is known.

    Forward from the day's last instant (HOURS) or the next midnight (HOURS_CPC): the same day.
    Backward, the last day that is over n hours before the event's day begins.
    """
    _check_number(n)
    days = -(-n // DAY_HOURS)
    return start - (days + 1) * DAY if backward else start + days * DAY


def _zone(jurisdiction: str) -> ZoneInfo:
    if jurisdiction not in ZONES:
        raise ValueError(f"no time of “{jurisdiction}”; there are {', '.join(ZONES)}")
    return ZONES[jurisdiction]


def _in_words(method: Counted, start: date, n: int, days: Days) -> date:
    try:
        return method(start, n, days)
    except OverflowError:
        raise ValueError("the term leaves the years that a calendar has") from None


def _check(method: str, start: date, n: int, unit: str) -> None:
    if method not in METHODS and method not in SAFE:
        raise ValueError(f"no counting method “{method}”; there are {', '.join(known_methods())}")
    if isinstance(start, datetime) or not isinstance(start, date):
        raise ValueError("a term starts on a day, not at an hour")
    _check_number(n)
    if unit not in UNITS or unit == "hour":
        raise ValueError(f"no unit “{unit}”; there are {', '.join(UNITS[:-1])}")
    if method not in SAFE and _kind(method) != (unit if unit in ("month", "year") else "day"):
        raise ValueError(f"{method} does not count in the unit “{unit}”")


def _kind(method: str) -> str:
    return "month" if method in MONTHS else "year" if method in YEARS else "day"


def _check_number(n: object) -> None:
    if isinstance(n, bool) or not isinstance(n, int) or not 1 <= n <= MOST:
        raise ValueError(f"a term has a whole number of units, from 1 to {MOST}")


def _check_readings(method: str, readings: Sequence[str]) -> None:
    if not readings:
        raise ValueError(f"{method} looks at readings: name at least one")
    if unsafe := [reading for reading in readings if reading in SAFE]:
        raise ValueError(f"{unsafe[0]} is no reading")
    ways = {reading in BACKWARD for reading in readings}
    if len(ways) > 1:
        raise ValueError("readings all run forward or all backward")
    if (method == "SAFE_LATE" and True in ways) or (method == "SAFE_BREACH_BACK" and False in ways):
        raise ValueError(f"{method} does not go with {readings[0]}")


def known_methods() -> tuple[str, ...]:
    """Every method that `count` knows."""
    return (*METHODS, *SAFE)
