from datetime import timedelta
from typing import Any

import pytest

from civicsteps.causes.models import Cause, Fact
from civicsteps.core import clock
from civicsteps.core.audiences import may_see
from civicsteps.core.files.prepare import Prepared
from civicsteps.core.journal.models import Entry
from civicsteps.core.refusals import Refused
from civicsteps.people.acts.models import Need
from civicsteps.resolve.letters.actions import hand_over_letter
from civicsteps.resolve.letters.models import Letter
from tests.cast import Cast
from tests.resolve.letters.conftest import copies_of


def _hand_over(cast: Cast, letter: Letter, photo: Prepared, **given: Any) -> Letter:  # noqa: ANN401 - any of its arguments
    how: dict[str, Any] = {"channel": "counter", "on": clock.today(), "by": cast.by("ana"), **given}
    return hand_over_letter(
        letter=letter, copies=copies_of(letter, on=how["on"]), proof=photo, **how
    )


@pytest.mark.parametrize("channel", ["counter", "post"])
def test_the_stamped_copy_or_the_receipt_puts_the_demand(
    cast: Cast, cause: Cause, letter: Letter, photo: Prepared, channel: str
) -> None:
    day = clock.today() - timedelta(days=3)
    sent = _hand_over(cast, letter, photo, channel=channel, on=day)
    assert (sent.state, sent.channel, sent.sent_on) == ("sent", channel, day)
    assert Fact.objects.get(kind="letter").on == day
    cause.refresh_from_db()
    assert cause.height == 4
    assert Need.objects.get(kind="letters.send").closed_on
    assert Entry.objects.filter(kind=f"letters.letter_sent_{channel}").exists()


def test_the_proof_is_for_the_group_alone(cast: Cast, letter: Letter, photo: Prepared) -> None:
    sent = _hand_over(cast, letter, photo)
    assert sent.proof is not None
    seen = {who: may_see(cast.by(who), sent.proof.audiences) for who in (*cast.users, "vlad")}
    assert [who for who, sees in seen.items() if sees] == ["ana", "mihai"]
    assert sent.public_copy is not None
    assert may_see(cast.by("vlad"), sent.public_copy.audiences)


@pytest.mark.parametrize(
    ("given", "field"),
    [({"channel": "email"}, "channel"), ({"on": clock.today() + timedelta(days=1)}, "on")],
)
def test_what_cannot_be_is_refused(
    cast: Cast, letter: Letter, photo: Prepared, given: dict[str, object], field: str
) -> None:
    with pytest.raises(Refused) as refused:
        _hand_over(cast, letter, photo, **given)
    assert refused.value.refusal.field == field
    assert not Fact.objects.filter(kind="letter").exists()


def test_it_is_handed_over_once(cast: Cast, letter: Letter, photo: Prepared) -> None:
    _hand_over(cast, letter, photo)
    with pytest.raises(Refused):
        _hand_over(cast, letter, photo)


@pytest.mark.parametrize("who", ["mihai", "ilinca", "dan", "sorin", "vlad"])
def test_only_organisers_say_so(cast: Cast, letter: Letter, photo: Prepared, who: str) -> None:
    with pytest.raises(Refused):
        _hand_over(cast, letter, photo, by=cast.by(who))
