"""Working days: public holidays, Easter, bridge days, and the calendar of the United Kingdom."""

from datetime import date, timedelta

import pytest

from civicsteps.engines.law import Calendar, easter

MOVABLE = {
    2025: ("04-18", "04-20", "04-21", "06-08", "06-09"),
    2026: ("04-10", "04-12", "04-13", "05-31", "06-01"),
    2027: ("04-30", "05-02", "05-03", "06-20", "06-21"),
    2028: ("04-14", "04-16", "04-17", "06-04", "06-05"),
    2029: ("04-06", "04-08", "04-09", "05-27", "05-28"),
}
FIXED = "01-01 01-02 01-06 01-07 01-24 05-01 06-01 08-15 11-30 12-01 12-25 12-26".split()
UK_2026 = "01-01 01-02 03-17 04-03 04-06 05-04 05-25 06-15 07-13 08-03 08-31 11-30 12-25 12-28"


@pytest.mark.parametrize(("year", "days"), MOVABLE.items())
def test_nobody_works_on_the_holidays_of_the_labour_code(year: int, days: tuple[str, ...]) -> None:
    calendar = Calendar()
    for day in (*days, *FIXED):
        holiday = date.fromisoformat(f"{year}-{day}")
        assert calendar.holiday(holiday)
        assert not calendar.is_working(holiday)


@pytest.mark.parametrize("year", range(2000, 2100))
def test_the_tables_have_orthodox_easter_where_it_falls(year: int) -> None:
    assert easter(year).weekday() == 6
    assert "Paștele" in str(Calendar().holiday(easter(year)))


def test_old_years_have_the_holidays_that_they_had() -> None:
    # Good Friday since 2018, 6 and 7 January since 2024; nothing moves from a weekend.
    calendar = Calendar()
    assert calendar.is_working(date(2017, 4, 14))
    assert calendar.is_working(date(2023, 1, 6))
    assert not calendar.is_working(date(2024, 1, 6))
    assert calendar.is_working(date(2027, 12, 27))


def test_days_moved_by_decision_count_in_one_calendar_alone() -> None:
    bridge, recovery, both = date(2026, 12, 24), date(2026, 12, 19), date(2026, 12, 23)
    calendar = Calendar("RO", frozenset({bridge, both}), frozenset({recovery, both}))
    for day, with_moves, without in (
        (bridge, False, True),
        (recovery, True, False),
        (both, True, True),  # worked wins
    ):
        assert calendar.is_working(day, admin=True) is with_moves
        assert calendar.is_working(day, admin=False) is without
    assert calendar.holiday(bridge) is None


def test_a_bank_holiday_in_any_part_of_the_united_kingdom_counts() -> None:
    calendar = Calendar("UK")
    year = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]
    off = {day for day in year if day.weekday() < 5 and not calendar.is_working(day)}
    assert off == {date.fromisoformat(f"2026-{day}") for day in UK_2026.split()}


def test_a_country_without_tables_is_refused() -> None:
    with pytest.raises(ValueError, match="no calendar of “FR”"):
        Calendar("FR")


def test_two_calendars_with_the_same_days_are_one() -> None:
    days = frozenset({date(2026, 12, 24)})
    assert Calendar("RO", days) == Calendar("RO", days)
    assert Calendar("RO", days) != Calendar("RO")
