"""A problem is on an authority's agenda."""

from datetime import date

import pytest

from civicsteps.causes.models import Cause, Fact
from civicsteps.causes.sources import address_of
from civicsteps.core.files.prepare import Prepared
from civicsteps.core.journal.models import Entry
from civicsteps.core.models import ref
from civicsteps.core.refusals import Refused
from civicsteps.people.acts.models import Act
from civicsteps.people.authorities.models import Office
from civicsteps.resolve.notices.actions import record_agenda_item
from civicsteps.resolve.notices.models import AgendaItem
from tests.cast import Cast
from tests.proofs import paper

ON = date(2026, 3, 26)


def put(
    cast: Cast,
    cause: Cause,
    office: Office,
    *,
    who: str = "ana",
    document: Prepared | None = None,
    url: str = "",
    publisher: str = "",
    title: str = "Proiect de hotărâre privind locul de joacă",
) -> AgendaItem:
    return record_agenda_item(
        cause=cause,
        office=office,
        kind="agenda",
        on=ON,
        title=title,
        document=document,
        url=url,
        publisher=publisher,
        by=cast.by(who),
    )


def test_the_document_holds_the_sixth_step(cast: Cast, cause: Cause, office: Office) -> None:
    item = put(cast, cause, office, document=paper())
    cause.refresh_from_db()
    assert cause.height == 6
    fact = Fact.objects.get(kind="agenda")
    assert (fact.source, fact.on, fact.office, fact.proof) == (
        ref(item),
        ON,
        office,
        "ordine-de-zi.pdf",
    )
    assert address_of(fact.source) == item.get_absolute_url()
    assert item.document is not None
    assert item.document.audiences == [cause.audience]
    assert Entry.objects.filter(kind="notices.agenda_item_recorded").count() == 1
    assert Act.objects.get(kind="agenda").actor == cast.by("ana")


def test_an_address_with_its_publisher_is_proof_too(
    cast: Cast, cause: Cause, office: Office
) -> None:
    put(cast, cause, office, url="https://primarie.example/odz", publisher="Primăria Sectorului 6")
    assert Fact.objects.get(kind="agenda").proof == "Primăria Sectorului 6"


@pytest.mark.parametrize("url", ["", "https://primarie.example/odz"])
def test_without_proof_nothing_is_written(
    cast: Cast, cause: Cause, office: Office, url: str
) -> None:
    with pytest.raises(Refused) as refused:
        put(cast, cause, office, url=url)
    assert refused.value.refusal.field == "document"
    assert not AgendaItem.objects.exists()


def test_without_its_title_nothing_is_written(cast: Cast, cause: Cause, office: Office) -> None:
    with pytest.raises(Refused) as refused:
        put(cast, cause, office, document=paper(), title="  ")
    assert refused.value.refusal.field == "title"
    assert not AgendaItem.objects.exists()


@pytest.mark.parametrize("who", ["mihai", "dan", "ilinca", "sorin", "vera", "vlad"])
def test_only_an_organiser_of_the_group_records_it(
    cast: Cast, cause: Cause, office: Office, who: str
) -> None:
    with pytest.raises(Refused) as refused:
        put(cast, cause, office, who=who, document=paper())
    assert refused.value.refusal.kind == "forbidden"
    assert not AgendaItem.objects.exists()


def test_two_agendas_hold_the_step_by_two_facts(cast: Cast, cause: Cause, office: Office) -> None:
    put(cast, cause, office, document=paper())
    put(cast, cause, office, document=paper())
    assert Fact.objects.filter(kind="agenda", lifted_on=None).count() == 2
