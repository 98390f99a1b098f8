"""A decision is suspended, annulled, in force again."""

from datetime import date

import pytest

from civicsteps.causes.compare import compare_facts
from civicsteps.causes.models import Demand, Fact
from civicsteps.core.refusals import Refused
from civicsteps.follow.outcomes.actions import (
    annul_decision,
    restore_decision,
    suspend_decision,
)
from tests.cast import Cast
from tests.follow.outcomes.test_record_decision import ON, decide
from tests.proofs import paper

LATER = date(2026, 4, 2)


def test_suspended_the_step_is_lost_until_it_is_in_force_again(cast: Cast, demand: Demand) -> None:
    decision = decide(cast, demand, document=paper())
    suspend_decision(decision=decision, on=LATER, reason="instanța", by=cast.by("ana"))
    demand.refresh_from_db()
    assert demand.height < 8
    assert Fact.objects.get(kind="decision").lifted_because == "suspended"
    assert not compare_facts()
    restore_decision(decision=decision, on=LATER, by=cast.by("ana"))
    demand.refresh_from_db()
    assert demand.height == 8
    assert not compare_facts()


def test_annulled_the_step_is_lost(cast: Cast, demand: Demand) -> None:
    decision = decide(cast, demand, document=paper())
    annul_decision(decision=decision, on=LATER, by=cast.by("ana"))
    demand.refresh_from_db()
    assert demand.height < 8
    assert Fact.objects.get(kind="decision").lifted_because == "annulled"
    assert not compare_facts()


def test_what_is_suspended_may_be_annulled(cast: Cast, demand: Demand) -> None:
    decision = decide(cast, demand, document=paper())
    suspend_decision(decision=decision, on=LATER, by=cast.by("ana"))
    assert annul_decision(decision=decision, on=LATER, by=cast.by("ana")).state == "annulled"
    assert not compare_facts()


def test_each_change_comes_once(cast: Cast, demand: Demand) -> None:
    decision = decide(cast, demand, document=paper())
    with pytest.raises(Refused):
        restore_decision(decision=decision, on=LATER, by=cast.by("ana"))
    annul_decision(decision=decision, on=LATER, by=cast.by("ana"))
    for again in (annul_decision, suspend_decision):
        with pytest.raises(Refused) as refused:
            again(decision=decision, on=LATER, by=cast.by("ana"))
        assert refused.value.refusal.kind == "moment"
    assert decision.changes.count() == 1


def test_nothing_happens_before_they_decided(cast: Cast, demand: Demand) -> None:
    decision = decide(cast, demand, document=paper())
    with pytest.raises(Refused) as refused:
        annul_decision(decision=decision, on=ON.replace(day=1), by=cast.by("ana"))
    assert refused.value.refusal.field == "on"
    decision.refresh_from_db()
    assert decision.state == "in_force"


@pytest.mark.parametrize("who", ["mihai", "ilinca", "sorin", "vlad"])
def test_only_an_organiser_changes_it(cast: Cast, demand: Demand, who: str) -> None:
    decision = decide(cast, demand, document=paper())
    for change in (suspend_decision, annul_decision, restore_decision):
        with pytest.raises(Refused) as refused:
            change(decision=decision, on=LATER, by=cast.by(who))
        assert refused.value.refusal.kind == "forbidden"
