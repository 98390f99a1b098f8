"""Every method of counting, held against dates counted by hand and against one another."""

import json
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicsteps.engines.law import Calendar, count, count_hours
from civicsteps.engines.law.schema import METHODS_OF

VECTORS = json.loads((Path(__file__).parent / "vectors.json").read_text(encoding="utf-8"))
RO = Calendar()
BUCHAREST = ZoneInfo("Europe/Bucharest")
DAY = timedelta(days=1)

UNITS = ("calendar", "working", "month", "year")
FORWARD = [(m, unit) for unit in UNITS for m in METHODS_OF["forward", unit]]
BACKWARD = [(m, unit) for unit in UNITS[:2] for m in METHODS_OF["backward", unit]]
ROLLED = [(m, unit) for m, unit in FORWARD if m.endswith("_ROLL") or m.startswith("WD_")]

days = st.dates(date(2002, 1, 1), date(2060, 12, 31))
numbers = st.integers(1, 120)
# A few days near the ones that are counted, so that they matter.
moved = st.frozensets(st.dates(date(2026, 1, 1), date(2026, 12, 31)), max_size=12)


def moved_days(texts: list[str]) -> frozenset[date]:
    return frozenset(map(date.fromisoformat, texts))


@pytest.mark.parametrize("vector", VECTORS, ids=[vector["id"] for vector in VECTORS])
def test_each_vector_of_the_facts_comes_out(vector: dict[str, Any]) -> None:
    overrides = vector.get("overrides", {})
    calendar = Calendar(
        vector.get("calendar", "RO"),
        moved_days(overrides.get("off", [])),
        moved_days(overrides.get("on", [])),
    )
    found = count(
        vector["method"],
        date.fromisoformat(vector["trigger"]),
        vector["n"],
        vector["unit"],
        calendar,
        readings=vector.get("readings", ()),
    )
    assert found == date.fromisoformat(vector["expected"]), vector["why"]


@pytest.mark.parametrize(
    ("method", "start", "n", "unit", "expected"),
    [
        # The table counted by hand, and the forum's check of free days.
        ("INCL_RAW", "2026-11-02", 10, "calendar", "2026-11-12"),
        ("FREE_ROLL", "2026-11-02", 10, "calendar", "2026-11-13"),
        ("DAY1_RAW", "2026-11-02", 10, "calendar", "2026-11-11"),
        ("INCL_ROLL", "2026-11-18", 10, "calendar", "2026-12-02"),
        ("FREE_ROLL", "2025-12-06", 30, "calendar", "2026-01-08"),
        ("FREE_ROLL", "2026-04-07", 5, "calendar", "2026-04-14"),
        ("INCL_RAW", "2026-04-07", 5, "calendar", "2026-04-12"),
        ("WD_AFTER", "2026-04-01", 10, "working", "2026-04-17"),
        ("FREE_ROLL", "2026-03-12", 30, "calendar", "2026-04-14"),
        ("FREE_ROLL", "2026-05-16", 15, "calendar", "2026-06-02"),
        ("INCL_RAW", "2026-01-31", 30, "calendar", "2026-03-02"),
        ("INCL_RAW", "2028-01-31", 30, "calendar", "2028-03-01"),
        ("FREE_ROLL", "2026-10-30", 30, "calendar", "2026-12-02"),
        ("BACK_WD", "2026-06-25", 30, "working", "2026-05-13"),
        ("BACK_RAW", "2026-11-26", 5, "calendar", "2026-11-21"),
        ("WD_AFTER", "2026-11-26", 10, "working", "2026-12-14"),
        ("MONTHS_ROLL", "2025-08-31", 6, "month", "2026-03-02"),
        ("MONTHS_RAW", "2027-08-31", 6, "month", "2028-02-29"),
        ("MONTHS_ROLL", "2026-06-25", 6, "month", "2026-12-28"),
        ("YEARS_ROLL", "2024-02-29", 1, "year", "2025-02-28"),
        ("YEARS_ROLL", "2025-05-31", 1, "year", "2026-06-02"),
        ("MONTHS_ROLL", "2026-10-01", 3, "month", "2027-01-04"),
        ("FREE_RAW", "2025-09-10", 15, "calendar", "2025-09-26"),
        # A free day that starts on a free day; the start is never counted twice.
        ("WD_DAY1", "2026-11-28", 1, "working", "2026-12-02"),
        ("WD_AFTER", "2026-11-27", 1, "working", "2026-12-02"),
        ("BACK_FREE_ROLL", "2026-12-03", 1, "calendar", "2026-11-27"),
    ],
)
def test_a_term_counted_by_hand(method: str, start: str, n: int, unit: str, expected: str) -> None:
    assert count(method, date.fromisoformat(start), n, unit, RO).isoformat() == expected


def test_everybody_is_in_time_by_the_safe_day_though_bridge_days_are_disputed() -> None:
    # The term ends on 24 December. If that is a bridge day, the counter may be closed: the 23rd.
    bridge = Calendar(off=frozenset({date(2026, 12, 24)}))
    term = (date(2026, 12, 14), 10, "calendar")
    assert count("SAFE_ACT", *term, RO, readings=["INCL_RAW"]) == date(2026, 12, 24)
    assert count("SAFE_ACT", *term, bridge, readings=["INCL_RAW"]) == date(2026, 12, 23)
    # A recovery Saturday is worked, but not by everybody: the safe day is no Saturday.
    saturday = Calendar(on=frozenset({date(2026, 12, 19)}))
    assert count(
        "SAFE_ACT", date(2026, 12, 9), 10, "calendar", saturday, readings=["INCL_RAW"]
    ) == (date(2026, 12, 18))


@pytest.mark.parametrize(("method", "unit"), FORWARD)
@given(start=days, n=numbers)
def test_more_units_and_a_later_start_never_end_a_term_sooner(
    method: str, unit: str, start: date, n: int
) -> None:
    n = n % 12 + 1 if unit == "year" else n
    end = count(method, start, n, unit, RO)
    assert count(method, start, n + 1, unit, RO) >= end
    assert count(method, start + DAY, n, unit, RO) >= end


@pytest.mark.parametrize(("method", "unit"), BACKWARD)
@given(event=days, n=numbers)
def test_a_window_before_an_event_mirrors(method: str, unit: str, event: date, n: int) -> None:
    last = count(method, event, n, unit, RO)
    assert last < event
    assert count(method, event, n + 1, unit, RO) <= last
    assert count(method, event + DAY, n, unit, RO) >= last
    if method == "BACK_WD" and RO.is_working(event):
        # n working days back and n forward again: where it started.
        assert count("WD_AFTER", last, n, unit, RO) == event


@pytest.mark.parametrize(("method", "unit"), ROLLED)
@given(start=days, n=st.integers(1, 24), off=moved, on=moved)
def test_what_rolls_ends_on_a_working_day(
    method: str, unit: str, start: date, n: int, off: frozenset[date], on: frozenset[date]
) -> None:
    calendar = Calendar("RO", off, on)
    assert calendar.is_working(count(method, start, n, unit, calendar))


@pytest.mark.parametrize("unit", ["calendar", "working", "month", "year"])
@given(start=st.dates(date(2025, 11, 1), date(2026, 12, 31)), n=numbers, off=moved, on=moved)
def test_the_safe_days_hold_by_every_reading_and_calendar(
    unit: str, start: date, n: int, off: frozenset[date], on: frozenset[date]
) -> None:
    calendar, n = Calendar("RO", off, on), n % 30 + 1
    readings = METHODS_OF["forward", unit]
    act = count("SAFE_ACT", start, n, unit, calendar, readings=readings)
    late = count("SAFE_LATE", start, n, unit, calendar, readings=readings)
    for reading in readings:
        for each in (calendar, RO):
            assert act <= count(reading, start, n, unit, each) < late
    assert calendar.is_working(act, admin=True)
    assert calendar.is_working(act, admin=False)


@given(start=st.dates(date(2004, 1, 1), date(2060, 12, 31)), n=st.integers(1, 60))
def test_months_keep_the_day_or_take_the_last_one(start: date, n: int) -> None:
    end = count("MONTHS_RAW", start, n, "month", RO)
    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == n
    assert end.day == start.day or (end.day < start.day and (end + DAY).day == 1)


def walked(method: str, start: date, n: int, calendar: Calendar) -> date:
    """The same term, one day after the other, as one would count on a paper calendar."""
    way = -DAY if method.startswith("BACK") else DAY
    if method.startswith(("WD", "BACK_WD")):
        day = start - DAY if method == "WD_DAY1" else start
        left = n + 1 if method.endswith("FREE") else n
        while left:
            day += way
            left -= calendar.is_working(day)
        return day
    day = start + way * (n + ("FREE" in method) - (method == "DAY1_RAW"))
    while method.endswith("_ROLL") and not calendar.is_working(day):
        day += way
    return day


@pytest.mark.parametrize(
    ("method", "unit"), [(m, u) for m, u in FORWARD + BACKWARD if u in ("calendar", "working")]
)
@given(start=st.dates(date(2025, 11, 1), date(2026, 12, 31)), n=numbers, off=moved, on=moved)
def test_the_quick_way_counts_as_one_counts_on_paper(
    method: str, unit: str, start: date, n: int, off: frozenset[date], on: frozenset[date]
) -> None:
    calendar = Calendar("RO", off, on)
    assert count(method, start, n, unit, calendar) == walked(method, start, n, calendar)


@given(event=days, n=numbers)
def test_who_published_by_the_breach_day_is_not_accused(event: date, n: int) -> None:
    readings = METHODS_OF["backward", "working"]
    day = count("SAFE_BREACH_BACK", event, n, "working", RO, readings=readings)
    assert day == max(count(each, event, n, "working", RO) for each in readings)


@pytest.mark.parametrize(
    ("method", "start", "n", "expected"),
    [
        ("HOURS", datetime(2026, 4, 9, 10, tzinfo=BUCHAREST), 48, "2026-04-11T10:00:00+03:00"),
        ("HOURS_CPC", datetime(2026, 4, 9, 10, tzinfo=BUCHAREST), 48, "2026-04-12T00:00:00+03:00"),
        # 02:00 to 04:00 of 29 March does not exist, 03:00 of 25 October comes twice.
        ("HOURS", datetime(2026, 3, 28, 10, tzinfo=BUCHAREST), 24, "2026-03-29T11:00:00+03:00"),
        ("HOURS", datetime(2026, 10, 24, 10, tzinfo=BUCHAREST), 24, "2026-10-25T09:00:00+02:00"),
        # An instant told in another zone is the same instant; its midnight is ours.
        (
            "HOURS_CPC",
            datetime(2026, 4, 9, 22, 30, tzinfo=ZoneInfo("UTC")),
            24,
            "2026-04-12T00:00:00+03:00",
        ),
    ],
)
def test_hours_are_real_hours(method: str, start: datetime, n: int, expected: str) -> None:
    assert count_hours(method, start, n).isoformat() == expected


@pytest.mark.parametrize(
    ("call", "reason"),
    [
        (("FREE", date(2026, 1, 1), 10, "calendar"), "no counting method “FREE”"),
        (("INCL_RAW", date(2026, 1, 1), 0, "calendar"), "a whole number of units"),
        (("INCL_RAW", date(2026, 1, 1), -3, "calendar"), "a whole number of units"),
        (("INCL_RAW", date(2026, 1, 1), True, "calendar"), "a whole number of units"),
        (("INCL_RAW", date(2026, 1, 1), 10**9, "calendar"), "a whole number of units"),
        (("INCL_RAW", datetime(2026, 1, 1), 10, "calendar"), "starts on a day"),  # noqa: DTZ001
        (("INCL_RAW", date(2026, 1, 1), 10, "weeks"), "no unit “weeks”"),
        (("INCL_RAW", date(2026, 1, 1), 10, "month"), "does not count in the unit “month”"),
        (("MONTHS_RAW", date(2026, 1, 1), 10, "calendar"), "does not count in the unit"),
        (("INCL_RAW", date(9999, 12, 31), 10, "calendar"), "leaves the years"),
        (("MONTHS_RAW", date(9999, 12, 31), 10, "month"), "year"),
        (("FREE_ROLL", date(2100, 12, 30), 10, "calendar"), "no table of public holidays for 2101"),
        (("WD_AFTER", date(1990, 1, 1), 10, "working"), "no table of public holidays for 1990"),
        (("SAFE_ACT", date(2026, 1, 1), 10, "calendar"), "name at least one"),
        (("SAFE_ACT", date(2026, 1, 1), 10, "calendar", ["INCL_RAW", "BACK_RAW"]), "all run"),
        (("SAFE_ACT", date(2026, 1, 1), 10, "calendar", ["SAFE_LATE"]), "is no reading"),
        (("SAFE_LATE", date(2026, 1, 1), 10, "calendar", ["BACK_RAW"]), "does not go with"),
        (("SAFE_BREACH_BACK", date(2026, 1, 1), 3, "calendar", ["INCL_RAW"]), "does not go with"),
    ],
)
def test_nonsense_is_said_in_words(call: tuple[Any, ...], reason: str) -> None:
    method, start, n, unit, *readings = call
    with pytest.raises(ValueError, match=reason):
        count(method, start, n, unit, RO, readings=readings[0] if readings else ())


def test_hours_need_an_instant_that_is_known() -> None:
    with pytest.raises(ValueError, match="time zone is known"):
        count_hours("HOURS", datetime(2026, 4, 9, 10), 48)  # noqa: DTZ001
    with pytest.raises(ValueError, match="does not count hours"):
        count_hours("INCL_RAW", datetime(2026, 4, 9, 10, tzinfo=BUCHAREST), 48)
