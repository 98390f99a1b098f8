"""The term of a promise is another from now on."""

from datetime import date
from typing import Any

import pytest

from civicsteps.causes.models import Demand
from civicsteps.core.refusals import Refused
from civicsteps.engines.promises import propose_due
from civicsteps.follow.commitments.actions import change_commitment
from civicsteps.follow.commitments.models import Commitment, CommitmentVersion
from civicsteps.follow.commitments.standing import standing_of
from civicsteps.people.acts.models import Need
from tests.cast import Cast
from tests.follow.commitments.conftest import DUE, MADE, Today, promise, until

LATER = date(2027, 6, 30)
AGREED = date(2026, 11, 2)


def move(
    cast: Cast, commitment: Commitment, *, change_by: str, who: str = "ana"
) -> CommitmentVersion:
    return change_commitment(
        commitment=commitment,
        due=until(LATER),
        change_by=change_by,
        reason="licitație",
        agreed_on=AGREED,
        by=cast.by(who),
    )


def test_both_terms_are_kept_and_lateness_is_counted_against_both(
    cast: Cast, today: Today, commitment: Commitment
) -> None:
    today(AGREED)
    assert move(cast, commitment, change_by="both").n == 2
    standing = standing_of(commitment, on=date(2027, 7, 10))
    assert (standing.first.due_to, standing.last.due_to) == (DUE, LATER)
    assert (standing.late_baseline, standing.late_current) == (191, 10)
    assert standing.late == 10


def test_a_term_that_they_moved_alone_does_not_excuse_them(
    cast: Cast, today: Today, commitment: Commitment
) -> None:
    today(AGREED)
    move(cast, commitment, change_by="authority")
    standing = standing_of(commitment, on=date(2027, 1, 10))
    assert standing.state == "late"
    assert (standing.late, standing.late_current) == (10, 0)


def test_a_date_at_last_closes_the_need_to_ask(cast: Cast, today: Today, demand: Demand) -> None:
    commitment = promise(cast, demand, words="vom vedea")
    today(AGREED)
    move(cast, commitment, change_by="both")
    assert not Need.objects.filter(kind="commitments.ask_date", closed_on=None).exists()


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("reason", {"reason": ""}),
        ("agreed_on", {"agreed_on": date(2026, 11, 3)}),
        ("agreed_on", {"agreed_on": date(2026, 3, 9)}),
        ("due_to", {"due": until(date(2026, 1, 1))}),
    ],
)
def test_what_cannot_be_is_refused(
    cast: Cast, today: Today, commitment: Commitment, field: str, wrong: dict[str, object]
) -> None:
    today(AGREED)
    typed: dict[str, Any] = {
        "due": propose_due("la vară", MADE), "change_by": "both", "reason": "bani",
        "agreed_on": AGREED, **wrong,
    }  # fmt: skip
    with pytest.raises(Refused) as refused:
        change_commitment(commitment=commitment, by=cast.by("ana"), **typed)
    assert refused.value.refusal.field == field
    assert commitment.versions.count() == 1


@pytest.mark.parametrize("who", ["mihai", "dan", "ilinca", "sorin", "vlad"])
def test_only_an_organiser_changes_the_term(
    cast: Cast, today: Today, commitment: Commitment, who: str
) -> None:
    today(AGREED)
    with pytest.raises(Refused) as refused:
        move(cast, commitment, change_by="both", who=who)
    assert refused.value.refusal.kind == "forbidden"
    assert commitment.versions.count() == 1
