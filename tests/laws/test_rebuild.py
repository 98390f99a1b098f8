"""What was recorded below equals what its sources above tell: facts, steps, acts and needs."""

from civicsteps.causes import sources as facts_sources
from civicsteps.causes.compare import compare_facts, mend_facts
from civicsteps.causes.models import Cause, Fact
from civicsteps.core.actors.actions import system
from civicsteps.people.acts import comparing
from civicsteps.people.acts import sources as acts_sources
from civicsteps.people.acts.models import Act, Need
from civicsteps.people.acts.records import ACT_KINDS
from civicsteps.people.clocks import sources as clocks_sources
from civicsteps.people.clocks.models import Clock
from tests.laws.conftest import World


def test_facts_and_steps_equal_their_rebuild(world: World) -> None:
    assert Fact.objects.count() > 20
    assert compare_facts() == []


def test_acts_and_needs_equal_their_rebuild(world: World) -> None:
    assert Act.objects.count() > 20
    assert Need.objects.count() > 10
    assert comparing.differences() == []


def test_open_terms_equal_their_rebuild(world: World) -> None:
    assert Clock.objects.count() > 10
    assert clocks_sources.differences() == []


def test_every_fact_rests_on_rows_that_some_room_tells(world: World) -> None:
    kinds = {source.partition(":")[0] for source in Fact.objects.values_list("source", flat=True)}
    lost = kinds - facts_sources.told_kinds()
    assert not lost, f"register these in their room's rebuild.py: {sorted(lost)}"


def test_every_declared_act_is_told() -> None:
    lost = set(ACT_KINDS) - acts_sources.told_kinds()[0]
    assert not lost, f"acts.register these in their room's rebuild.py: {sorted(lost)}"


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
