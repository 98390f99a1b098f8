"""Horpaz: a proposal to the budget before its debate, and the line that then stands in the list."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from civicsteps.core import clock
from tests.journeys.conftest import Person
from tests.journeys.flows import requesting
from tests.journeys.flows.checking import days_ago
from tests.journeys.flows.signing_in import sign_in
from tests.journeys.pages.forms import send

pytestmark = pytest.mark.journey

ORGANISER, GROUP = "g12@demo.example", "horpaz"
CAUSE = "Două sute de case noi și un singur drum"
COUNCIL = "Consiliul Local Miroslava – Primăria Comunei Miroslava"
DRAFT = "Proiectul bugetului pe anul viitor (exemplu inventat)"
OPINION = "Propunem o linie pentru trotuarul de pe Strada Lacului."
STREET, WORK = "Strada Lacului (exemplu)", "Trotuar, etapa I (exemplu inventat)"
SIGNED = {"signer": "Persoană din grup (exemplu)", "domicile": "Strada Exemplului 12 (exemplu)"}


def test_from_a_proposal_to_a_line_in_the_list(demo_person: Person, photo: Path) -> None:
    """The draft says until when; the street that was not in the list is in it."""
    ana, neighbour = demo_person(), demo_person()
    sign_in(ana, ORGANISER)
    ana.goto(f"/grupuri/{GROUP}/anunturi/")
    ana.get_by_role("link", name="Am găsit un anunț").click()
    said = {
        "kind": "budget",
        "title": DRAFT,
        "document": photo,
        "office_typed": COUNCIL,
        "published_on": days_ago(1),
        "meeting_on": days_ago(-20),
        "vote_on": days_ago(-45),
    }
    send(ana, said)
    expect(ana.locator("section[aria-labelledby=days]")).to_contain_text(
        "propuneri sigur în termen"
    )
    ana.get_by_role("link", name="Scrie-le despre el").click()
    send(ana, {"cause": CAUSE, "instrument": "TL52", "opinion": OPINION, **SIGNED})
    expect(ana).to_have_url(requesting.LETTER)
    proposal = ana.url
    requesting.hand_in(ana, proposal, photo, on=days_ago(0))
    requesting.register(ana, proposal, "DEMO-221", on=days_ago(0))
    neighbour.goto(proposal)
    expect(neighbour.locator("main")).to_contain_text(OPINION)

    assert "Da" not in _listed(neighbour)
    ana.goto(f"/grupuri/{GROUP}/investitii/")
    ana.locator("main a[href$='/investitii/adaug/']").first.click()
    year = clock.today().year
    line = {"year": year, "words": WORK, "street": STREET, "amount": "250.000", "stage": "listed"}
    send(ana, {**line, "source": "Lista de investiții (exemplu)", "document": photo})
    assert re.search(r"\bDa\b", _listed(neighbour))
    expect(neighbour.locator("main .lines")).to_contain_text(WORK)
    neighbour.goto(f"/grupuri/{GROUP}/investitii/")
    expect(neighbour.locator("main table")).to_contain_text(str(year))


def _listed(page: Page) -> str:
    """Ask whether a street is in this year's list; return the answer."""
    page.goto(f"/grupuri/{GROUP}/investitii/")
    page.locator("main a[href$='/strada-noastra/']").first.click()
    page.locator("main input[name=q]").fill("Lacului")
    page.locator("main form button").first.click()
    answer = page.locator("main [role=status]").first
    expect(answer).to_be_visible()
    return answer.inner_text()
