import pytest

from civicsteps.causes.compare import compare_facts
from civicsteps.causes.models import Cause, Fact
from civicsteps.core.journal.models import Entry
from civicsteps.core.refusals import Refused
from civicsteps.people.acts.models import Act, Need
from civicsteps.resolve.letters.actions import send_letter, withdraw_letter
from civicsteps.resolve.letters.models import Letter
from civicsteps.resolve.letters.queries import letters_visible_to
from tests.cast import Cast
from tests.resolve.letters.conftest import copies_of


def test_withdrawn_the_step_falls_and_the_deed_counts_no_more(
    cast: Cast, cause: Cause, sent: Letter
) -> None:
    withdraw_letter(letter=sent, by=cast.by("ana"))
    assert Fact.objects.get(kind="letter").lifted_because == "withdrawn"
    cause.refresh_from_db()
    assert cause.height == 0
    assert Act.objects.get(kind="letter").void
    entry = Entry.objects.get(kind="letters.letter_withdrawn")
    assert entry.showings.get().audience == cause.audience
    assert compare_facts() == []


def test_a_draft_is_thrown_away_and_nobody_outside_hears(cast: Cast, letter: Letter) -> None:
    withdraw_letter(letter=letter, by=cast.by("ana"))
    assert Need.objects.get(kind="letters.send").closed_on
    entry = Entry.objects.get(kind="letters.letter_discarded")
    assert entry.showings.get().audience == cast.group.audience
    assert not letters_visible_to(cast.by("ana")).exists()


@pytest.mark.usefixtures("by_day")
def test_it_is_withdrawn_once_and_never_while_it_waits_to_leave(cast: Cast, letter: Letter) -> None:
    ready = send_letter(letter=letter, copies=copies_of(letter), by=cast.by("ana"))
    with pytest.raises(Refused):
        withdraw_letter(letter=ready, by=cast.by("ana"))


def test_twice_is_refused(cast: Cast, sent: Letter) -> None:
    withdraw_letter(letter=sent, by=cast.by("ana"))
    with pytest.raises(Refused):
        withdraw_letter(letter=sent, by=cast.by("ana"))


@pytest.mark.parametrize("who", ["mihai", "ilinca", "dan", "sorin", "vlad"])
def test_only_organisers_withdraw(cast: Cast, sent: Letter, who: str) -> None:
    with pytest.raises(Refused):
        withdraw_letter(letter=sent, by=cast.by(who))
