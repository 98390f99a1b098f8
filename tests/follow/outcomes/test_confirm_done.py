"""Somebody was there and saw it done."""

from datetime import timedelta
from typing import Any

import pytest

from civicsteps.causes.models import Demand, Evidence, Fact
from civicsteps.core import clock
from civicsteps.core.journal.models import Entry
from civicsteps.core.models import ref
from civicsteps.core.refusals import Refused
from civicsteps.follow.outcomes.actions import confirm_done
from civicsteps.follow.outcomes.models import Finding
from civicsteps.people.acts.models import Need
from tests.cast import Cast
from tests.follow.outcomes.conftest import SEEN
from tests.proofs import photo


def test_the_ninth_step_rests_on_an_accepted_photo(done: Finding, demand: Demand) -> None:
    demand.refresh_from_db()
    assert demand.height == 9
    fact = Fact.objects.get(kind="done")
    assert (fact.source, fact.on, fact.office) == (ref(done), SEEN, demand.office)
    evidence = Evidence.objects.get()
    assert (evidence.state, evidence.shows) == ("accepted", "done")
    assert evidence.file == done.photo
    assert evidence == done.evidence
    assert Entry.objects.filter(kind="outcomes.seen_done").count() == 1
    assert not Need.objects.filter(kind="causes.judge_evidence", closed_on=None).exists()
    assert not Fact.objects.filter(kind="evidence").exists()


@pytest.mark.parametrize(
    ("field", "wrong"), [("photo", {"photo": None}), ("note", {"note": ""}), ("seen_on", {})]
)
def test_what_cannot_be_is_refused_and_nothing_stays(
    cast: Cast, demand: Demand, field: str, wrong: dict[str, object]
) -> None:
    day = clock.today() + timedelta(days=1) if field == "seen_on" else SEEN
    typed: dict[str, Any] = {"seen_on": day, "note": "Gata.", "photo": photo(), **wrong}
    with pytest.raises(Refused) as refused:
        confirm_done(cause=demand.cause, demand=demand, by=cast.by("ana"), **typed)
    assert refused.value.refusal.field == field
    assert not Finding.objects.exists()
    assert not Evidence.objects.exists()


@pytest.mark.parametrize("who", ["mihai", "dan", "ilinca", "sorin", "vera", "vlad"])
def test_only_an_organiser_of_the_group_confirms(cast: Cast, demand: Demand, who: str) -> None:
    with pytest.raises(Refused) as refused:
        confirm_done(cause=demand.cause, seen_on=SEEN, note="Gata.", photo=photo(), by=cast.by(who))
    assert refused.value.refusal.kind == "forbidden"
    assert not Evidence.objects.exists()
