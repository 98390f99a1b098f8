"""Podul Săbăreni: one question to three offices, and what they make of it."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Person
from tests.journeys.flows import asking_whose, requesting
from tests.journeys.flows.checking import days_ago
from tests.journeys.flows.signing_in import sign_in
from tests.journeys.pages.cause import begin
from tests.journeys.pages.forms import fill, form, submit

pytestmark = pytest.mark.journey

ORGANISER, CAUSE = "g01@demo.example", "autobuzul-nu-mai-trece-podul-sabareni"
PMB, SECTOR, CFR = "Direcția Transporturi", "Primarul Sectorului 1", "Sucursala Regională"
QUESTION = "Cine curăță scara podului?"
WORDS = {
    "instrument": "T544",
    "question": QUESTION,
    "subject": "Cerere de informații: cine răspunde de scara podului",
    "requests": "Actul după care cineva curăță scara podului.",
    "signer": "Persoană din grup (exemplu)",
    "domicile": "Strada Exemplului nr. 1 (exemplu)",
}
ELSEWHERE = "Au trimis cererea în altă parte"
OUTCOMES = {
    PMB: ("elsewhere", ELSEWHERE),
    SECTOR: ("elsewhere", ELSEWHERE),
    CFR: ("given", "Au dat ce am cerut"),
}
THING = {"name": "Scara podului", "kind": "street"}


def test_one_question_to_three_offices(demo_person: Person, photo: Path) -> None:
    """Each has its own number and days; two send it on, and the ledger says so."""
    ana, journalist = demo_person(), demo_person()
    sign_in(ana, ORGANISER)
    question = _ask_three(ana)
    letters = _letters(ana, question)
    for number, letter in enumerate(letters.values(), start=1):
        requesting.hand_in(ana, letter, photo, on=days_ago(3))
        requesting.register(ana, letter, f"DEMO-11{number}", on=days_ago(number))

    journalist.goto(question)
    rows = journalist.locator("main ul.lines > li")
    expect(rows).to_have_count(3)
    until = [row.locator("summary").inner_text() for row in rows.all()]
    assert len(set(until)) == 3, until
    assert all("Au timp să răspundă până" in said for said in until), until

    answers = {}
    for office, (outcome, said) in OUTCOMES.items():
        requesting.answer_on_paper(ana, letters[office], photo, on=days_ago(0))
        answers[office] = ana.url
        request = requesting.request_of(ana, letters[office])
        requesting.judge(ana, request, outcome, "")
        journalist.goto(request)
        expect(journalist.locator("main")).to_contain_text(said)
    journalist.goto(question)
    expect(journalist.locator("main .badge", has_text="trimisă mai departe")).to_have_count(2)
    expect(journalist.locator("main .badge", has_text="au dat ce am cerut")).to_have_count(1)

    thing = asking_whose.begin_ledger(ana, answers[PMB], THING)
    for office, other in ((PMB, SECTOR), (SECTOR, PMB)):
        claim = {"quote": "Exemplu inventat: nu e a noastră.", "points_to_typed": other}
        asking_whose.write_claim(ana, thing, office, claim)
    journalist.goto(thing)
    expect(journalist.locator("main .ledger tbody tr")).to_have_count(2)
    expect(journalist.locator("main .lead")).to_contain_text("Se trimit una pe alta")


def _ask_three(page: Page) -> str:
    begin(page, CAUSE, "intrebare")
    fill(page, WORDS)
    for office in (PMB, SECTOR, CFR):
        form(page).locator("label", has_text=office).first.click()
    submit(page)
    assert not page.locator(".error-summary").count(), page.locator("main").inner_text()
    expect(page).to_have_url(re.compile("/cereri/intrebare/"))
    return page.url


def _letters(page: Page, question: str) -> dict[str, str]:
    """Return each office's letter, as its row leads to it."""
    found = {}
    for office in (PMB, SECTOR, CFR):
        page.goto(question)
        page.locator("main ul.lines > li", has_text=office).locator("a.line").first.click()
        if not requesting.LETTER.search(page.url):
            page.locator("main h2 a[href*='/scrisori/']").first.click()
        expect(page).to_have_url(requesting.LETTER)
        found[office] = page.url
    return found
