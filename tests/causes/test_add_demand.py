from collections.abc import Callable
from datetime import date

import pytest

from civicsteps.causes.actions import add_demand, withdraw_demand
from civicsteps.causes.compare import compare_facts
from civicsteps.causes.facts import record_fact
from civicsteps.causes.models import Cause, Demand
from civicsteps.core import clock
from civicsteps.core.refusals import Refused
from civicsteps.people.authorities.models import Office
from tests.cast import Cast

WANT = "Faceți locul de joacă"


def test_a_demand_has_its_place_and_the_steps_its_cause_has(
    cause: Cause, cast: Cast, office: Office
) -> None:
    ana = cast.by("ana")
    record_fact(cause=cause, kind="report", source=cause, on=clock.today(), by=ana)
    first = add_demand(
        cause=cause, sentence=WANT, office=office, by_when=date(2027, 6, 1), measure="Se vede",
        by=ana,
    )  # fmt: skip
    second = add_demand(cause=cause, sentence="Închideți strada", office=office, by=ana)
    assert (first.position, second.position) == (1, 2)
    first.refresh_from_db()
    assert first.height == 1
    assert compare_facts() != []  # the fact above rests on no true source
    assert {d.what for d in compare_facts()} == {"extra"}


@pytest.mark.parametrize("name", ["vlad", "mihai", "sorin", "dan"])
def test_only_organisers_say_or_withdraw_what_is_asked(
    cause: Cause, cast: Cast, office: Office, name: str
) -> None:
    demand = add_demand(cause=cause, sentence=WANT, office=office, by=cast.by("ana"))
    by = cast.by(name)
    acts: list[Callable[[], Demand]] = [
        lambda: add_demand(cause=cause, sentence=WANT, office=office, by=by),
        lambda: withdraw_demand(demand=demand, by=by),
    ]
    for act in acts:
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.refusal.kind == "forbidden"
    assert cause.demands.count() == 1


def test_a_demand_says_something(cause: Cause, cast: Cast, office: Office) -> None:
    with pytest.raises(Refused) as refused:
        add_demand(cause=cause, sentence=" ", office=office, by=cast.by("ana"))
    assert refused.value.refusal.field == "sentence"


def test_a_demand_is_withdrawn_once(cause: Cause, cast: Cast, office: Office) -> None:
    demand = add_demand(cause=cause, sentence=WANT, office=office, by=cast.by("ana"))
    withdraw_demand(demand=demand, by=cast.by("ana"))
    assert demand.withdrawn_on == clock.today()
    with pytest.raises(Refused) as refused:
        withdraw_demand(demand=demand, by=cast.by("ana"))
    assert refused.value.refusal.kind == "moment"
    assert cause.facts.filter(kind="withdrawal").count() == 1
