"""A term of the law: when it starts, what moves it, when it ends, and who may be called late."""

from datetime import date

import pytest
import time_machine
from django.test import Client
from django.utils.translation import override

from civicsteps.causes.models import Cause
from civicsteps.core.refusals import Refused
from civicsteps.core.work.running import drain
from civicsteps.engines.law import Span
from civicsteps.people.authorities.models import Office
from civicsteps.people.clocks import actions, words
from civicsteps.people.clocks.models import Change, Clock, Override
from civicsteps.people.clocks.queries import clocks_of, late_now, running_for, tally_of
from civicsteps.people.clocks.records import (
    contest_clock,
    end_clock,
    extend_clock,
    pause_clock,
    resume_clock,
    show_clocks,
    start_clock,
)
from tests.cast import Cast

ANSWER = "ro.og27.answer"


def started(
    cast: Cast,
    cause: Cause,
    office: Office,
    *,
    on: date = date(2026, 10, 30),
    until: date | None = None,
    evidence: str = "A",
    step: str = ANSWER,
) -> Clock:
    clock = start_clock(
        source=cause,
        step=step,
        trigger=Span(on, until or on),
        evidence=evidence,
        group=cause.group,
        office=office,
        thread=cause,
        public=True,
        answers=True,
        about="Podul",
        url="/scrisori/",
        by=cast.by("ana"),
    )
    assert clock is not None
    return clock


def test_a_term_is_counted_by_its_law_past_two_holidays(
    cast: Cast, cause: Cause, office: Office
) -> None:
    # Vector D22: 30 October + 31 days is St Andrew, then the National Day, so 2 December.
    clock = started(cast, cause, office)
    assert clock.nominal == date(2026, 12, 2)
    assert clock.late_from == date(2026, 12, 3)
    assert clocks_of(cause) == [clock]


def test_started_twice_it_is_one_and_moves_only_when_more_is_known(
    cast: Cast, cause: Cause, office: Office
) -> None:
    first = started(cast, cause, office, evidence="C", until=date(2026, 11, 2))
    started(cast, cause, office, evidence="C", until=date(2026, 11, 2))
    assert Change.objects.filter(clock=first).count() == 1
    moved = started(cast, cause, office, on=date(2026, 11, 3))
    assert moved.pk == first.pk
    assert moved.evidence == "A"
    kinds = list(Change.objects.filter(clock=first).values_list("kind", flat=True))
    assert kinds == ["started", "moved"]


@time_machine.travel("2026-12-03 09:00", tick=False)
def test_nobody_is_called_late_in_public_by_our_own_mail_alone(
    cast: Cast, cause: Cause, office: Office
) -> None:
    clock = started(cast, cause, office, evidence="C")
    assert clock.is_late(date(2026, 12, 3))
    assert list(late_now(office.authority)) == []
    started(cast, cause, office, evidence="A")
    assert list(late_now(office.authority)) == [clock]


def test_late_begins_on_the_day_after_the_last(cast: Cast, cause: Cause, office: Office) -> None:
    started(cast, cause, office)
    with time_machine.travel("2026-12-02 12:00", tick=False):
        assert not late_now(office.authority).exists()
    with time_machine.travel("2026-12-03 12:00", tick=False):
        assert late_now(office.authority).exists()


@time_machine.travel("2026-12-10 09:00", tick=False)
def test_what_is_not_public_is_not_counted(cast: Cast, cause: Cause, office: Office) -> None:
    started(cast, cause, office)
    show_clocks(thread=cause, public=False)
    assert tally_of(office.authority) == []
    show_clocks(thread=cause, public=True)
    assert [row.late for row in tally_of(office.authority)] == [1]


@time_machine.travel("2026-12-10 09:00", tick=False)
def test_a_contest_takes_the_word_late_back_at_once_and_the_group_settles_it(
    cast: Cast, cause: Cause, office: Office
) -> None:
    clock = started(cast, cause, office)
    contest_clock(clock=clock, answered_on=date(2026, 11, 20), said="prin poștă", by=cast.by("ana"))
    assert not late_now(office.authority).exists()
    with pytest.raises(Refused):
        actions.settle_contest(clock=clock, right=False, by=cast.by("ana"))
    actions.settle_contest(clock=clock, right=True, by=cast.by("ana"))
    clock.refresh_from_db()
    assert (clock.state, clock.ended_on) == ("met", date(2026, 11, 20))
    (row,) = tally_of(office.authority)
    assert (row.asked, row.in_time, row.late) == (1, 1, 0)


@time_machine.travel("2026-12-20 09:00", tick=False)
def test_an_answer_that_they_themselves_date_after_the_term_was_late(
    cast: Cast, cause: Cause, office: Office
) -> None:
    clock = started(cast, cause, office)
    contest_clock(clock=clock, answered_on=date(2026, 12, 9), said="prin poștă", by=cast.by("ana"))
    actions.settle_contest(clock=clock, right=True, by=cast.by("ana"))
    assert [(row.late, row.in_time) for row in tally_of(office.authority)] == [(1, 0)]
    assert "din joi, 3 decembrie 2026" in words.sentence(clock)


@time_machine.travel("2026-12-20 09:00", tick=False)
def test_an_answer_that_came_to_us_late_counts_by_the_day_that_they_prove(
    cast: Cast, cause: Cause, office: Office
) -> None:
    clock = started(cast, cause, office)
    end_clock(source=cause, outcome="met", on=date(2026, 12, 10), by=cast.by("ana"))
    assert [row.late for row in tally_of(office.authority)] == [1]
    clock.refresh_from_db()
    contest_clock(clock=clock, answered_on=date(2026, 12, 1), said="prin poștă", by=cast.by("ana"))
    assert [row.late for row in tally_of(office.authority)] == [0]
    actions.settle_contest(clock=clock, right=True, by=cast.by("ana"))
    assert [(row.late, row.in_time) for row in tally_of(office.authority)] == [(0, 1)]


def test_days_on_which_it_stood_still_count_for_who_had_answered(
    cast: Cast, cause: Cause, office: Office
) -> None:
    clock = started(cast, cause, office)
    pause_clock(clock=clock, on=date(2026, 11, 5), by=cast.by("ana"))
    with time_machine.travel("2026-12-20 09:00", tick=False):
        said = date(2026, 12, 9)
        contest_clock(clock=clock, answered_on=said, said="prin poștă", by=cast.by("ana"))
        actions.settle_contest(clock=clock, right=True, by=cast.by("ana"))
    assert (clock.paused_days, clock.answered_late) == (34, False)


@time_machine.travel("2026-12-20 09:00", tick=False)
def test_once_found_answered_it_does_not_run_again(
    cast: Cast, cause: Cause, office: Office
) -> None:
    clock = started(cast, cause, office)
    contest_clock(clock=clock, answered_on=date(2026, 12, 1), said="prin poștă", by=cast.by("ana"))
    actions.settle_contest(clock=clock, right=True, by=cast.by("ana"))
    started(cast, cause, office, on=date(2026, 11, 2))
    clock.refresh_from_db()
    assert clock.state == "met"


def test_more_time_told_after_a_pause_is_told_in_time(
    cast: Cast, cause: Cause, office: Office
) -> None:
    clock = started(cast, cause, office, on=date(2026, 7, 1))
    pause_clock(clock=clock, on=date(2026, 7, 5), by=cast.by("ana"))
    resume_clock(clock=clock, on=date(2026, 8, 5), by=cast.by("ana"))
    extend_clock(clock=clock, told_on=date(2026, 8, 20), by=cast.by("ana"))
    assert clock.extended_on == date(2026, 8, 20)


def test_a_stranger_settles_nothing(cast: Cast, cause: Cause, office: Office) -> None:
    clock = started(cast, cause, office)
    contest_clock(clock=clock, answered_on=date(2026, 11, 1), said="prin poștă", by=cast.by("ana"))
    with pytest.raises(Refused):
        actions.settle_contest(clock=clock, right=True, by=cast.by("stranger"))


def test_an_extension_is_one_term_and_counts_only_if_told_in_time(
    cast: Cast, cause: Cause, office: Office
) -> None:
    clock = started(cast, cause, office, on=date(2026, 7, 1))
    with pytest.raises(Refused):
        extend_clock(clock=clock, told_on=date(2026, 8, 20), by=cast.by("ana"))
    extend_clock(clock=clock, told_on=date(2026, 7, 20), by=cast.by("ana"))
    assert clock.nominal == date(2026, 8, 17)  # vector D23: 45 days from the first day


def test_days_on_which_it_stands_still_do_not_count(
    cast: Cast, cause: Cause, office: Office
) -> None:
    clock = started(cast, cause, office, on=date(2026, 11, 2))
    pause_clock(clock=clock, on=date(2026, 11, 5), by=cast.by("ana"))
    resume_clock(clock=clock, on=date(2026, 11, 12), by=cast.by("ana"))
    assert (clock.state, clock.paused_days) == ("running", 7)
    assert clock.nominal == date(2026, 12, 10)  # 9 November and 31 days


def test_a_declared_free_day_moves_what_runs_and_says_so(
    cast: Cast, cause: Cause, office: Office
) -> None:
    clock = started(cast, cause, office, on=date(2026, 10, 30))
    actions.add_override(
        day=date(2026, 12, 2), kind=Override.Kind.OFF, source="HG de test", by=cast.by("ilinca")
    )
    drain()
    clock.refresh_from_db()
    assert clock.nominal == date(2026, 12, 3)
    change = Change.objects.get(clock=clock, kind="recounted")
    assert (change.nominal_was, change.nominal) == (date(2026, 12, 2), date(2026, 12, 3))


def test_only_the_centre_declares_days(cast: Cast) -> None:
    with pytest.raises(Refused):
        actions.add_override(
            day=date(2026, 12, 2), kind="off", source="HG de test", by=cast.by("ana")
        )


def test_what_ended_is_neither_running_nor_late(cast: Cast, cause: Cause, office: Office) -> None:
    clock = started(cast, cause, office)
    end_clock(source=cause, outcome="met", on=date(2026, 11, 20), by=cast.by("ana"))
    clock.refresh_from_db()
    assert not running_for([cause.group_id]).exists()
    assert not clock.is_late(date(2027, 1, 1))


def test_a_changed_law_leaves_a_running_term_and_says_it(
    cast: Cast, cause: Cause, office: Office
) -> None:
    clock = started(cast, cause, office)
    clock.terms["duration"] = 20
    clock.version = "an older one"
    clock.save()
    assert any("20" in reason and "30" in reason for reason in words.reasons(clock))


def test_the_reasons_name_the_article_and_how_it_is_counted(
    cast: Cast, cause: Cause, office: Office
) -> None:
    told = " ".join(words.reasons(started(cast, cause, office)))
    assert "art. 8" in told
    assert "30" in told


def test_somebodys_word_starts_the_groups_own_term_and_no_authoritys(
    cast: Cast, cause: Cause, office: Office
) -> None:
    with pytest.raises(Refused, match="Vorba"):
        started(cast, cause, office, evidence="D")
    assert not Clock.objects.exists()
    assert started(cast, cause, office, evidence="D", step="ro.l52.proposals").evidence == "D"
    with pytest.raises(Refused):
        started(cast, cause, office, evidence="Z", step="ro.l52.debate_request")


@pytest.mark.parametrize("day", [date(1950, 5, 5), date(9999, 12, 30)])
def test_a_day_that_no_calendar_reaches_is_said_and_starts_nothing(
    cast: Cast, cause: Cause, office: Office, day: date
) -> None:
    with pytest.raises(Refused, match="Calendarul nu ajunge"):
        started(cast, cause, office, on=day)


def test_a_term_whose_law_was_repealed_can_still_be_read(
    cast: Cast, cause: Cause, office: Office
) -> None:
    clock = started(cast, cause, office)
    clock.step, clock.instrument = "ro.l9999.answer", "ro.l9999"
    clock.terms |= {"rule_id": "ro.l9999"}
    clock.save()
    client = Client()
    client.force_login(cast.users["ana"])
    page = client.get(clock.get_absolute_url())
    assert page.status_code == 200
    assert "art. 8" in page.content.decode()


def test_a_term_of_a_law_that_was_repealed_is_recounted_too(
    cast: Cast, cause: Cause, office: Office
) -> None:
    clock = started(cast, cause, office)
    Clock.objects.update(instrument="ro.abrogata")
    actions.add_override(
        day=date(2026, 12, 2), kind=Override.Kind.OFF, source="HG de test", by=cast.by("ilinca")
    )
    drain()
    clock.refresh_from_db()
    assert clock.nominal == date(2026, 12, 3)


@pytest.mark.parametrize(
    ("evidence", "late"), [("A", "întârzie din joi, 3 decembrie 2026"), ("C", "Din câte știm")]
)
def test_only_strong_proof_lets_a_page_say_that_they_are_late(
    cast: Cast, cause: Cause, office: Office, evidence: str, late: str
) -> None:
    clock = started(cast, cause, office, evidence=evidence)
    with time_machine.travel("2026-12-20 09:00", tick=False):
        assert late in words.sentence(clock)
        assert ("întârzie" in words.sentence(clock)) == (evidence == "A")


@pytest.mark.parametrize(
    ("outcome", "day", "said"),
    [
        ("met", 20, "Au răspuns vineri, 20 noiembrie 2026."),
        ("refused", 20, "Au refuzat vineri, 20 noiembrie 2026."),
        ("withdrawn", 20, "retras vineri, 20 noiembrie 2026"),
    ],
)
def test_an_ended_term_says_how_it_ended(
    cast: Cast, cause: Cause, office: Office, outcome: str, day: int, said: str
) -> None:
    started(cast, cause, office)
    (clock,) = end_clock(source=cause, outcome=outcome, on=date(2026, 11, day), by=cast.by("ana"))
    assert said in words.sentence(clock)


def test_the_sentence_says_until_when_and_then_since_when_they_are_late(
    cast: Cast, cause: Cause, office: Office
) -> None:
    clock = started(cast, cause, office)
    with time_machine.travel("2026-12-02 12:00", tick=False):
        assert "late since" not in words.sentence(clock)
    with time_machine.travel("2026-12-03 12:00", tick=False), override("en"):
        assert "late since Thursday, 3 December 2026" in words.sentence(clock)
