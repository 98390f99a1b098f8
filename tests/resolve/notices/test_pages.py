"""The pages of agendas."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from civicsteps.causes.actions import hide_cause
from civicsteps.causes.models import Cause
from civicsteps.people.authorities.models import Office
from civicsteps.resolve.notices.models import AgendaItem
from tests.cast import Cast
from tests.proofs import paper, paper_upload
from tests.resolve.notices.test_record_agenda_item import put


@pytest.fixture
def ana(cast: Cast) -> Client:
    client = Client()
    client.force_login(cast.users["ana"])
    return client


@pytest.fixture
def typed(office: Office) -> dict[str, str]:
    return {
        "office": str(office.pk), "kind": "committee", "on": "2026-03-26",
        "title": "Locul de joacă din Grozăvești", "once": str(uuid4()),
    }  # fmt: skip


def test_the_same_submit_twice_makes_one_item(
    ana: Client, cause: Cause, typed: dict[str, str]
) -> None:
    address = reverse("agenda_new", args=[cause.slug])
    assert ana.get(address).status_code == 200
    first = ana.post(address, {**typed, "document": paper_upload()})
    second = ana.post(address, {**typed, "document": paper_upload()})
    item = AgendaItem.objects.get()
    assert first["Location"] == second["Location"] == item.get_absolute_url()
    page = Client().get(first["Location"]).content.decode()
    assert "Locul de joacă din Grozăvești" in page
    assert "comisie, joi, 26 martie 2026" in page
    assert "ordine-de-zi.pdf" in page


def test_a_failed_form_keeps_all_and_says_what_is_wrong_in_romanian(
    ana: Client, cause: Cause, typed: dict[str, str]
) -> None:
    answer = ana.post(reverse("agenda_new", args=[cause.slug]), typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Adaugă documentul, sau adresa și cine l-a publicat." in page
    assert typed["title"] in page
    assert typed["on"] in page
    assert "Consiliul Local" in page
    assert not AgendaItem.objects.exists()


def test_a_good_document_is_not_asked_for_again(
    ana: Client, cause: Cause, typed: dict[str, str]
) -> None:
    address = reverse("agenda_new", args=[cause.slug])
    answer = ana.post(address, {**typed, "title": "", "document": paper_upload()})
    assert answer.status_code == 422
    assert "ordine-de-zi.pdf" in answer.content.decode()


def test_taken_off_the_page_says_so(ana: Client, cast: Cast, cause: Cause, office: Office) -> None:
    item = put(cast, cause, office, document=paper())
    address = reverse("agenda_off", args=[item.pk])
    assert ana.get(address).status_code == 200
    sent = ana.post(address, {"on": "2026-03-27", "reason": "retras"})
    assert sent["Location"] == item.get_absolute_url()
    page = Client().get(item.get_absolute_url()).content.decode()
    assert "A fost scoasă de pe agendă pe 27 martie 2026." in page
    assert ana.post(address, {"on": "2026-03-27"}).status_code == 409


def test_another_group_neither_writes_nor_sees_what_is_hidden(
    cast: Cast, cause: Cause, office: Office
) -> None:
    item = put(cast, cause, office, document=paper())
    sorin = Client()
    sorin.force_login(cast.users["sorin"])
    assert sorin.get(reverse("agenda_new", args=[cause.slug])).status_code == 403
    assert sorin.get(reverse("agenda_off", args=[item.pk])).status_code == 403
    hide_cause(cause=cause, by=cast.by("ana"))
    for name, key in (("agenda_item", item.pk), ("agenda_off", item.pk)):
        assert sorin.get(reverse(name, args=[key])).status_code == 404
    assert sorin.get(reverse("agenda_new", args=[cause.slug])).status_code == 404
