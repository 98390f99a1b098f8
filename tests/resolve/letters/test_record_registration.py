from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.test import Client

from civicsteps.causes.models import Cause
from civicsteps.core import clock
from civicsteps.core.files.prepare import Prepared
from civicsteps.core.journal.models import Entry
from civicsteps.core.links.models import Link
from civicsteps.core.refusals import Refused
from civicsteps.core.work.running import drain
from civicsteps.people.acts.models import Act, Need
from civicsteps.resolve.letters.actions import (
    ask_for_number,
    hand_over_letter,
    record_registration,
    write_letter,
)
from civicsteps.resolve.letters.models import Letter
from civicsteps.resolve.letters.tasks import ask_for_numbers
from tests.cast import Cast
from tests.resolve.letters.conftest import WORDS, copies_of


def _in_days(days: int) -> datetime:
    return clock.now() + timedelta(days=days)


def test_a_number_and_its_day_are_kept_and_told(cast: Cast, cause: Cause, sent: Letter) -> None:
    kept = record_registration(
        letter=sent, number=" 12345/2026 ", on=clock.today(), by=cast.by("ana")
    )
    assert (kept.registration_number, kept.registered_on) == ("12345/2026", clock.today())
    assert Act.objects.get(kind="registration").actor == cast.by("ana")
    entry = Entry.objects.get(kind="letters.letter_registered")
    assert entry.showings.get().audience == cause.audience


def test_two_days_later_the_number_is_asked_for_once(cast: Cast, sent: Letter) -> None:
    with clock.set_to(_in_days(1)):
        ask_for_numbers.call()
        drain()
    assert not Need.objects.filter(kind="letters.registration").exists()
    with clock.set_to(_in_days(2)):
        ask_for_numbers.call()
        drain()
        ask_for_numbers.call()
        drain()
        need = Need.objects.get(kind="letters.registration")
        assert need.closed_on is None
        record_registration(letter=sent, number="1", on=clock.today(), by=cast.by("ana"))
    need.refresh_from_db()
    assert need.closed_on


def test_a_neighbour_brings_the_number_by_a_link_without_an_account(
    cast: Cast, sent: Letter
) -> None:
    issued = ask_for_number(letter=sent, by=cast.by("ana"))
    path = issued.url[issued.url.index("/l/") :]
    neighbour = Client()
    page = neighbour.get(path).content.decode()
    assert "Primăria Sectorului 6" in page
    assert "Popescu" not in page
    typed = {"number": "777", "on": clock.today().isoformat(), "once": str(uuid4())}
    assert neighbour.post(path, typed).status_code == 302
    sent.refresh_from_db()
    assert (sent.registration_number, sent.registered_by) == ("777", issued.link.holder)
    assert neighbour.get(path).status_code == 410


def test_a_link_for_one_letter_opens_no_other(
    cast: Cast, cause: Cause, sent: Letter, photo: Prepared
) -> None:
    link = ask_for_number(letter=sent, by=cast.by("ana")).link
    other = write_letter(
        cause=cause, demand=sent.demand, office=sent.office, words=WORDS, by=cast.by("ana")
    )
    hand_over_letter(
        letter=other,
        copies=copies_of(other),
        channel="post",
        on=clock.today(),
        proof=photo,
        by=cast.by("ana"),
    )
    with pytest.raises(Refused):
        record_registration(letter=other, number="1", on=clock.today(), by=link.holder, link=link)


@pytest.mark.parametrize(
    ("number", "days", "field"), [(" ", 0, "number"), ("1", 1, "on"), ("1", -1, "on")]
)
def test_what_cannot_be_is_refused(
    cast: Cast, sent: Letter, number: str, days: int, field: str
) -> None:
    day = clock.today() + timedelta(days=days)
    with pytest.raises(Refused) as refused:
        record_registration(letter=sent, number=number, on=day, by=cast.by("ana"))
    assert refused.value.refusal.field == field


def test_a_number_is_written_once(cast: Cast, sent: Letter) -> None:
    record_registration(letter=sent, number="1", on=clock.today(), by=cast.by("ana"))
    with pytest.raises(Refused):
        record_registration(letter=sent, number="2", on=clock.today(), by=cast.by("ana"))


def test_a_draft_has_no_number(cast: Cast, letter: Letter) -> None:
    with pytest.raises(Refused):
        record_registration(letter=letter, number="1", on=clock.today(), by=cast.by("ana"))


@pytest.mark.parametrize("who", ["mihai", "ilinca", "dan", "sorin", "vlad"])
def test_others_neither_write_nor_hand_it_over(cast: Cast, sent: Letter, who: str) -> None:
    with pytest.raises(Refused):
        record_registration(letter=sent, number="1", on=clock.today(), by=cast.by(who))
    with pytest.raises(Refused):
        ask_for_number(letter=sent, by=cast.by(who))
    assert not Link.objects.filter(purpose="letters.bring_number").exists()
