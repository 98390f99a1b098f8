from dataclasses import replace
from datetime import timedelta

from civicsteps.causes.compare import compare_facts
from civicsteps.core import clock
from civicsteps.core.files.prepare import Prepared
from civicsteps.core.work.running import drain
from civicsteps.people.acts.comparing import differences
from civicsteps.people.clocks import sources
from civicsteps.people.clocks.models import Clock
from civicsteps.resolve.letters.actions import (
    edit_letter,
    hand_over_letter,
    judge_reply,
    record_registration,
    withdraw_letter,
    write_letter,
)
from civicsteps.resolve.letters.models import Letter, Reply
from civicsteps.resolve.letters.tasks import ask_for_numbers
from tests.cast import Cast
from tests.resolve.letters.conftest import WORDS, copies_of


def _agree() -> None:
    assert differences() == []
    assert compare_facts() == []


def test_facts_acts_and_needs_are_told_as_they_were_recorded(
    cast: Cast, sent: Letter, reply: Reply
) -> None:
    ana = cast.by("ana")
    draft = write_letter(
        cause=sent.cause, demand=sent.demand, office=sent.office, words=WORDS, by=ana
    )
    _agree()
    with clock.set_to(clock.now() + timedelta(days=2)):
        ask_for_numbers.call()
        drain()
        _agree()
        judge_reply(reply=reply, answered="yes", refused=True, by=ana)
        _agree()
        record_registration(letter=sent, number="1", on=clock.today(), by=ana)
        judge_reply(reply=reply, answered="no", by=ana)
        _agree()
        withdraw_letter(letter=sent, by=ana)
        withdraw_letter(letter=draft, by=ana)
        _agree()


def test_a_letter_whose_law_sets_no_term_is_told_without_one(
    by_day: None, cast: Cast, letter: Letter, photo: Prepared
) -> None:
    words = replace(WORDS, instrument="TL52", parts={"draft": "Proiect privind parcarea"})
    opinion = edit_letter(letter=letter, office=letter.office, words=words, by=cast.by("ana"))
    hand_over_letter(
        letter=opinion,
        copies=copies_of(opinion),
        channel="counter",
        on=clock.today(),
        proof=photo,
        by=cast.by("ana"),
    )
    assert not Clock.objects.exists()
    assert sources.differences() == []
