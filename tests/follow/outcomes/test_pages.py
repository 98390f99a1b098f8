"""The pages of decisions and findings."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from civicsteps.causes.actions import hide_cause
from civicsteps.causes.models import Demand
from civicsteps.core import clock
from civicsteps.follow.outcomes.models import Decision, Finding
from tests.cast import Cast
from tests.follow.outcomes.conftest import LASTS, SEEN, noon
from tests.follow.outcomes.test_record_decision import decide
from tests.proofs import paper, paper_upload, photo_upload


@pytest.fixture
def ana(cast: Cast) -> Client:
    client = Client()
    client.force_login(cast.users["ana"])
    return client


def test_a_decision_is_written_once_and_shown(ana: Client, demand: Demand) -> None:
    address = reverse("decision_new", args=[demand.cause.slug])
    typed = {
        "demand": demand.pk, "kind": "hcl", "number": "HCL 12/2026", "on": "2026-02-26",
        "title": "Loc de joacă nou", "once": uuid4(),
    }  # fmt: skip
    assert ana.get(address).status_code == 200
    first = ana.post(address, {**typed, "document": paper_upload()})
    assert first["Location"] == ana.post(address, {**typed, "document": paper_upload()})["Location"]
    decision = Decision.objects.get()
    assert decision.office == demand.office
    page = Client().get(decision.get_absolute_url()).content.decode()
    assert "hotărâre de consiliu HCL 12/2026, 26 februarie 2026" in page
    assert "în vigoare" in page


def test_a_failed_form_keeps_all_and_says_what_is_wrong_in_romanian(
    ana: Client, demand: Demand
) -> None:
    typed = {"kind": "contract", "title": "Contract de lucrări", "number": "77", "once": uuid4()}
    answer = ana.post(reverse("decision_new", args=[demand.cause.slug]), typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Contract de lucrări" in page
    assert 'value="77"' in page
    assert "Completează și aici." in page
    assert "Spune despre ce birou e vorba." in page
    assert not Decision.objects.exists()


def test_a_suspension_is_shown(ana: Client, cast: Cast, demand: Demand) -> None:
    decision = decide(cast, demand, document=paper())
    address = reverse("decision_change", args=[decision.pk])
    changed = {"state": "suspended", "on": "2026-04-02", "reason": "tribunalul", "once": uuid4()}
    assert ana.get(address).status_code == 200
    assert ana.post(address, changed)["Location"] == decision.get_absolute_url()
    assert "tribunalul" in Client().get(decision.get_absolute_url()).content.decode()
    assert ana.post(address, {**changed, "once": uuid4()}).status_code == 409


def test_done_needs_its_photo_and_keeps_the_words(ana: Client, demand: Demand) -> None:
    address = reverse("done_new", args=[demand.cause.slug])
    typed = {"demand": demand.pk, "seen_on": "2026-03-17", "note": "Leagăne.", "once": uuid4()}
    assert ana.get(address).status_code == 200
    failed = ana.post(address, typed)
    assert failed.status_code == 422
    assert "Leagăne." in failed.content.decode()
    first = ana.post(address, {**typed, "photo": photo_upload()})
    assert first["Location"] == ana.post(address, {**typed, "photo": photo_upload()})["Location"]
    finding = Finding.objects.get()
    page = Client().get(finding.get_absolute_url()).content.decode()
    assert "Văzut pe 17 martie 2026" in page
    assert finding.photo is not None
    assert finding.photo.small_url in page


def test_lasting_too_early_says_from_which_day(ana: Client, demand: Demand, done: Finding) -> None:
    address = reverse("lasting_new", args=[demand.cause.slug])
    typed = {"demand": demand.pk, "note": "E acolo.", "once": uuid4()}
    assert address not in Client().get(done.get_absolute_url()).content.decode()
    with clock.set_to(noon(LASTS)):
        assert address in ana.get(done.get_absolute_url()).content.decode()
        assert ana.get(address).status_code == 200
        early = ana.post(address, {**typed, "seen_on": LASTS - timedelta(days=1)})
        assert early.status_code == 422
        assert "din duminică, 13 septembrie 2026" in early.content.decode()
        assert ana.post(address, {**typed, "seen_on": LASTS}).status_code == 302
    demand.refresh_from_db()
    assert demand.height == 10


def test_undone_and_what_it_ended(ana: Client, demand: Demand, done: Finding) -> None:
    address = reverse("undone_new", args=[demand.cause.slug])
    typed = {
        "what": "undone", "demand": demand.pk, "seen_on": SEEN + timedelta(days=1),
        "note": "Au scos leagănele.", "once": uuid4(),
    }  # fmt: skip
    assert ana.get(address).status_code == 200
    assert ana.post(address, typed).status_code == 302
    page = Client().get(done.get_absolute_url()).content.decode()
    assert "nu mai contează: s-a stricat." in page


def test_others_neither_write_nor_see_what_is_hidden(
    cast: Cast, demand: Demand, done: Finding
) -> None:
    decision = decide(cast, demand, document=paper())
    sorin = Client()
    sorin.force_login(cast.users["sorin"])
    names = ["decision_new", "done_new", "lasting_new", "undone_new"]
    pages = [reverse(name, args=[demand.cause.slug]) for name in names]
    pages.append(reverse("decision_change", args=[decision.pk]))
    assert {sorin.get(page).status_code for page in pages} == {403}
    hide_cause(cause=demand.cause, by=cast.by("ana"))
    pages += [decision.get_absolute_url(), done.get_absolute_url()]
    assert {sorin.get(page).status_code for page in pages} == {404}
