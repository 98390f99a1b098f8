"""How a promise stands on a day."""

from datetime import date

import pytest

from civicsteps.engines.promises import (
    Schedule,
    State,
    days_late,
    reminder_days,
    schedule,
    state_of,
)

DUE = date(2026, 12, 31)


@pytest.mark.parametrize(
    ("on", "stands"),
    [
        (date(2026, 11, 30), "not_due"),
        (date(2026, 12, 1), "due_soon"),
        (DUE, "due_soon"),
        (date(2027, 1, 1), "overdue"),
    ],
)
def test_the_due_day_itself_is_still_in_time(on: date, stands: str) -> None:
    assert schedule(DUE, on=on) == stands


def test_the_day_on_which_it_was_seen_decides_not_the_day_of_looking() -> None:
    on = date(2027, 6, 1)
    assert schedule(DUE, on=on, seen_on=DUE) == "on_time"
    assert schedule(DUE, on=on, seen_on=date(2027, 1, 1)) == "late"


def test_a_promise_lapses_when_the_mandate_ends_unfulfilled() -> None:
    ends = date(2027, 3, 1)
    assert schedule(DUE, on=ends, term_ends=ends) == "overdue"
    assert schedule(DUE, on=date(2027, 3, 2), term_ends=ends) == "lapsed"


def test_without_a_day_nothing_is_late() -> None:
    assert schedule(None, on=DUE) == "no_date"
    assert days_late(None, on=DUE) == 0


def test_lateness_is_counted_from_the_day_after() -> None:
    assert days_late(DUE, on=DUE) == 0
    assert days_late(DUE, on=date(2027, 1, 10)) == 10
    assert days_late(DUE, on=date(2027, 1, 10), seen_on=date(2027, 1, 2)) == 2


@pytest.mark.parametrize(
    ("stands", "found", "broken", "state"),
    [
        ("overdue", "", False, "late"),
        ("overdue", "nothing_found", False, "late"),
        ("overdue", "partly", False, "partly"),
        ("late", "verified", False, "kept"),
        ("no_date", "", False, "undated"),
        ("not_due", "contradicted", False, "waiting"),
        ("overdue", "contradicted", True, "broken"),
    ],
)
def test_one_word_for_the_reader(stands: Schedule, found: str, broken: bool, state: State) -> None:
    assert state_of(stands, found=found, broken=broken) == state


def test_reminders_come_before_and_after_and_then_each_month() -> None:
    made = date(2026, 3, 10)
    assert list(reminder_days(DUE, made_on=made, until=date(2027, 3, 5))) == [
        -30,
        -7,
        -1,
        1,
        30,
        60,
    ]


def test_a_promise_made_late_has_no_reminder_of_a_month_before() -> None:
    made = date(2026, 12, 20)
    assert list(reminder_days(DUE, made_on=made, until=date(2026, 12, 30))) == [-7, -1]
