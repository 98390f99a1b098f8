"""What an office promised is written down, word for word."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from civicsteps.causes.models import Cause, Demand, Fact
from civicsteps.core import clock
from civicsteps.core.journal.models import Entry
from civicsteps.core.models import ref
from civicsteps.core.refusals import Refused
from civicsteps.follow.commitments.actions import NO_DATE, register_commitment
from civicsteps.follow.commitments.models import Commitment, CommitmentVersion
from civicsteps.people.acts.models import Act, Need
from civicsteps.people.authorities.models import Mandate, Office
from tests.cast import Cast
from tests.follow.commitments.conftest import DUE, MADE, QUOTE, Today, promise, until


def test_the_seventh_step_rests_on_the_words(commitment: Commitment, demand: Demand) -> None:
    demand.refresh_from_db()
    assert demand.height == 7
    fact = Fact.objects.get(kind="commitment")
    assert (fact.source, fact.on, fact.office) == (ref(commitment), MADE, demand.office)
    assert fact.proof
    assert Entry.objects.filter(kind="commitments.commitment_registered").count() == 1
    assert Act.objects.filter(kind="promise").count() == 1


def test_the_first_version_is_the_baseline(commitment: Commitment) -> None:
    version = commitment.versions.get()
    assert (version.n, version.due_to, version.due_precision) == (1, DUE, "year")
    assert version.change_by == ""


def test_the_database_refuses_to_change_or_delete_a_promise(commitment: Commitment) -> None:
    version = commitment.versions.get()
    for change in (
        lambda: Commitment.objects.filter(pk=commitment.pk).update(quote="altceva"),
        lambda: CommitmentVersion.objects.filter(pk=version.pk).update(due_to=date(2030, 1, 1)),
        lambda: version.delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    commitment.refresh_from_db()
    assert commitment.quote == QUOTE


def test_without_a_date_somebody_is_to_ask_for_one(
    cast: Cast, today: Today, demand: Demand
) -> None:
    commitment = promise(cast, demand, words="cât mai curând")
    need = Need.objects.get(kind="commitments.ask_date", closed_on=None)
    assert need.source == ref(commitment)
    assert need.due_on == MADE + timedelta(days=30)


def test_the_mandate_of_that_day_is_remembered(
    cast: Cast, today: Today, demand: Demand, office: Office
) -> None:
    now = Mandate.objects.create(office=office, begins=date(2024, 10, 27), ends=date(2028, 10, 27))
    Mandate.objects.create(office=office, begins=date(2020, 9, 27), ends=date(2024, 10, 27))
    assert promise(cast, demand).mandate == now


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("quote", {"quote": "  "}),
        ("made_on", {"made_on": date(2026, 3, 11)}),
        ("due_to", {"due": until(date(2026, 3, 9))}),
        ("publisher", {"url": "https://ziar.example/promisiune"}),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    cast: Cast, today: Today, cause: Cause, office: Office, field: str, wrong: dict[str, object]
) -> None:
    typed: dict[str, Any] = {
        "quote": QUOTE, "made_on": MADE, "channel": "press", "due": NO_DATE, **wrong,
    }  # fmt: skip
    with pytest.raises(Refused) as refused:
        register_commitment(cause=cause, office=office, by=cast.by("ana"), **typed)
    assert refused.value.refusal.field == field
    assert not Commitment.objects.exists()
    assert clock.today() == MADE


@pytest.mark.parametrize("who", ["mihai", "dan", "ilinca", "sorin", "vera", "vlad"])
def test_only_an_organiser_of_the_group_writes_it_down(
    cast: Cast, today: Today, demand: Demand, who: str
) -> None:
    with pytest.raises(Refused) as refused:
        promise(cast, demand, who=who)
    assert refused.value.refusal.kind == "forbidden"
    assert not Commitment.objects.exists()
