"""A problem was taken off an authority's agenda."""

from datetime import date, timedelta

import pytest

from civicsteps.causes.compare import compare_facts
from civicsteps.causes.models import Cause, Fact
from civicsteps.core import clock
from civicsteps.core.refusals import Refused
from civicsteps.people.authorities.models import Office
from civicsteps.resolve.notices.actions import take_off_agenda
from tests.cast import Cast
from tests.proofs import paper
from tests.resolve.notices.test_record_agenda_item import put

OFF = date(2026, 3, 27)


def test_the_step_is_lost_and_the_page_stays(cast: Cast, cause: Cause, office: Office) -> None:
    item = put(cast, cause, office, document=paper())
    take_off_agenda(item=item, on=OFF, reason="retras de inițiator", by=cast.by("ana"))
    cause.refresh_from_db()
    fact = Fact.objects.get(kind="agenda")
    assert cause.height < 6
    assert (fact.lifted_on, fact.lifted_because) == (OFF, "off_agenda")
    assert not compare_facts()


def test_another_agenda_keeps_the_step(cast: Cast, cause: Cause, office: Office) -> None:
    put(cast, cause, office, document=paper())
    item = put(cast, cause, office, document=paper())
    take_off_agenda(item=item, on=OFF, by=cast.by("ana"))
    cause.refresh_from_db()
    assert cause.height == 6


def test_it_is_taken_off_once(cast: Cast, cause: Cause, office: Office) -> None:
    item = put(cast, cause, office, document=paper())
    take_off_agenda(item=item, on=OFF, by=cast.by("ana"))
    with pytest.raises(Refused) as refused:
        take_off_agenda(item=item, on=OFF, by=cast.by("ana"))
    assert refused.value.refusal.kind == "moment"


def test_a_day_to_come_is_refused(cast: Cast, cause: Cause, office: Office) -> None:
    item = put(cast, cause, office, document=paper())
    with pytest.raises(Refused) as refused:
        take_off_agenda(item=item, on=clock.today() + timedelta(days=1), by=cast.by("ana"))
    assert refused.value.refusal.field == "on"
    item.refresh_from_db()
    assert item.taken_off_on is None


@pytest.mark.parametrize("who", ["mihai", "ilinca", "sorin", "vlad"])
def test_only_an_organiser_takes_it_off(cast: Cast, cause: Cause, office: Office, who: str) -> None:
    item = put(cast, cause, office, document=paper())
    with pytest.raises(Refused) as refused:
        take_off_agenda(item=item, on=OFF, by=cast.by(who))
    assert refused.value.refusal.kind == "forbidden"
