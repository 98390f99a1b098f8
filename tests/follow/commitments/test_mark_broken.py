"""A promise was broken, and is mended."""

from datetime import date, timedelta

import pytest

from civicsteps.causes.compare import compare_facts
from civicsteps.causes.models import Demand, Fact
from civicsteps.causes.stairs import kept_stairs
from civicsteps.core.refusals import Refused
from civicsteps.follow.commitments.actions import mark_broken, record_statement, unmark_broken
from civicsteps.follow.commitments.models import Breach, Commitment
from civicsteps.follow.commitments.standing import standing_of
from tests.cast import Cast
from tests.follow.commitments.conftest import DUE, Today
from tests.follow.commitments.test_record_check import look

BROKEN = DUE + timedelta(days=90)


def mark(cast: Cast, commitment: Commitment, *, who: str = "ana", reason: str = "nimic") -> Breach:
    return mark_broken(commitment=commitment, reason=reason, by=cast.by(who))


def test_a_flag_stands_on_the_step_that_stays_held(
    cast: Cast, today: Today, commitment: Commitment, demand: Demand
) -> None:
    today(BROKEN)
    mark(cast, commitment)
    demand.refresh_from_db()
    tread = kept_stairs(demand).treads[6]
    assert (tread.state, tread.flag, demand.height) == ("held", "broken", 7)
    assert standing_of(commitment).state == "broken"
    assert not compare_facts()


def test_ninety_days_must_pass(cast: Cast, today: Today, commitment: Commitment) -> None:
    today(BROKEN - timedelta(days=1))
    with pytest.raises(Refused) as refused:
        mark(cast, commitment)
    assert refused.value.refusal.kind == "moment"


SAID, SEEN = date(2026, 11, 20), date(2026, 11, 21)


def say(cast: Cast, commitment: Commitment, said: str, *, on: date = SAID) -> None:
    record_statement(commitment=commitment, on=on, said=said, words="Gata.", by=cast.by("ana"))


def test_said_done_and_seen_not_to_be_needs_no_waiting(
    cast: Cast, today: Today, commitment: Commitment
) -> None:
    today(SEEN)
    say(cast, commitment, "says_done")
    look(cast, commitment, "contradicted", seen_on=SEEN)
    mark(cast, commitment)
    assert standing_of(commitment).state == "broken"


@pytest.mark.parametrize("said", ["", "in_progress"])
def test_what_nobody_said_is_done_is_not_broken_before_its_term(
    cast: Cast, today: Today, commitment: Commitment, said: str
) -> None:
    today(SEEN)
    if said:
        say(cast, commitment, said)
    look(cast, commitment, "contradicted", seen_on=SEEN)
    with pytest.raises(Refused) as refused:
        mark(cast, commitment)
    assert refused.value.refusal.kind == "moment"


def test_whoever_looked_before_it_was_said_has_to_look_again(
    cast: Cast, today: Today, commitment: Commitment
) -> None:
    today(SEEN)
    look(cast, commitment, "contradicted", seen_on=SAID)
    say(cast, commitment, "says_done", on=SEEN)
    with pytest.raises(Refused):
        mark(cast, commitment)


def test_a_kept_promise_is_not_broken(cast: Cast, today: Today, commitment: Commitment) -> None:
    today(BROKEN)
    look(cast, commitment, "verified", seen_on=BROKEN)
    with pytest.raises(Refused):
        mark(cast, commitment)


def test_it_is_marked_once_and_needs_its_reason(
    cast: Cast, today: Today, commitment: Commitment
) -> None:
    today(BROKEN)
    with pytest.raises(Refused) as refused:
        mark(cast, commitment, reason=" ")
    assert refused.value.refusal.field == "reason"
    mark(cast, commitment)
    with pytest.raises(Refused) as refused:
        mark(cast, commitment)
    assert refused.value.refusal.kind == "moment"
    assert Breach.objects.count() == 1


def test_the_mark_is_taken_back_and_may_come_again(
    cast: Cast, today: Today, commitment: Commitment, demand: Demand
) -> None:
    today(BROKEN)
    mark(cast, commitment)
    unmark_broken(commitment=commitment, by=cast.by("ana"))
    demand.refresh_from_db()
    assert kept_stairs(demand).flags == ()
    assert Fact.objects.get(kind="breach").lifted_because == "mended"
    mark(cast, commitment)
    assert not compare_facts()


def test_what_is_not_marked_is_not_taken_back(
    cast: Cast, today: Today, commitment: Commitment
) -> None:
    with pytest.raises(Refused) as refused:
        unmark_broken(commitment=commitment, by=cast.by("ana"))
    assert refused.value.refusal.kind == "moment"


@pytest.mark.parametrize("who", ["mihai", "dan", "ilinca", "sorin", "vlad"])
def test_only_an_organiser_marks_and_unmarks(
    cast: Cast, today: Today, commitment: Commitment, who: str
) -> None:
    today(BROKEN)
    with pytest.raises(Refused) as refused:
        mark(cast, commitment, who=who)
    assert refused.value.refusal.kind == "forbidden"
    mark(cast, commitment)
    with pytest.raises(Refused) as refused:
        unmark_broken(commitment=commitment, by=cast.by(who))
    assert refused.value.refusal.kind == "forbidden"
