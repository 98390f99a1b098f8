"""Podul Săbăreni: three offices that send people to one another, on one screen and in letters."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Person
from tests.journeys.flows import asking, asking_whose
from tests.journeys.flows.checking import days_ago
from tests.journeys.flows.signing_in import sign_in
from tests.journeys.pages.papers import fetched, pdf_words

pytestmark = pytest.mark.journey

ORGANISER, GROUP = "g01@demo.example", "16-februarie"
PMB, SECTOR, CFR = "Direcția Transporturi", "Primarul Sectorului 1", "Sucursala Regională"
PREFECT = "Instituția Prefectului – Municipiul București"
THING = {"name": "Trotuarul de pe pod", "kind": "street"}
SIGNED = {"signer": "Persoană din grup (exemplu)", "domicile": "Strada Exemplului nr. 1 (exemplu)"}
CLAIMS: Mapping[str, Mapping[str, object]] = {
    PMB: {
        "quote": "Exemplu inventat: trotuarul se află pe raza sectorului.",
        "on": days_ago(12),
        "points_to_typed": SECTOR,
        "forwarded_on": days_ago(12),
    },
    SECTOR: {
        "quote": "Exemplu inventat: trotuarul ține de municipiu.",
        "on": days_ago(11),
        "points_to_typed": PMB,
        "forwarded_on": days_ago(11),
    },
    CFR: {
        "quote": "Exemplu inventat: un trotuar nu e în sarcina noastră.",
        "points_to_typed": PMB,
    },
}


def test_from_three_replies_to_the_letter_that_quotes_them(
    demo_person: Person, photo: Path
) -> None:
    """What each said, with its day; what does not fit; and each quoted to the others."""
    ana, journalist = demo_person(), demo_person()
    sign_in(ana, ORGANISER)
    answers = [
        asking_whose.answer_sent_us_on(ana, letter, photo, "Ne-au trimis în altă parte.")
        for office in CLAIMS
        for letter in [asking_whose.letter_to(ana, GROUP, office, but_not="cine răspunde")]
    ]
    thing = asking_whose.begin_ledger(ana, answers[0], THING)
    for office, said in CLAIMS.items():
        asking_whose.write_claim(ana, thing, office, said)

    _public_screen(journalist, thing)
    paper = pdf_words(fetched(journalist, f"{thing}a3.pdf"))
    for words in (THING["name"], *(said["quote"] for said in CLAIMS.values())):
        assert str(words).removeprefix("Exemplu inventat: ") in paper, f"{words}: {paper}"

    asking_whose.draft_letters(ana, thing, SIGNED)
    drafted = ana.locator("section[aria-labelledby=drafted] a.line")
    expect(drafted).to_have_count(4)
    drafted.filter(has_text=PREFECT).click()
    _quotes_them_all(ana, to="Prefect")
    ana.goto(f"{thing}scrisori/")
    drafted.filter(has_text=SECTOR).click()
    letter = ana.url
    _quotes_them_all(ana, to=SECTOR)
    asking.send_letter(ana, letter)
    journalist.goto(letter)
    expect(journalist.locator("main")).to_contain_text("trotuarul se află pe raza sectorului")
    assert SIGNED["signer"] not in journalist.locator("main").inner_text()


def _public_screen(page: Page, thing: str) -> None:
    """Somebody without an account reads all of it on one phone screen's width."""
    page.goto(thing)
    main = page.locator("main")
    expect(main.locator(".ledger tbody tr")).to_have_count(3)
    expect(main.locator(".lead")).to_contain_text("Se trimit una pe alta")
    for badge in ("Al nimănui", "Se trimit unii la alții"):
        expect(main.locator("section[aria-labelledby=found]")).to_contain_text(badge)
    ring = main.locator("figure.ring")
    expect(ring.locator("svg")).to_be_visible()
    expect(ring.locator("li")).to_have_count(3)
    for said in CLAIMS.values():
        expect(main.locator(".ledger")).to_contain_text(str(said["quote"]))
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def _quotes_them_all(page: Page, *, to: str) -> None:
    address = page.locator("main a[href$='/petitie.pdf']").first.get_attribute("href") or ""
    words = pdf_words(fetched(page, address))
    assert to in words, words
    for said in CLAIMS.values():
        assert str(said["quote"]) in words, f"{said['quote']}: {words}"
