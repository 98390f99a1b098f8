"""The four numbers of a step: nominal, act by, late from, and why; and chains of steps."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from civicsteps.engines.law.calendars import DAY, Calendar
from civicsteps.engines.law.counting import (
    BACKWARD,
    METHODS,
    ROLLED,
    count,
    last_day_of_hours,
    safe_act,
)
from civicsteps.engines.law.rules import Step
from civicsteps.engines.law.schema import HOURS

PROFILES = ("strict", "courteous")
CALENDARS = ("STAT", "ADMIN")

type Reading = tuple[str, str, date]


@dataclass(frozen=True, slots=True)
class Span:
    """The days on which something may have happened: an e-mail of Friday night, a letter's way."""

    earliest: date
    latest: date

    def __post_init__(self) -> None:
        if self.latest < self.earliest:
            raise ValueError("the latest day comes before the earliest one")

    @classmethod
    def on(cls, day: date) -> "Span":
        """A day that is certain."""
        return cls(day, day)


@dataclass(frozen=True, slots=True)
class Figures:
    """What a step's clock says. All days are last days, but `late_from` is a first one.

    `nominal` is the displayed end (primary method). `act_by` (a group's step) is in time whoever
    counts; it may lie in the past: then it is unsafe already. `late_from` (everybody else's) is the
    first day that is late whoever counts; `breach_after` the same for windows before an event: who
    acted after it was too late. `readings` are the ends by method and calendar, `skipped` the
    holidays that moved the end, with their names; an empty name is a day moved by decision.
    Without a term, or a late day that may be named, the days are None.
    """

    step: str
    trigger: Span
    nominal: date | None = None
    act_by: date | None = None
    late_from: date | None = None
    breach_after: date | None = None
    method: str = ""
    readings: tuple[Reading, ...] = ()
    skipped: tuple[tuple[date, str], ...] = ()
    extended: bool = False


def figures(
    step: Step,
    trigger: Span,
    calendar: Calendar,
    *,
    profile: str = "strict",
    extended: bool = False,
) -> Figures:
    """The dates of a step that started in the span (backward: whose event is in the span).

    A group's dates are counted from the earliest day, everybody else's from the latest. The
    `courteous` profile also lets an authority count free working days; `extended` counts the whole
    extended term from the trigger. ValueError for what cannot be counted.
    """
    if profile not in PROFILES:
        raise ValueError(f"no profile “{profile}”; there are {', '.join(PROFILES)}")
    if step.duration is None:
        return Figures(step.key, trigger)
    extended = extended and step.extension is not None
    ours = step.who == "group"
    start = trigger.earliest if ours else _latest(step, trigger, calendar)
    readings = tuple(_readings(step, start, calendar, extended, profile))
    ends = [day for _, _, day in readings]
    nominal = _nominal(step, readings)
    act_by = safe_act(ends, calendar) if ours else None
    back = step.direction == "backward"
    said = not ours and step.late
    return Figures(
        step=step.key,
        trigger=trigger,
        nominal=nominal,
        act_by=act_by,
        late_from=max(ends) + DAY if said and not back else None,
        breach_after=max(ends) if said and back else None,
        method=step.primary,
        readings=readings,
        skipped=_skipped(step, start, nominal, ends, act_by, calendar),
        extended=extended,
    )


def expiry(step: Step, trigger: Span, calendar: Calendar, *, extended: bool = False) -> Span:
    """When the term may have run out: from its earliest reading to its latest, for what follows.

    A step without a term ends when it begins.
    """
    if step.duration is None:
        return trigger
    extended = extended and step.extension is not None
    early = _ends(step, trigger.earliest, calendar, extended)
    late = _ends(step, _latest(step, trigger, calendar), calendar, extended)
    return Span(min(early), max(late))


def extension_credited(step: Step, trigger: Span, told_on: date, calendar: Calendar) -> bool:
    """Whether the notice of a longer term came in time, by the reading kindest to its sender."""
    if step.extension is None or step.duration is None:
        return False
    within = step.extension.notice_within
    if within is None:
        return told_on <= expiry(step, trigger, calendar).latest
    readings = ("INCL_RAW", "FREE_ROLL")
    late = count("SAFE_LATE", trigger.latest, within, "calendar", calendar, readings=readings)
    return told_on < late


def _latest(step: Step, trigger: Span, calendar: Calendar) -> date:
    """The latest day on which it may have started; what comes on a free day may wait for work."""
    if not step.on_working_day:
        return trigger.latest
    return max(days.from_(trigger.latest, 1) for days in (calendar.stat, calendar.admin))


def _ends(step: Step, start: date, calendar: Calendar, extended: bool) -> list[date]:
    return [day for _, _, day in _readings(step, start, calendar, extended, "strict")]


def _readings(
    step: Step, start: date, calendar: Calendar, extended: bool, profile: str
) -> Iterator[Reading]:
    for n, methods in _terms(step, extended, profile):
        for method in methods:
            yield from _both(method, start, n, calendar, step)


def _terms(step: Step, extended: bool, profile: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    duration = step.duration or 0
    if extended and step.extension:
        duration = step.extension.to
    yield duration, step.readings
    for other in step.also:
        yield (extended and other.extended) or other.duration, other.readings
    courteous = profile == "courteous" and "WD_FREE" not in step.readings
    if courteous and step.direction == "forward" and step.unit in ("calendar", "working"):
        yield duration, ("WD_FREE",)


def _both(method: str, start: date, n: int, calendar: Calendar, step: Step) -> Iterator[Reading]:
    """The end by one method in both calendars; once where they cannot differ."""
    if method in HOURS:
        end = last_day_of_hours(method, start, n, backward=step.direction == "backward")
        yield from ((method, name, end) for name in CALENDARS)
        return
    counted = METHODS[method]
    try:
        stat = counted(start, n, calendar.stat)
        same = calendar.admin is calendar.stat
        admin = stat if same else counted(start, n, calendar.admin)
    except OverflowError:
        raise ValueError("the term leaves the years that a calendar has") from None
    yield method, CALENDARS[0], stat
    yield method, CALENDARS[1], admin


def _nominal(step: Step, readings: tuple[Reading, ...]) -> date:
    return next(d for method, name, d in readings if (method, name) == (step.primary, "ADMIN"))


def _skipped(
    step: Step,
    start: date,
    nominal: date,
    ends: list[date],
    act_by: date | None,
    calendar: Calendar,
) -> tuple[tuple[date, str], ...]:
    """The holidays that moved the displayed end, or the safe day back."""
    days: set[date] = set()
    if step.unit == "working":
        days |= set(
            _between(nominal, start) if step.primary in BACKWARD else _between(start, nominal)
        )
    elif step.primary in ROLLED:
        days |= set(_rolled_over(step.primary, nominal, calendar))
    if act_by:
        days |= {min(ends), *_between(act_by, min(ends))} if act_by < min(ends) else set()
    return tuple((day, name) for day in sorted(days) if (name := _off(day, calendar)) is not None)


def _rolled_over(method: str, end: date, calendar: Calendar) -> Iterator[date]:
    way = DAY if method in BACKWARD else -DAY
    day = end + way
    while not calendar.is_working(day):
        yield day
        day += way


def _between(first: date, last: date) -> Iterator[date]:
    day = first + DAY
    while day < last:
        yield day
        day += DAY


def _off(day: date, calendar: Calendar) -> str | None:
    """The name of a holiday, "" for a day moved by decision, None for one that people worked."""
    if day in calendar.on:
        return None
    return calendar.holiday(day) or ("" if day in calendar.off else None)
