"""A decision that was entered by mistake is taken back."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from civicsteps.causes.compare import compare_facts
from civicsteps.causes.models import Demand, Fact
from civicsteps.core.refusals import Refused
from civicsteps.follow.outcomes.actions import suspend_decision, take_back_decision
from civicsteps.people.acts.models import Act
from tests.cast import Cast
from tests.follow.outcomes.test_record_decision import ON, decide
from tests.proofs import paper


def test_the_step_falls_and_the_page_is_gone(cast: Cast, demand: Demand) -> None:
    decision = decide(cast, demand, document=paper())
    ana = Client()
    ana.force_login(cast.users["ana"])
    address = reverse("decision_take_back", args=[decision.pk])
    assert address in ana.get(decision.get_absolute_url()).content.decode()
    assert ana.get(address).status_code == 200
    sent = ana.post(address, {"once": str(uuid4())})
    assert sent["Location"] == demand.cause.get_absolute_url()
    demand.cause.refresh_from_db()
    assert demand.cause.height == 0
    assert Fact.objects.get(kind="decision").lifted_because == "withdrawn"
    assert Act.objects.get(kind="decision").void
    assert compare_facts() == []
    assert ana.get(decision.get_absolute_url()).status_code == 404


def test_one_that_was_suspended_is_told_anew_as_well(cast: Cast, demand: Demand) -> None:
    decision = decide(cast, demand, document=paper())
    suspend_decision(decision=decision, on=ON, by=cast.by("ana"))
    take_back_decision(decision=decision, by=cast.by("ana"))
    assert compare_facts() == []


def test_by_an_organiser_and_once(cast: Cast, demand: Demand) -> None:
    decision = decide(cast, demand, document=paper())
    for who in ("mihai", "dan", "sorin", "vlad"):
        with pytest.raises(Refused):
            take_back_decision(decision=decision, by=cast.by(who))
    take_back_decision(decision=decision, by=cast.by("ana"))
    with pytest.raises(Refused):
        take_back_decision(decision=decision, by=cast.by("ana"))
