"""A promise that was entered by mistake is taken back, and counts nowhere any more."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from civicsteps.causes.compare import compare_facts
from civicsteps.causes.models import Cause, Demand, Fact
from civicsteps.core.refusals import Refused
from civicsteps.follow.commitments.actions import take_back_commitment
from civicsteps.follow.commitments.models import Commitment
from civicsteps.follow.commitments.queries import promise_counts, promises_in
from civicsteps.people.acts.comparing import differences
from civicsteps.people.acts.models import Act, Need
from tests.cast import Cast
from tests.follow.commitments.conftest import promise


def test_the_step_and_the_counts_fall(cast: Cast, demand: Demand) -> None:
    made = promise(cast, demand)
    ana = Client()
    ana.force_login(cast.users["ana"])
    address = reverse("commitment_take_back", args=[made.pk])
    assert address in ana.get(made.get_absolute_url()).content.decode()
    assert ana.get(address).status_code == 200
    sent = ana.post(address, {"once": str(uuid4())})
    assert sent["Location"] == demand.cause.get_absolute_url()
    demand.cause.refresh_from_db()
    assert demand.cause.height == 0
    assert Fact.objects.get(kind="commitment").lifted_because == "withdrawn"
    assert Act.objects.get(kind="promise").void
    assert not Need.objects.filter(kind__startswith="commitments.", closed_on=None).exists()
    assert promise_counts([made.office_id], by=cast.by("vlad")).made == 0
    assert promises_in(Cause.objects.all()).made == 0
    assert ana.get(made.get_absolute_url()).status_code == 404
    assert compare_facts() == []
    assert [d for d in differences() if "promise" in d.spec.kind or "commit" in d.spec.kind] == []


def test_its_words_stay_as_they_were(cast: Cast, demand: Demand) -> None:
    made = promise(cast, demand)
    take_back_commitment(commitment=made, by=cast.by("ana"))
    with pytest.raises(IntegrityError), transaction.atomic():
        Commitment.objects.update(quote="altceva")
    with pytest.raises(IntegrityError), transaction.atomic():
        Commitment.objects.update(taken_back_on=None)


def test_by_an_organiser_and_once(cast: Cast, demand: Demand) -> None:
    made = promise(cast, demand)
    for who in ("mihai", "dan", "sorin", "vlad"):
        with pytest.raises(Refused):
            take_back_commitment(commitment=made, by=cast.by(who))
    take_back_commitment(commitment=made, by=cast.by("ana"))
    with pytest.raises(Refused):
        take_back_commitment(commitment=made, by=cast.by("ana"))
