"""What was done is undone, what lasted is gone."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from civicsteps.causes.actions import strike_evidence
from civicsteps.causes.compare import compare_facts
from civicsteps.causes.models import Demand, Fact
from civicsteps.causes.stairs import kept_stairs
from civicsteps.core import clock
from civicsteps.core.actors.actions import system
from civicsteps.core.journal.models import Entry
from civicsteps.core.refusals import Refused
from civicsteps.follow.outcomes.actions import mark_gone, mark_undone, withdraw_finding
from civicsteps.follow.outcomes.models import Finding
from civicsteps.follow.outcomes.reactions import end_what_rested_on_it
from tests.cast import Cast
from tests.follow.outcomes.conftest import LASTS, SEEN, noon
from tests.follow.outcomes.test_confirm_lasting import lasts

GONE = LASTS + timedelta(days=10)


def end(cast: Cast, demand: Demand, mark: Callable[..., Finding], *, who: str = "ana") -> Finding:
    demand.cause.refresh_from_db()
    with clock.set_to(noon(GONE)):
        return mark(
            cause=demand.cause, demand=demand, seen_on=GONE, note="L-au luat.", by=cast.by(who)
        )


def held(demand: Demand) -> set[int]:
    demand.refresh_from_db()
    return {t.number for t in kept_stairs(demand).treads if t.state == "held"}


def test_undone_both_steps_are_lost(cast: Cast, demand: Demand, done: Finding) -> None:
    lasts(cast, demand)
    end(cast, demand, mark_undone)
    assert not held(demand) & {9, 10}
    assert set(Fact.objects.filter(kind__in=["done", "lasting"]).values_list(
        "lifted_because", flat=True
    )) == {"undone"}  # fmt: skip
    assert not compare_facts()


def test_gone_only_the_last_step_is_lost(cast: Cast, demand: Demand, done: Finding) -> None:
    lasts(cast, demand)
    end(cast, demand, mark_gone)
    assert held(demand) & {9, 10} == {9}
    assert not compare_facts()


def test_there_must_be_something_to_lose(cast: Cast, demand: Demand) -> None:
    for mark in (mark_undone, mark_gone):
        with pytest.raises(Refused) as refused:
            end(cast, demand, mark)
        assert refused.value.refusal.kind == "moment"
    assert not Finding.objects.exists()


def test_it_is_undone_once(cast: Cast, demand: Demand, done: Finding) -> None:
    end(cast, demand, mark_undone)
    with pytest.raises(Refused) as refused:
        end(cast, demand, mark_undone)
    assert refused.value.refusal.kind == "moment"


def test_it_is_not_undone_before_it_was_done(cast: Cast, demand: Demand, done: Finding) -> None:
    demand.cause.refresh_from_db()
    with pytest.raises(Refused) as refused:
        mark_undone(
            cause=demand.cause,
            demand=demand,
            seen_on=SEEN - timedelta(days=1),
            note="Nu e.",
            by=cast.by("ana"),
        )
    assert refused.value.refusal.field == "seen_on"


def test_struck_evidence_ends_what_rested_on_it(cast: Cast, demand: Demand, done: Finding) -> None:
    assert done.evidence is not None
    strike_evidence(evidence=done.evidence, reason="alt loc", by=cast.by("ana"))
    entry = Entry.objects.get(kind="causes.evidence_struck")
    end_what_rested_on_it(entry.pk)
    end_what_rested_on_it(entry.pk)
    assert 9 not in held(demand)
    done.refresh_from_db()
    assert done.ended_because == "struck"
    assert not compare_facts()


@pytest.mark.parametrize("who", ["mihai", "ilinca", "sorin", "vlad"])
def test_only_an_organiser_says_so(cast: Cast, demand: Demand, done: Finding, who: str) -> None:
    lasts(cast, demand)
    for mark in (mark_undone, mark_gone):
        with pytest.raises(Refused) as refused:
            end(cast, demand, mark, who=who)
        assert refused.value.refusal.kind == "forbidden"
    with pytest.raises(Refused):
        withdraw_finding(finding=done, by=cast.by(who))
    assert withdraw_finding(finding=done, by=system()).ended_on
