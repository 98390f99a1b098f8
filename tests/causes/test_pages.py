"""The pages under a cause, used as people use them."""

import pytest
from django.test import Client
from django.urls import reverse

from civicsteps.causes.actions import accept_evidence, add_demand, hide_cause, offer_evidence
from civicsteps.causes.facts import lift_fact
from civicsteps.causes.models import Cause, Demand, Evidence
from civicsteps.core import clock
from civicsteps.core.files.models import StoredFile
from civicsteps.core.guard.limits import LIMITS
from civicsteps.people.authorities.models import Office
from tests import proofs
from tests.cast import Cast
from tests.causes.conftest import SEEN
from tests.pages import browser, hidden, later, send


def test_an_organiser_writes_the_problem_better(cause: Cause, cast: Cast) -> None:
    address = reverse("cause_edit", args=[cause.slug])
    answer = send(
        browser(cast, "ana"), address, title="Parcul e gol", place="Parcul Mare",
        photo=proofs.photo_upload(), lat="44.43", lon="26.05",
    )  # fmt: skip
    cause.refresh_from_db()
    assert answer.url == cause.get_absolute_url()
    assert (cause.title, cause.lat, cause.lon) == ("Parcul e gol", 44.43, 26.05)
    assert cause.photo == StoredFile.objects.get(type="image/jpeg")


def test_a_problem_is_shown_and_taken_back_by_buttons(cause: Cause, cast: Cast) -> None:
    ana = browser(cast, "ana")
    send(ana, reverse("cause_hide", args=[cause.slug]))
    assert browser(cast).get(reverse("evidence_new", args=[cause.slug])).status_code == 404
    send(ana, reverse("cause_publish", args=[cause.slug]))
    assert browser(cast).get(reverse("evidence_new", args=[cause.slug])).status_code == 200


def test_what_is_asked_is_written_once_however_often_it_is_sent(
    cause: Cause, cast: Cast, office: Office
) -> None:
    ana = browser(cast, "ana")
    address = reverse("demand_new", args=[cause.slug])
    fields = hidden(ana.get(address)) | {"sentence": "Faceți parcul", "office": str(office.pk)}
    assert later(ana, address, fields).url == later(ana, address, fields).url
    assert Demand.objects.count() == 1
    page = ana.get(Demand.objects.get().get_absolute_url()).content.decode()
    assert "Faceți parcul" in page
    assert "Retrage ce am cerut" in page


def test_the_office_is_found_by_typing_among_however_many(
    cause: Cause, cast: Cast, office: Office
) -> None:
    for number in range(60):
        Office.objects.create(authority=office.authority, name=f"Biroul {number}", kind="other")
    ana = browser(cast, "ana")
    address = reverse("demand_new", args=[cause.slug])
    assert ana.get(address).content.decode().count("<option") <= 40
    send(ana, address, sentence="Faceți parcul", office_typed="consiliul sectorului 6")
    assert Demand.objects.get().office == office


def test_a_failed_demand_keeps_what_was_typed(cause: Cause, cast: Cast) -> None:
    answer = send(
        browser(cast, "ana"), reverse("demand_new", args=[cause.slug]), sentence="Faceți parcul"
    )
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Faceți parcul" in text
    assert "Spune despre ce birou e vorba." in text


def test_a_neighbour_without_account_brings_a_photo(cause: Cause, cast: Cast) -> None:
    vlad = browser(cast)
    address = reverse("evidence_new", args=[cause.slug])
    fields = hidden(vlad.get(address)) | {
        "kind": "photo", "caption": "Leagăn rupt", "seen_on": "2026-03-02",
    }  # fmt: skip
    first = later(vlad, address, fields | {"file": proofs.photo_upload()})
    second = later(vlad, address, fields | {"file": proofs.photo_upload()})
    evidence = Evidence.objects.get()
    assert first.url == second.url == reverse("evidence_thanks", args=[evidence.pk])
    thanks = vlad.get(first.url).content.decode()
    assert cause.get_absolute_url() in thanks
    assert "Leagăn rupt" not in thanks
    assert vlad.get(evidence.get_absolute_url()).status_code == 404


def test_a_failed_form_keeps_the_words_and_the_photo(cause: Cause, cast: Cast) -> None:
    address = reverse("evidence_new", args=[cause.slug])
    vlad = browser(cast)
    typed = {"kind": "photo", "caption": "Leagăn rupt", "seen_on": "2099-01-01"}
    answer = send(vlad, address, **typed, file=proofs.photo_upload())
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Leagăn rupt" in text
    assert "Ziua asta nu a venit încă." in text
    again = later(vlad, address, hidden(answer) | typed | {"seen_on": "2026-03-02"})
    assert again.status_code == 302
    assert Evidence.objects.get().file is not None


def test_a_photo_without_its_file_is_asked_for(cause: Cause, cast: Cast) -> None:
    answer = send(
        browser(cast), reverse("evidence_new", args=[cause.slug]), kind="photo", caption="Leagăn",
        seen_on="2026-03-02",
    )  # fmt: skip
    assert "Alege poza sau documentul." in answer.content.decode()
    assert not Evidence.objects.exists()


def test_too_much_from_one_place_waits(
    cause: Cause, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(LIMITS, "evidence", type(LIMITS["evidence"])(1))
    address = reverse("evidence_new", args=[cause.slug])
    typed = {"kind": "measurement", "caption": "12 copii", "seen_on": "2026-03-02"}
    assert send(browser(cast), address, **typed).status_code == 302
    refused = send(browser(cast), address, **typed)
    assert refused.status_code == 409
    assert "12 copii" in refused.content.decode()
    assert Evidence.objects.count() == 1


def test_an_organiser_accepts_and_strikes_by_buttons(
    cause: Cause, cast: Cast, evidence: Evidence
) -> None:
    ana = browser(cast, "ana")
    assert "E bună, contează" in ana.get(evidence.get_absolute_url()).content.decode()
    send(ana, reverse("evidence_accept", args=[evidence.pk]))
    evidence.refresh_from_db()
    assert evidence.state == "accepted"
    send(ana, reverse("evidence_strike", args=[evidence.pk]), reason="E altă stradă")
    evidence.refresh_from_db()
    assert (evidence.state, evidence.reason) == ("struck", "E altă stradă")
    assert "E altă stradă" in ana.get(evidence.get_absolute_url()).content.decode()
    assert browser(cast).get(evidence.get_absolute_url()).status_code == 404


def test_a_group_asks_a_neighbour_by_link(cause: Cause, cast: Cast) -> None:
    ana = browser(cast, "ana")
    hide_cause(cause=cause, by=cast.by("ana"))
    page = ana.post(*_form(ana, reverse("evidence_ask", args=[cause.slug])), follow=True)
    link = page.context["link"]
    assert link in page.content.decode()
    path = link.partition("//")[2].partition("/")[2]
    neighbour = browser(cast)
    assert cause.title in neighbour.get(f"/{path}").content.decode()
    answer = send(neighbour, f"/{path}", caption="Leagăn rupt", file=proofs.photo_upload())
    evidence = Evidence.objects.get()
    assert evidence.offered_by.kind == "link"
    assert answer.url == reverse("evidence_thanks", args=[evidence.pk])
    assert cause.title not in neighbour.get(answer.url).content.decode()
    assert neighbour.get(f"/{path}").status_code == 410


def test_a_step_opens_the_facts_that_it_rests_on(
    cause: Cause, cast: Cast, evidence: Evidence
) -> None:
    accept_evidence(evidence=evidence, by=cast.by("ana"))
    text = browser(cast).get(reverse("tread", args=[cause.slug, 2])).content.decode()
    assert evidence.get_absolute_url() in text
    assert "Groapa din mijloc" in text
    lift_fact(source=evidence, kind="evidence", on=clock.today(), because="gone")
    lifted = browser(cast).get(reverse("tread", args=[cause.slug, 2])).content.decode()
    assert "Nu mai contează" in lifted
    assert "Groapa din mijloc" not in lifted
    empty = browser(cast).get(reverse("tread", args=[cause.slug, 3])).content.decode()
    assert "Nimic nu ține încă treapta asta." in empty
    assert browser(cast).get(f"{cause.get_absolute_url()}treapta/11/").status_code == 404


def test_who_brought_a_photo_sees_the_words_and_no_broken_image(cause: Cause, cast: Cast) -> None:
    evidence = offer_evidence(
        cause=cause, kind="photo", caption="Groapa", seen_on=SEEN, file=proofs.photo(),
        by=cast.by("vera"),
    )  # fmt: skip
    address = StoredFile.objects.get().get_absolute_url()
    for page in (evidence.get_absolute_url(), cause.get_absolute_url()):
        shown = {name: browser(cast, name).get(page).content.decode() for name in ("vera", "ana")}
        assert "Groapa" in shown["vera"]
        assert (address in shown["vera"], address in shown["ana"]) == (False, True)


@pytest.mark.parametrize("name", ["", "vera", "sorin", "mihai"])
def test_the_organisers_pages_are_closed_to_others(cause: Cause, cast: Cast, name: str) -> None:
    for page in ("cause_edit", "cause_hide", "demand_new", "evidence_ask"):
        assert browser(cast, name).get(reverse(page, args=[cause.slug])).status_code == 403


@pytest.mark.parametrize("name", ["", "vera", "sorin"])
def test_a_hidden_problem_has_no_pages_for_others(
    cause: Cause, cast: Cast, evidence: Evidence, office: Office, name: str
) -> None:
    accept_evidence(evidence=evidence, by=cast.by("ana"))
    demand = add_demand(cause=cause, sentence="Faceți", office=office, by=cast.by("ana"))
    hide_cause(cause=cause, by=cast.by("ana"))
    client = browser(cast, name)
    addresses = [
        *(reverse(page, args=[cause.slug]) for page in ("cause_edit", "evidence_new")),
        reverse("tread", args=[cause.slug, 2]),
        demand.get_absolute_url(),
    ]
    if name != "vera":  # who brought it sees what they brought
        addresses.append(evidence.get_absolute_url())
    assert {client.get(address).status_code for address in addresses} == {404}


def _form(client: Client, address: str) -> tuple[str, dict[str, str]]:
    return address, hidden(client.get(address))
