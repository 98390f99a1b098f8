"""It still holds, half a year later."""

from datetime import timedelta

import pytest

from civicsteps.causes.models import Demand, Fact
from civicsteps.core import clock
from civicsteps.core.actors.actions import system
from civicsteps.core.offers import offers_for
from civicsteps.core.refusals import Refused
from civicsteps.core.work.running import drain
from civicsteps.follow.outcomes.actions import ask_for_lasting, confirm_lasting
from civicsteps.follow.outcomes.models import Finding
from civicsteps.follow.outcomes.rebuild import lasting_needs
from civicsteps.follow.outcomes.tasks import ask_to_look_again
from civicsteps.people.acts.models import Need
from tests.cast import Cast
from tests.follow.outcomes.conftest import LASTS, noon


def lasts(cast: Cast, demand: Demand, *, who: str = "ana", early: int = 0) -> Finding:
    day = LASTS - timedelta(days=early)
    with clock.set_to(noon(day)):
        return confirm_lasting(
            cause=demand.cause, demand=demand, seen_on=day, note="Încă e acolo.", by=cast.by(who)
        )


def test_after_180_days_the_last_step_is_held(cast: Cast, demand: Demand, done: Finding) -> None:
    finding = lasts(cast, demand)
    demand.refresh_from_db()
    assert demand.height == 10
    assert finding.evidence is not None
    assert finding.evidence.shows == "lasting"


def test_a_day_earlier_says_from_which_day(cast: Cast, demand: Demand, done: Finding) -> None:
    with pytest.raises(Refused) as refused:
        lasts(cast, demand, early=1)
    assert refused.value.refusal.kind == "moment"
    assert "13 septembrie 2026" in str(refused.value.refusal.reason)
    assert not Fact.objects.filter(kind="lasting").exists()


def test_the_button_waits_for_its_day(cast: Cast, demand: Demand, done: Finding) -> None:
    demand.cause.refresh_from_db()
    for day, offered in ((LASTS - timedelta(days=1), False), (LASTS, True)):
        with clock.set_to(noon(day)):
            names = {offer.name for offer in offers_for(demand.cause, by=cast.by("ana"))}
        assert ("outcomes.lasting" in names) is offered


def test_first_it_has_to_be_seen_done(cast: Cast, demand: Demand) -> None:
    with pytest.raises(Refused) as refused:
        lasts(cast, demand)
    assert refused.value.refusal.kind == "moment"


def test_half_a_year_later_it_is_on_the_desk_until_somebody_looks(
    cast: Cast, demand: Demand, done: Finding
) -> None:
    with clock.set_to(noon(LASTS - timedelta(days=1))):
        ask_to_look_again.call()
        drain()
    assert not Need.objects.filter(kind="outcomes.lasting").exists()
    with clock.set_to(noon(LASTS)):
        ask_to_look_again.call()
        drain()
        ask_to_look_again.call()
        drain()
    assert Need.objects.get(kind="outcomes.lasting").closed_on is None
    assert [need.open for need in lasting_needs()] == [True]
    lasts(cast, demand)
    assert Need.objects.get(kind="outcomes.lasting").closed_on == LASTS
    assert [need.open for need in lasting_needs()] == [False]


@pytest.mark.parametrize("who", ["mihai", "ilinca", "sorin", "vlad"])
def test_only_an_organiser_confirms(cast: Cast, demand: Demand, done: Finding, who: str) -> None:
    with pytest.raises(Refused) as refused:
        lasts(cast, demand, who=who)
    assert refused.value.refusal.kind == "forbidden"


def test_people_do_not_ask_in_the_name_of_the_system(cast: Cast, done: Finding) -> None:
    with pytest.raises(Refused):
        ask_for_lasting(finding=done, by=cast.by("ana"))
    assert ask_for_lasting(finding=done, by=system()).reminded_on
