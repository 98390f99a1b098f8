"""What was recorded below equals what its sources above tell: facts, steps, acts and needs."""

from civicsteps.causes.compare import compare_facts, mend_facts
from civicsteps.causes.models import Cause, Fact
from civicsteps.core.actors.actions import system
from civicsteps.people.acts import comparing
from civicsteps.people.acts.models import Act, Need
from tests.laws.conftest import World


def test_facts_and_steps_equal_their_rebuild(world: World) -> None:
    assert Fact.objects.count() > 20
    assert compare_facts() == []


def test_acts_and_needs_equal_their_rebuild(world: World) -> None:
    assert Act.objects.count() > 20
    assert Need.objects.count() > 10
    assert comparing.differences() == []


def test_a_lost_fact_is_found_and_mended(world: World) -> None:
    cause = Cause.objects.get(slug="copiii-din-grozavesti-nu-au-loc-de-joaca")
    Fact.objects.filter(kind="lasting").delete()
    Cause.objects.filter(pk=cause.pk).update(height=3)
    assert compare_facts()
    mend_facts(by=system())
    assert compare_facts() == []
    cause.refresh_from_db()
    assert cause.height == 10


def test_a_lost_act_is_found_and_mended(world: World) -> None:
    Act.objects.filter(pk__in=Act.objects.values("pk")[:1]).delete()
    assert comparing.differences()
    comparing.mend()
    assert comparing.differences() == []
