"""An authority decided, on paper."""

from datetime import date, timedelta

import pytest

from civicsteps.causes.models import Demand, Fact
from civicsteps.core import clock
from civicsteps.core.files.prepare import Prepared
from civicsteps.core.journal.models import Entry
from civicsteps.core.models import ref
from civicsteps.core.refusals import Refused
from civicsteps.follow.outcomes.actions import record_decision
from civicsteps.follow.outcomes.models import Decision
from civicsteps.people.acts.models import Act
from tests.cast import Cast
from tests.proofs import paper

ON = date(2026, 2, 26)


def decide(
    cast: Cast,
    demand: Demand,
    *,
    who: str = "ana",
    on: date = ON,
    document: Prepared | None = None,
) -> Decision:
    return record_decision(
        cause=demand.cause,
        demand=demand,
        office=demand.office,
        kind="hcl",
        number="HCL 12/2026",
        on=on,
        title="Loc de joacă pe Splaiul Independenței",
        document=document,
        by=cast.by(who),
    )


def test_the_eighth_step_rests_on_the_paper(cast: Cast, demand: Demand) -> None:
    decision = decide(cast, demand, document=paper())
    demand.refresh_from_db()
    fact = Fact.objects.get(kind="decision")
    assert demand.height == 8
    assert (fact.source, fact.on, fact.proof) == (ref(decision), ON, "HCL 12/2026")
    assert decision.state == "in_force"
    assert Entry.objects.filter(kind="outcomes.decision_recorded").count() == 1
    assert Act.objects.filter(kind="decision").count() == 1


@pytest.mark.parametrize(
    ("field", "on", "with_paper"), [("document", ON, False), ("on", None, True)]
)
def test_without_paper_or_before_its_day_nothing_is_written(
    cast: Cast, demand: Demand, field: str, on: date | None, with_paper: bool
) -> None:
    with pytest.raises(Refused) as refused:
        decide(
            cast,
            demand,
            on=on or clock.today() + timedelta(days=1),
            document=paper() if with_paper else None,
        )
    assert refused.value.refusal.field == field
    assert not Decision.objects.exists()


@pytest.mark.parametrize("who", ["mihai", "dan", "ilinca", "sorin", "vlad"])
def test_only_an_organiser_of_the_group_records_it(cast: Cast, demand: Demand, who: str) -> None:
    with pytest.raises(Refused) as refused:
        decide(cast, demand, who=who, document=paper())
    assert refused.value.refusal.kind == "forbidden"
