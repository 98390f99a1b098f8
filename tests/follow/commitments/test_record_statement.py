"""What the office itself says."""

from datetime import date

import pytest

from civicsteps.core.models import ref
from civicsteps.core.refusals import Refused
from civicsteps.follow.commitments.actions import record_statement
from civicsteps.follow.commitments.models import Commitment, Statement
from civicsteps.follow.commitments.standing import standing_of
from civicsteps.people.acts.models import Need
from tests.cast import Cast
from tests.follow.commitments.conftest import Today
from tests.follow.commitments.test_record_check import look

SAID = date(2026, 11, 20)


def say(cast: Cast, commitment: Commitment, said: str, *, who: str = "ana") -> Statement:
    return record_statement(commitment=commitment, on=SAID, said=said, by=cast.by(who))


def test_said_done_asks_somebody_to_go_and_look(
    cast: Cast, today: Today, commitment: Commitment
) -> None:
    today(SAID)
    say(cast, commitment, "says_done")
    standing = standing_of(commitment)
    assert (standing.state, standing.kept_on) == ("waiting", None)
    assert str(standing.headline) == "Spun că e gata. N-a verificat încă nimeni."
    assert Need.objects.get(kind="commitments.check", closed_on=None).source == ref(commitment)


def test_said_done_and_not_so_on_the_ground(
    cast: Cast, today: Today, commitment: Commitment
) -> None:
    today(SAID)
    say(cast, commitment, "says_done")
    look(cast, commitment, "contradicted", seen_on=SAID)
    assert str(standing_of(commitment).headline) == "Spun că e gata. Pe teren nu e."
    assert not Need.objects.filter(kind="commitments.check", closed_on=None).exists()


def test_taken_back_nobody_is_reminded_any_more(
    cast: Cast, today: Today, commitment: Commitment
) -> None:
    today(SAID)
    say(cast, commitment, "says_done")
    say(cast, commitment, "withdrawn")
    assert standing_of(commitment).is_over
    assert not Need.objects.filter(kind="commitments.check", closed_on=None).exists()


def test_a_day_to_come_is_refused(cast: Cast, today: Today, commitment: Commitment) -> None:
    with pytest.raises(Refused) as refused:
        say(cast, commitment, "in_progress")
    assert refused.value.refusal.field == "on"
    assert not Statement.objects.exists()


@pytest.mark.parametrize("who", ["mihai", "ilinca", "sorin", "vlad"])
def test_only_an_organiser_records_it(
    cast: Cast, today: Today, commitment: Commitment, who: str
) -> None:
    today(SAID)
    with pytest.raises(Refused) as refused:
        say(cast, commitment, "says_done", who=who)
    assert refused.value.refusal.kind == "forbidden"
