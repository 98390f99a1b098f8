"""The days of a step and of a chain: for whom, since when, and why."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicsteps.engines.law import (
    Book,
    Calendar,
    Extension,
    Span,
    Step,
    expiry,
    extension_credited,
    figures,
    passes_before,
    starts,
    timeline,
)
from tests.engines.law.written import RULE, book_of

RO = Calendar()
DAY = timedelta(days=1)
spans = st.builds(
    lambda day, length: Span(day, day + length * DAY),
    st.dates(date(2004, 1, 1), date(2060, 1, 1)),
    st.integers(0, 20),
)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return book_of(tmp_path_factory.mktemp("law"), RULE)


def on(text: str, latest: str = "") -> Span:
    return Span(date.fromisoformat(text), date.fromisoformat(latest or text))


def step_of(book: Book, name: str) -> Step:
    return book.step(f"ro.papers.{name}")


def a_step(**said: object) -> Step:
    """A step with what a case is about."""
    common = {"rule_id": "ro.x", "id": "s", "key": "ro.x.s", "act": {}, "event": "e.e"}
    return Step(**{"who": "authority", **common, **said})  # type: ignore[arg-type]


def test_an_authority_is_late_when_every_reading_is_over(book: Book) -> None:
    found = figures(step_of(book, "answer"), on("2026-11-17"), RO)
    assert found.nominal == date(2026, 12, 2)
    assert found.late_from == date(2026, 12, 3)
    assert found.act_by is None
    assert {(m, c, d.isoformat()) for m, c, d in found.readings} == {
        ("INCL_RAW", "STAT", "2026-11-27"),
        ("INCL_RAW", "ADMIN", "2026-11-27"),
        ("FREE_ROLL", "STAT", "2026-12-02"),
        ("FREE_ROLL", "ADMIN", "2026-12-02"),
    }
    # Why the end moved: from Saturday 28 November over two holidays.
    assert [day.isoformat() for day, _ in found.skipped] == ["2026-11-30", "2026-12-01"]
    assert found.skipped[1][1] == "Ziua Națională a României"


def test_a_group_acts_before_anybody_could_call_it_late(book: Book) -> None:
    found = figures(step_of(book, "complaint"), on("2026-03-12"), RO)
    assert found.nominal == date(2026, 4, 14)
    assert found.act_by == date(2026, 4, 9)
    assert found.late_from is None
    assert date(2026, 4, 10) in dict(found.skipped)


def test_a_bridge_day_is_skipped_and_has_no_name(book: Book) -> None:
    calendar = Calendar(off=frozenset({date(2026, 12, 30), date(2026, 12, 31)}))
    found = figures(step_of(book, "answer"), on("2026-12-19"), calendar)
    assert found.nominal == date(2027, 1, 4)
    assert found.late_from == date(2027, 1, 5)
    assert (date(2026, 12, 30), "") in found.skipped
    # Without the decision it ended on the 30th: both are readings.
    assert ("FREE_ROLL", "STAT", date(2026, 12, 30)) in found.readings


def test_the_courteous_profile_lets_an_authority_count_working_days(book: Book) -> None:
    step, start = step_of(book, "answer"), on("2026-04-01")
    assert figures(step, start, RO).late_from == date(2026, 4, 15)
    assert figures(step, start, RO, profile="courteous").late_from == date(2026, 4, 21)
    with pytest.raises(ValueError, match="no profile"):
        figures(step, start, RO, profile="kind")


def test_an_extended_term_is_one_term_from_the_first_day(book: Book) -> None:
    petition = a_step(
        duration=30, unit="calendar", primary="FREE_ROLL", readings=("FREE_ROLL",),
        extension=Extension(45, "calendar", "told"),
    )  # fmt: skip
    found = figures(petition, on("2026-07-01"), RO, extended=True)
    assert found.nominal == date(2026, 8, 17)
    assert found.extended
    assert not figures(step_of(book, "refusal"), on("2026-07-01"), RO, extended=True).extended


def test_an_extension_counts_only_when_it_was_told_in_time(book: Book) -> None:
    step, start = step_of(book, "answer"), on("2026-11-02")
    assert extension_credited(step, start, date(2026, 11, 13), RO)
    assert not extension_credited(step, start, date(2026, 11, 14), RO)
    assert not extension_credited(step_of(book, "refusal"), start, date(2026, 11, 3), RO)


def test_a_window_before_an_event_says_when_publishing_was_too_late() -> None:
    step = a_step(
        direction="backward", duration=30, unit="working", primary="BACK_WD",
        readings=("BACK_WD", "BACK_WD_FREE"),
    )  # fmt: skip
    found = figures(step, on("2026-06-25"), RO)
    assert (found.nominal, found.breach_after) == (date(2026, 5, 13), date(2026, 5, 13))
    assert found.late_from is None
    # The event may be a week later: then so may the publication.
    assert figures(step, on("2026-06-25", "2026-07-02"), RO).breach_after == date(2026, 5, 20)


def test_a_group_declares_before_an_event_on_a_day_when_the_registry_is_open() -> None:
    step = a_step(
        who="group", direction="backward", duration=3, unit="calendar", primary="BACK_FREE",
        readings=("BACK_RAW", "BACK_FREE"),
    )  # fmt: skip
    assert figures(step, on("2026-12-02"), RO).act_by == date(2026, 11, 27)
    hours = a_step(
        who="group", direction="backward", duration=48, unit="hour", primary="HOURS",
        readings=("HOURS", "HOURS_CPC"),
    )  # fmt: skip
    # 48 hours before the 14th begins are over when the 11th, a Saturday after Good Friday, ends.
    assert figures(hours, on("2026-04-14"), RO).act_by == date(2026, 4, 9)


def test_hours_from_a_day_run_to_the_last_hour_they_may_reach() -> None:
    step = a_step(duration=48, unit="hour", primary="HOURS", readings=("HOURS", "HOURS_CPC"))
    found = figures(step, on("2026-04-09"), RO)
    assert (found.nominal, found.late_from) == (date(2026, 4, 11), date(2026, 4, 12))


def test_another_length_that_is_defended_moves_the_late_day_alone() -> None:
    also = [{"duration": 30, "extended": 60, "unit": "calendar", "readings": ["INCL_RAW"]}]
    month = a_step(duration=1, unit="month", primary="MONTHS_RAW", readings=("MONTHS_RAW",))
    both = Step.from_terms({**month.terms(), "also": also})
    assert figures(month, on("2026-02-02"), RO).late_from == date(2026, 3, 3)
    assert figures(both, on("2026-02-02"), RO).nominal == date(2026, 3, 2)
    assert figures(both, on("2026-02-02"), RO).late_from == date(2026, 3, 5)


def test_what_comes_on_a_saturday_may_count_as_come_on_monday() -> None:
    uk = Calendar("UK")
    term = {"duration": 20, "unit": "working", "primary": "WD_AFTER", "readings": ("WD_AFTER",)}
    step, saturday = a_step(**term, on_working_day=True), on("2026-10-31")
    assert figures(step, saturday, uk) == replace(
        figures(a_step(**term), on("2026-11-02"), uk), trigger=saturday
    )
    assert figures(a_step(**term), saturday, uk).late_from == date(2026, 11, 28)
    assert figures(step, saturday, uk).late_from == date(2026, 12, 2)


def test_a_step_without_a_term_has_no_days() -> None:
    found = figures(a_step(), on("2026-02-02"), RO)
    assert (found.nominal, found.act_by, found.late_from, found.readings) == (None, None, None, ())


def test_no_late_day_is_named_where_the_rule_forbids_it() -> None:
    term = {"duration": 10, "unit": "calendar", "primary": "INCL_RAW", "readings": ("INCL_RAW",)}
    found = figures(a_step(**term, late=False), on("2026-02-02"), RO)
    assert (found.nominal, found.late_from) == (date(2026, 2, 12), None)


@pytest.mark.parametrize("name", ["answer", "complaint"])
@given(span=spans, wider=st.tuples(st.integers(0, 9), st.integers(0, 9)))
def test_knowing_less_never_gives_more_time_nor_accuses_sooner(
    book: Book, name: str, span: Span, wider: tuple[int, int]
) -> None:
    step = step_of(book, name)
    less = Span(span.earliest - wider[0] * DAY, span.latest + wider[1] * DAY)
    known, guessed = figures(step, span, RO), figures(step, less, RO)
    if name == "complaint":
        assert guessed.act_by is not None
        assert known.act_by is not None
        assert guessed.act_by <= known.act_by
    else:
        assert guessed.late_from is not None
        assert known.late_from is not None
        assert guessed.late_from >= known.late_from


@given(span=spans)
def test_an_extension_never_ends_sooner(book: Book, span: Span) -> None:
    step = step_of(book, "answer")
    short, long = (expiry(step, span, RO, extended=flag) for flag in (False, True))
    assert short.earliest <= long.earliest
    assert short.latest <= long.latest


def test_silence_starts_the_next_clock_at_the_earliest_reading(book: Book) -> None:
    assert expiry(step_of(book, "answer"), on("2026-11-17"), RO) == on("2026-11-27", "2026-12-02")
    # An e-mail of Friday night: received then, or on Monday.
    sent = on("2026-11-06", "2026-11-09")
    assert expiry(step_of(book, "answer"), sent, RO) == on("2026-11-16", "2026-11-20")


def test_the_court_does_not_wait_for_the_complaint(book: Book) -> None:
    found = {each.step: each for each in timeline(book, "ro.papers", on("2026-11-02"), RO)}
    court = found["ro.papers.court"]
    assert court.trigger == on("2026-11-12", "2026-11-13")
    assert court.act_by == date(2026, 12, 11)
    assert found["ro.papers.complaint"].trigger == on("2026-11-13", "2026-11-14")
    # A complaint may leave on any day of its term, and its answer take all of its own.
    answer = found["ro.papers.complaint_answer"]
    assert answer.trigger == on("2026-11-13", "2026-12-15")
    step = step_of(book, "complaint_answer")
    assert court.act_by is not None
    assert passes_before(step, answer.trigger, court.act_by, RO)
    assert not passes_before(step, on("2026-11-16"), court.act_by, RO)


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, ("2026-11-12", "2026-11-13")),
        ({"notice_ext": on("2026-11-10")}, ("2026-12-02", "2026-12-03")),
        # Refused: the day it was told, or the fifth day when it was told later.
        ({"refused": on("2026-11-04"), "refusal.communicated": on("2026-11-04")}, ("2026-11-04",)),
        (
            {"refused": on("2026-11-12"), "refusal.communicated": on("2026-11-12")},
            ("2026-11-07", "2026-11-09"),
        ),
        (
            {"notice_ext": on("2026-11-10"), "refused": on("2026-11-25")},
            ("2026-11-07", "2026-11-09"),
        ),
    ],
)
def test_the_court_runs_from_the_earliest_expiry(
    book: Book, more: dict[str, Span], expected: tuple[str, ...]
) -> None:
    events = {"request.registered": on("2026-11-02"), **more}
    assert starts(book, step_of(book, "court"), events, RO) == on(*expected)


def test_nothing_starts_while_nothing_is_known(book: Book) -> None:
    assert starts(book, step_of(book, "court"), {}, RO) is None
    assert starts(book, step_of(book, "answer"), {}, RO) is None


def test_steps_that_lead_round_in_a_circle_still_have_days(tmp_path: Path) -> None:
    text = RULE.replace(
        '    article: "art. 22"', '    article: "art. 22"\n    next: [{step: answer}]'
    )
    found = timeline(book_of(tmp_path, text), "ro.papers", on("2026-11-02"), RO)
    assert found[0].trigger == on("2026-11-02")


def test_a_span_has_its_days_in_order() -> None:
    with pytest.raises(ValueError, match="before the earliest"):
        on("2026-11-02", "2026-11-01")
