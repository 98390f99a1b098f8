"""From which day a letter's term runs, how well that is proved, and what ends it."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from civicsteps.causes.models import Cause, Fact
from civicsteps.core import clock
from civicsteps.core.files.prepare import Prepared
from civicsteps.core.mail.models import Inbound
from civicsteps.people.authorities.models import Office
from civicsteps.people.clocks import sources
from civicsteps.people.clocks.book import book
from civicsteps.people.clocks.models import Clock
from civicsteps.resolve.letters.actions import (
    hand_over_letter,
    judge_reply,
    record_registration,
    record_reply,
    withdraw_letter,
    write_letter,
)
from civicsteps.resolve.letters.actions_past import record_past_letter, withdraw_reply
from civicsteps.resolve.letters.drafting import Words
from civicsteps.resolve.letters.instruments import INSTRUMENTS
from civicsteps.resolve.letters.models import Letter, Reply
from tests.cast import Cast
from tests.resolve.letters.conftest import copies_of

FRIDAY_LATE = datetime(2026, 11, 27, 16, 0, tzinfo=UTC)  # 18:00 in Bucharest
PAPERS = Words(
    subject="Cerere de informații de interes public",
    body="",
    requests="Contractul de execuție a podului.",
    signer="Ana-Maria Popescu",
    domicile="Strada Teilor nr. 7",
    instrument="T544",
)


def clock_of(letter: Letter) -> Clock:
    return Clock.objects.get(source=f"letters.letter:{letter.pk}")


@pytest.fixture
def papers(cast: Cast, cause: Cause, office: Office) -> Letter:
    """Ana's draft that asks for papers: it puts no demand."""
    return write_letter(cause=cause, demand=None, office=office, words=PAPERS, by=cast.by("ana"))


@pytest.fixture
def asked(cast: Cast, papers: Letter, photo: Prepared) -> Letter:
    """The same, handed in at the counter today."""
    day = clock.today()
    copies = copies_of(papers, on=day)
    return hand_over_letter(
        letter=papers, copies=copies, channel="counter", on=day, proof=photo, by=cast.by("ana")
    )


def test_a_letter_runs_from_its_sending_by_our_own_copy_alone(by_day: None, sent: Letter) -> None:
    running = clock_of(sent)
    assert (running.evidence, running.step) == ("C", "ro.og27.answer")
    assert running.trigger_earliest == running.trigger_latest == sent.sent_on
    assert not running.claimable
    assert sources.differences() == []


def test_what_leaves_after_hours_may_count_from_the_next_working_day(
    cast: Cast, letter: Letter, request: pytest.FixtureRequest
) -> None:
    with clock.set_to(FRIDAY_LATE):
        sent = request.getfixturevalue("sent")
    running = clock_of(sent)
    friday, tuesday = date(2026, 11, 27), date(2026, 12, 2)
    # Monday is Saint Andrew's, Tuesday the National Day: both are free.
    assert (running.trigger_earliest, running.trigger_latest) == (friday, tuesday)


def test_a_number_proves_the_day_and_moves_the_term(by_day: None, cast: Cast, sent: Letter) -> None:
    before = clock_of(sent)
    with clock.set_to(clock.now() + timedelta(days=3)):
        on = clock.today()
        record_registration(letter=sent, number="12/2026", on=on, by=cast.by("ana"))
    after = clock_of(sent)
    assert (after.pk, after.evidence) == (before.pk, "A")
    assert after.trigger_earliest == after.trigger_latest == on
    assert after.claimable
    assert after.late_from
    assert after.late_from > on + timedelta(days=30)
    assert sources.differences() == []


def test_their_confirmation_without_a_number_proves_it_less(
    by_day: None, cast: Cast, sent: Letter, scan: Prepared
) -> None:
    with clock.set_to(clock.now() + timedelta(days=1)):
        record_reply(
            letter=sent, received_on=clock.today(), pages=[scan], kind="receipt", by=cast.by("ana")
        )
        assert clock_of(sent).evidence == "B"
        assert clock_of(sent).trigger_latest == clock.today()
    assert sources.differences() == []


@pytest.mark.parametrize(
    ("answered", "refused", "state"),
    [
        ("yes", False, "met"),
        ("partly", False, "met"),
        ("no", True, "refused"),
        ("no", False, "running"),
        ("forwarded", False, "met"),
    ],
)
def test_only_an_answer_ends_the_term(
    by_day: None, cast: Cast, reply: Reply, *, answered: str, refused: bool, state: str
) -> None:
    judge_reply(reply=reply, answered=answered, refused=refused, by=cast.by("ana"))
    assert clock_of(reply.letter).state == state
    assert sources.differences() == []


def test_judged_again_the_term_runs_again(by_day: None, cast: Cast, reply: Reply) -> None:
    judge_reply(reply=reply, answered="yes", by=cast.by("ana"))
    judge_reply(reply=reply, answered="no", by=cast.by("ana"))
    assert clock_of(reply.letter).state == "running"
    assert sources.differences() == []


def test_what_was_sent_elsewhere_runs_anew_at_an_office_nobody_accuses(
    by_day: None, cast: Cast, reply: Reply
) -> None:
    judge_reply(reply=reply, answered="forwarded", by=cast.by("ana"))
    there = Clock.objects.get(source=f"letters.reply:{reply.pk}")
    assert (there.state, there.office, there.authority, there.answers) == (
        "running", None, None, False,
    )  # fmt: skip
    assert (there.trigger_latest - there.trigger_earliest).days == 5
    judge_reply(reply=reply, answered="yes", by=cast.by("ana"))
    there.refresh_from_db()
    assert there.state == "met"
    assert sources.differences() == []


def test_a_withdrawn_letter_holds_nobody_to_a_day(by_day: None, cast: Cast, sent: Letter) -> None:
    withdraw_letter(letter=sent, by=cast.by("ana"))
    assert clock_of(sent).state == "withdrawn"
    assert sources.differences() == []


def test_an_answer_entered_by_mistake_lets_the_term_run_again(
    by_day: None, cast: Cast, sent: Letter, scan: Prepared
) -> None:
    entered = record_reply(letter=sent, received_on=clock.today(), pages=[scan], by=cast.by("ana"))
    judge_reply(reply=entered, answered="yes", by=cast.by("ana"))
    withdraw_reply(reply=entered, by=cast.by("ana"))
    assert clock_of(sent).state == "running"
    assert sources.differences() == []


def test_what_asks_for_papers_lays_no_step_and_runs_ten_days(asked: Letter) -> None:
    assert not Fact.objects.filter(kind="letter").exists()
    assert asked.cause.height < 5
    assert clock_of(asked).step == "ro.l544.answer"
    assert sources.differences() == []


def test_papers_that_were_given_lay_no_answer_of_the_demand(
    cast: Cast, asked: Letter, scan: Prepared
) -> None:
    came = record_reply(letter=asked, received_on=clock.today(), pages=[scan], by=cast.by("ana"))
    judge_reply(reply=came, answered="yes", by=cast.by("ana"))
    assert not Fact.objects.filter(kind__in=["reply", "refusal"]).exists()
    assert clock_of(asked).state == "met"


def test_a_letter_brought_after_years_runs_nothing(
    cast: Cast, cause: Cause, letter: Letter, office: Office
) -> None:
    assert letter.demand
    old = record_past_letter(
        cause=cause,
        demand=letter.demand,
        office=office,
        subject="Cerere veche",
        channel="post",
        sent_on=date(2019, 5, 6),
        number="77",
        registered_on=date(2019, 5, 6),
        by=cast.by("ana"),
    )
    assert not Clock.objects.filter(source=f"letters.letter:{old.pk}").exists()


def test_every_instrument_starts_a_step_that_the_law_has() -> None:
    lost = [kind.step for kind in INSTRUMENTS.values() if kind.step and not _known(kind.step)]
    assert lost == []


def test_a_mail_of_theirs_never_moves_the_term_of_another_letter(
    by_day: None, cast: Cast, sent: Letter, answer: Callable[..., Inbound]
) -> None:
    before = clock_of(sent)
    answer("Mesaj automat: sunt în concediu.", Auto_Submitted="auto-replied")
    assert clock_of(sent).evidence == before.evidence


def _known(step: str) -> bool:
    try:
        return bool(book().step(step))
    except (KeyError, ValueError):
        return False
