"""Mogoșoaia: an agenda comes by mail, a day before the vote, and what can still be done."""

import re
from email.message import EmailMessage
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Person
from tests.journeys.flows import requesting
from tests.journeys.flows.checking import days_ago
from tests.journeys.flows.signing_in import sign_in
from tests.journeys.pages.forms import send
from tests.journeys.site import Site
from tests.proofs import paper_bytes

pytestmark = pytest.mark.journey

ORGANISER, GROUP = "g06@demo.example", "civis-mogosoaia"
PREFECT = "Instituția Prefectului – Județul Ilfov"
DRAFT = "Proiect de hotărâre privind parcelarea (exemplu inventat)"
OPINION = "O zi nu ajunge nimănui să citească planșele. Amânați votul."
# In public nobody is surely late by a mail alone; the group reads what the days say.
TOO_LATE = "Poate publicat prea târziu"
SIGNED = {"signer": "Persoană din grup (exemplu)", "domicile": "Strada Exemplului nr. 6 (exemplu)"}


def test_from_the_agenda_to_the_prefect(demo_site: Site, demo_person: Person, photo: Path) -> None:
    """What came by mail is the group's until it looked; a refusal leads to the prefect."""
    ana, neighbour = demo_person(), demo_person()
    sign_in(ana, ORGANISER)
    demo_site.command("mail", "receive", given=_agenda(_address_of_source(ana)))

    notice = _look_at_it(ana, neighbour)
    gap = neighbour.locator("section[aria-labelledby=gap]")
    expect(gap).to_contain_text("0 zile lucrătoare")
    expect(gap).to_contain_text(TOO_LATE)
    gap.locator("summary").click()
    expect(gap).to_contain_text("art. 7")

    objection = _object(ana, notice)
    requesting.hand_in(ana, objection, photo, on=days_ago(0))
    requesting.register(ana, objection, "DEMO-601", on=days_ago(0))
    neighbour.goto(objection)
    expect(neighbour.locator("main")).to_contain_text(OPINION)
    assert SIGNED["signer"] not in neighbour.locator("main").inner_text()

    requesting.answer_on_paper(ana, objection, photo, on=days_ago(0))
    request = requesting.request_of(ana, objection)
    requesting.judge(ana, request, "refused", "Nu amână votul.")
    to_prefect = requesting.begin_to_another(ana, objection, f"Prefectul – {PREFECT}")
    requesting.hand_in(ana, to_prefect, photo, on=days_ago(0))
    neighbour.goto(request)
    chain = neighbour.locator("main section[aria-labelledby^=letter-]")
    expect(chain).to_have_count(2)
    neighbour.goto(to_prefect)
    expect(neighbour.locator("main")).to_contain_text(PREFECT)
    expect(neighbour.locator("main")).to_contain_text("DEMO-601")


def _address_of_source(page: Page) -> str:
    page.goto(f"/grupuri/{GROUP}/anunturi/")
    page.get_by_role("link", name="Convocările consiliului").click()
    found = re.search(r"[\w.+-]+@[\w.-]+", page.locator("main dl.facts").inner_text())
    assert found
    return found[0]


def _agenda(address: str) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"] = "vecin@exemplu.example", address
    mail["Subject"], mail["Message-ID"] = f"Fwd: {DRAFT}", "<agenda-1@exemplu.example>"
    mail.set_content("Exemplu inventat. Convocare pentru ședința de joi.\n")
    mail.add_attachment(
        paper_bytes(), maintype="application", subtype="pdf", filename="convocare.pdf"
    )
    return bytes(mail)


def _look_at_it(ana: Page, neighbour: Page) -> str:
    """Only the group sees it, until its organiser looked and copied the days."""
    ana.goto("/birou/")
    ana.locator("main a[href*='/anunturi/']", has_text=DRAFT).first.click()
    expect(ana.locator("main")).to_contain_text(DRAFT)
    notice = ana.url
    hidden = neighbour.goto(notice)
    assert hidden
    assert hidden.status == 404
    ana.locator("a[href$='/schimba/']").first.click()
    send(
        ana,
        {
            "kind": "draft",
            "title": DRAFT,
            "published_on": days_ago(0),
            "vote_on": days_ago(-1),
        },
    )
    neighbour.goto(notice)
    expect(neighbour.locator("h1")).to_have_text(DRAFT)
    return notice


def _object(page: Page, notice: str) -> str:
    """Begin the objection from the notice: its title and day stand in it already."""
    page.goto(notice)
    page.locator("main a[href$='/scrisoare/']").first.click()
    asked = page.locator("main [name=demand] option:not([value=''])").first.inner_text()
    send(page, {"instrument": "TOG27", "opinion": OPINION, "demand": asked, **SIGNED})
    expect(page).to_have_url(requesting.LETTER)
    return page.url
