"""Bicaz: what is asked by law, an answer that is late on its very day, and the complaint."""

import re
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from civicsteps.engines.law import Calendar, Span, figures, load_book
from tests.journeys.conftest import Person
from tests.journeys.flows import requesting
from tests.journeys.flows.checking import days_ago
from tests.journeys.flows.signing_in import sign_in
from tests.journeys.pages.cause import begin
from tests.journeys.pages.forms import form, send

pytestmark = pytest.mark.journey

ORGANISER, GROUP = "g11@demo.example", "bicazul-nostru"
CAUSE = "bugetul-orasului-nu-se-intelege"
MAYOR = "Primarul – Primăria Orașului Bicaz"
ASKED = ("Bugetul pe scurt (exemplu).", "Contractele din luna mai (exemplu).", "Statul de funcții.")
SIGNED = {"signer": "Persoană din grup (exemplu)", "domicile": "Strada Exemplului nr. 11 (exemplu)"}
MONTHS = (
    "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie"
    " decembrie"
).split()


def test_three_requests_one_of_them_late(demo_person: Person, photo: Path) -> None:
    """Nobody knows the law; each request has its days, and the late one its complaint."""
    ana, neighbour = demo_person(), demo_person()
    sign_in(ana, ORGANISER)
    in_time = _oldest_in_time()
    registered = (days_ago(1), in_time, in_time - timedelta(days=1))
    requests = []
    for number, (asked, on) in enumerate(zip(ASKED, registered, strict=True), start=1):
        letter = _ask(ana, asked)
        requesting.hand_in(ana, letter, photo, on=on)
        requesting.register(ana, letter, f"DEMO-21{number}", on=on)
        requests.append((letter, requesting.request_of(ana, letter)))
    late = requests[-1]
    for (letter, request), on in zip(requests, registered, strict=True):
        waits = (letter, request) != late
        neighbour.goto(request)
        first = neighbour.locator("main section[aria-labelledby=letter-1]")
        expect(first.locator(".badge").first).to_have_text(
            "așteaptă răspuns" if waits else "întârziată"
        )
        day = _late_from(on)
        said = re.compile(rf"întârzi(?:ați|e) din \S+, {day.day} {MONTHS[day.month - 1]}")
        expect(first.locator("summary").first).to_contain_text(said)

    complaint = requesting.take_further(ana, late[1], "T544T")
    expect(ana.locator("h1")).to_contain_text("Reclamație administrativă")
    requesting.hand_in(ana, complaint, photo, on=days_ago(0))
    requesting.answer_on_paper(ana, complaint, photo, on=days_ago(0))
    requesting.judge(ana, late[1], "given", "Au trimis lista.")
    neighbour.goto(late[1])
    chain = neighbour.locator("main section[aria-labelledby^=letter-]")
    expect(chain).to_have_count(2)
    expect(chain.nth(1)).to_contain_text("cu răspuns")

    _score(neighbour, "6 din 14")
    for _ in range(3):
        _found(ana, photo)
    _score(neighbour, "9 din 14")


def _ask(page: Page, asked: str) -> str:
    """Four plain questions end in the letter that fits; return its address."""
    begin(page, CAUSE, "ce-scriem")
    for answer in ("Un document sau date", "Încă nu", "Bugetul", "Asociația noastră"):
        page.locator("main ul.lines a.line", has_text=answer).click()
    page.locator("main section a[href*='fel=T544']").first.click()
    assert form(page).locator("[name=subject]").input_value()
    send(page, {"office_typed": MAYOR, "requests": asked, **SIGNED})
    expect(page).to_have_url(requesting.LETTER)
    return page.url


def _score(page: Page, said: str) -> None:
    """Of what the hall must publish in the last year that was checked, so much was found."""
    page.goto(f"/grupuri/{GROUP}/obligatii/")
    page.locator("main .lines a.line").first.click()
    expect(page.locator("main p.lead")).to_contain_text(said)


def _found(page: Page, photo: Path) -> None:
    """Look for the next thing that is missing, and find it."""
    page.goto(f"/grupuri/{GROUP}/obligatii/")
    page.locator("main .lines a.line").first.click()
    missing = page.locator("main ol > li", has=page.locator(".badge", has_text="negăsit"))
    missing.locator("a[href*='/caut/']").first.click()
    send(page, {"state": "found", "document": photo, "seen_on": days_ago(0)})


def _late_from(registered: date) -> date:
    """The first day on which they are surely late, as the vectors of the law have it."""
    step = load_book().step("ro.l544.answer")
    late = figures(step, Span.on(registered), Calendar()).late_from
    assert late
    return late


def _oldest_in_time() -> date:
    """The oldest day of registration that is not late today, where the office lives."""
    today = datetime.now(ZoneInfo("Europe/Bucharest")).date()
    day = today
    while _late_from(day - timedelta(days=1)) > today:
        day -= timedelta(days=1)
    return day
