"""A group takes part in a programme."""

import pytest

from civicsteps.core import clock
from civicsteps.core.journal.models import Entry
from civicsteps.core.refusals import Refused
from civicsteps.programme.calls.actions import join_programme
from civicsteps.programme.calls.models import Participation, Programme
from tests.cast import Cast


def test_a_group_takes_part_since_today(cast: Cast, programme: Programme) -> None:
    joined = join_programme(programme=programme, group=cast.group, by=cast.by("ilinca"))
    assert joined.since == clock.today()
    assert Entry.objects.filter(kind="calls.group_joined").count() == 1


def test_once(cast: Cast, programme: Programme) -> None:
    join_programme(programme=programme, group=cast.group, by=cast.by("ilinca"))
    with pytest.raises(Refused) as refused:
        join_programme(programme=programme, group=cast.group, by=cast.by("ilinca"))
    assert refused.value.refusal.kind == "moment"
    assert Participation.objects.count() == 1


def test_a_centre_does_not_take_part(cast: Cast, programme: Programme) -> None:
    with pytest.raises(Refused) as refused:
        join_programme(programme=programme, group=cast.centre, by=cast.by("ilinca"))
    assert refused.value.refusal.field == "group"


@pytest.mark.parametrize("who", ["ana", "dan", "sorin", "vlad"])
def test_only_the_centres_administrator_lets_it(cast: Cast, programme: Programme, who: str) -> None:
    with pytest.raises(Refused) as refused:
        join_programme(programme=programme, group=cast.group, by=cast.by(who))
    assert refused.value.refusal.kind == "forbidden"
    assert not Participation.objects.exists()
