"""Horpaz: a street chooses among its needs, one slip a household, by phone and on paper.

The first question of the group: vote the five needs of my street, one vote a household, in a
minute. The household's part is counted in taps.
"""

import re
import time

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Person
from tests.journeys.flows.checking import days_ago
from tests.journeys.flows.signing_in import sign_in
from tests.journeys.pages.forms import MOMENT, refused, send, submit
from tests.journeys.pages.hand import Hand
from tests.journeys.pages.papers import fetched, pdf_words

pytestmark = pytest.mark.journey

ORGANISER, GROUP = "g12@demo.example", "horpaz"
NEEDS = ["Trotuar", "Apă curentă", "Canalizare", "Autobuz", "Lumină"]
CODE = re.compile(r"\b[a-z2-9]{3}-[a-z2-9]{3}-[a-z2-9]{3}\b")
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def test_a_street_votes_by_phone_by_code_and_on_paper(demo_person: Person) -> None:
    """Nobody has an account but the organiser; scripts are off on the second phone."""
    ana, phone, old_phone = demo_person(), demo_person(), demo_person(scripts=False)
    sign_in(ana, ORGANISER)
    ana.goto(f"/grupuri/{GROUP}/")
    ana.get_by_role("link", name="Ce votăm").click()
    ana.get_by_role("link", name="Întreabă gospodăriile").click()
    said = {"place": "Strada Livezilor (exemplu)", "needs": "\n".join(NEEDS), "most": 3}
    send(ana, {**said, "households": 4, "closes_on": days_ago(-3)})
    poll = ana.url
    codes = _printed(ana, poll)
    assert len(codes) == 4

    hand = Hand(phone)
    hand.begin(f"/vot/{codes[0]}/")
    _tick(hand, "Trotuar", "Lumină")
    time.sleep(MOMENT)
    hand.send()
    expect(phone.locator("h1")).to_have_text("Votul tău e numărat")
    assert (hand.taps, hand.typed, hand.pages) == (3, 0, 1)
    phone.goto(f"/vot/{codes[0]}/")
    expect(phone.locator("h1")).to_contain_text("Foaia aceasta a votat deja")

    old_phone.goto("/vot/")
    old_phone.locator("main input[name=code]").fill(_mistyped(codes[1]))
    old_phone.get_by_role("button", name="Deschide foaia mea").click()
    for need in NEEDS[:4]:
        old_phone.get_by_label(need).check()
    time.sleep(MOMENT)
    submit(old_phone)
    expect(refused(old_phone)).to_contain_text("Se aleg cel mult 3")
    old_phone.get_by_label("Apă curentă").uncheck()
    submit(old_phone)
    expect(old_phone.locator("h1")).to_have_text("Votul tău e numărat")

    ana.goto(poll)
    ana.get_by_role("link", name="Trece o foaie de hârtie").click()
    ana.get_by_label("Codul de pe foaie").fill(codes[2])
    ana.get_by_label("Trotuar").check()
    submit(ana)
    expect(ana.locator(".notice-success")).to_contain_text("Foaia e numărată")

    phone.goto(poll)
    expect(phone.locator("main")).to_contain_text("au votat 3 din 4 gospodării")
    expect(phone.locator("main")).not_to_contain_text("Locul 1")
    ana.goto(poll)
    ana.get_by_role("link", name="Oprește votul").click()
    send(ana, {"reason": "S-a schimbat lista (exemplu)."})
    phone.goto(poll)
    expect(phone.locator("main ol li").first).to_contain_text("Trotuar")
    expect(phone.locator("main ol li").first).to_contain_text("Locul 1 · 3 voturi · 100%")
    expect(phone.locator("main")).to_contain_text("Nu alege nimic")


def test_the_result_of_a_vote_leads_to_a_decision(demo_person: Person) -> None:
    """What the demonstration's street voted: first places, a tie told, and what comes of it."""
    reader, ana = demo_person(), demo_person()
    hand = Hand(reader)
    hand.begin(f"/grupuri/{GROUP}/")
    hand.follow("Ce votăm")
    hand.follow("cea mai mare nevoie? (exemplu inventat)")
    main = reader.locator("main")
    expect(main.locator("ol li").first).to_contain_text("Trotuar până la stația de autobuz")
    expect(main).to_contain_text("printre primele")
    expect(main.locator(".counts")).to_contain_text("Pe hârtie, trecute de grup")
    assert hand.taps == 2
    sign_in(ana, ORGANISER)
    ana.goto(reader.url)
    ana.get_by_role("link", name="Scrie asta ca hotărâre a noastră").click()
    expect(ana.locator("main input[name=present]")).to_have_value("8")
    expect(ana.locator("main input[name=in_favour]")).to_have_value("4")


def _printed(page: Page, poll: str) -> list[str]:
    """Print the slips; return their codes."""
    page.get_by_role("link", name="Foile de vot").click()
    address = page.get_by_role("link", name="Tipărește foile").get_attribute("href") or ""
    words = pdf_words(fetched(page, address))
    page.goto(poll)
    return CODE.findall(words)


def _tick(hand: Hand, *needs: str) -> None:
    for need in needs:
        hand.tap(hand.page.get_by_label(need))


def _mistyped(code: str) -> str:
    """A code with one letter wrong, as somebody may copy it."""
    return code[:-1] + next(letter for letter in LETTERS if letter != code[-1])
