"""Bartolomeu: a board behind a fence, photographed; its days, an objection, a debate asked."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Geolocation, Page, expect

from tests.journeys.conftest import Person
from tests.journeys.flows import requesting
from tests.journeys.flows.checking import days_ago
from tests.journeys.flows.signing_in import sign_in
from tests.journeys.pages.forms import fill, send, submit
from tests.journeys.pages.papers import fetched, pdf_words

pytestmark = pytest.mark.journey

BY_THE_FENCE: Geolocation = {"latitude": 45.6668, "longitude": 25.5566, "accuracy": 8}
MEMBER, ORGANISER = "membru.g03@demo.example", "g03@demo.example"
GROUP, ASSOCIATION = "bartolomeu-avantgarden", "Asociația Comunitară Bartolomeu Avantgarden"
TITLE = "Plan urbanistic zonal, trei blocuri (exemplu inventat)"
FARTHER = "Autorizație de construire, bloc P+6 (exemplu inventat)"
OPINION = "Pe locul blocului din mijloc era promis parcul. Lăsați 2.000 mp de verde."
SIGNED = {"signer": "Persoană din grup (exemplu)", "domicile": "Strada Exemplului nr. 3 (exemplu)"}


def test_from_a_board_to_a_debate(demo_person: Person, photo: Path) -> None:
    """A member photographs it where it stands; the association objects and asks for a debate."""
    passer_by, organiser, neighbour = (
        demo_person(standing=BY_THE_FENCE),
        *(demo_person() for _ in range(2)),
    )
    sign_in(passer_by, MEMBER)
    notice = _photograph(passer_by, photo)
    _days_stand(neighbour, notice)
    _all_around(neighbour)

    sign_in(organiser, ORGANISER)
    objection = _write(organiser, notice, "TOG27", opinion=OPINION)
    requesting.hand_in(organiser, objection, photo, on=days_ago(0))
    requesting.register(organiser, objection, "DEMO-301", on=days_ago(0))
    neighbour.goto(objection)
    expect(neighbour.locator("main")).to_contain_text(OPINION)
    expect(neighbour.locator("main")).to_contain_text(TITLE)

    debate = _write(organiser, notice, "TL52D")
    paper = pdf_words(fetched(organiser, f"{debate}petitie.pdf"))
    for words in (ASSOCIATION, TITLE, "art. 7"):
        assert words in paper, paper
    requesting.hand_in(organiser, debate, photo, on=days_ago(0))
    organiser.goto(f"/grupuri/{GROUP}/scrisori/")
    expect(organiser.locator("main .lines a.line")).not_to_have_count(0)


def _photograph(page: Page, photo: Path) -> str:
    """A photo, one line, the days printed on it, and where the phone stands."""
    page.goto(f"/grupuri/{GROUP}/")
    page.get_by_role("link", name="Ce publică ei").first.click()
    page.get_by_role("link", name="Am găsit un anunț").click()
    said = {
        "kind": "plan",
        "title": TITLE,
        "document": photo,
        "office_typed": "Arhitect-șef – Primăria Municipiului Brașov",
        "proposals_by": days_ago(-12),
        "meeting_on": days_ago(-15),
    }
    fill(page, said)
    page.get_by_role("button", name="Sunt aici acum").click()
    expect(page.locator("[data-locate-say]")).to_contain_text("Am notat locul")
    submit(page)
    assert not page.locator(".error-summary").count(), page.locator("main").inner_text()
    expect(page).to_have_url(re.compile(r"/anunturi/[0-9a-f-]{36}/$"))
    return page.url


def _days_stand(page: Page, notice: str) -> None:
    """Anybody reads until when something can be said, and takes the days along."""
    page.goto(notice)
    days = page.locator("section[aria-labelledby=days]")
    expect(days).to_contain_text("propuneri până")
    expect(days).to_contain_text("ședință sau dezbatere")
    calendar = fetched(page, "/anunturi/anunturi.ics").decode()
    assert f"{days_ago(-12):%Y%m%d}" in calendar


def _all_around(page: Page) -> None:
    page.goto(f"/anunturi/?near={BY_THE_FENCE['latitude']},{BY_THE_FENCE['longitude']}&within=500")
    lines = page.locator("main .lines")
    expect(lines).to_contain_text(TITLE)
    expect(lines).to_contain_text("parcare supraetajată")
    expect(lines).not_to_contain_text(FARTHER)


def _write(page: Page, notice: str, instrument: str, **said: str) -> str:
    """Begin a letter from the notice, which names itself in it; return its address."""
    page.goto(notice)
    page.get_by_role("link", name="Scrie-le despre el").click()
    asked = page.locator("main [name=demand] option:not([value=''])").first.inner_text()
    demand = {"demand": asked} if instrument == "TOG27" else {}
    send(page, {"instrument": instrument, **demand, **said, **SIGNED})
    expect(page).to_have_url(requesting.LETTER)
    return page.url
