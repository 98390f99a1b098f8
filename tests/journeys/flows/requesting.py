"""A request from its letter to what follows: handed in, numbered, answered, judged, taken on."""

import re
from datetime import date
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.journeys.pages.forms import form, send

LETTER = re.compile(r"/scrisori/[0-9a-f-]{36}/$")
REQUEST = re.compile(r"/cereri/[0-9a-f-]{36}/$")


def hand_in(page: Page, letter: str, proof: Path, *, on: date) -> None:
    """Say that a draft was taken to the counter, with a photo of the stamped copy."""
    page.goto(letter)
    page.locator("main a[href$='/depune/']").click()
    send(page, {"channel": "counter", "on": on, "proof": proof})


def register(page: Page, letter: str, number: str, *, on: date) -> None:
    """Write down the number that the registry gave."""
    page.goto(letter)
    page.locator("main a[href$='/numar/']").first.click()
    send(page, {"number": number, "on": on})


def request_of(page: Page, letter: str) -> str:
    """From a letter open its whole request; return its address."""
    page.goto(letter)
    page.get_by_role("link", name="Toată cererea").first.click()
    expect(page).to_have_url(REQUEST)
    return page.url


def answer_on_paper(page: Page, letter: str, paper: Path, *, on: date) -> None:
    """Photograph an answer that came by post."""
    page.goto(letter)
    page.locator("main a[href$='/raspuns/']").first.click()
    send(page, {"pages": paper, "received_on": on})
    expect(page).to_have_url(re.compile("/raspunsuri/"))


def judge(page: Page, request: str, outcome: str, note: str) -> None:
    """Say on the request's page what they did."""
    page.goto(request)
    page.locator("main a[href*='/raspuns/']", has_text="Spune").first.click()
    send(page, {"outcome": outcome, "note": note})
    expect(page).to_have_url(request)


def take_further(page: Page, request: str, instrument: str) -> str:
    """Have the next letter of a request written; return its address."""
    page.goto(request)
    page.locator(f"main form[action$='/urmeaza/{instrument}/'] button").click()
    expect(page).to_have_url(LETTER)
    return page.url


def begin_to_another(page: Page, letter: str, office: str) -> str:
    """Go on from a letter with a petition to another office; return the new letter's address.

    It quotes the first one, and whoever signed that signs again.
    """
    page.goto(letter)
    page.get_by_role("link", name="Revino la ea cu o scrisoare").click()
    page.locator("main details", has_text="Alt fel de scrisoare").locator("summary").click()
    page.locator("main details a[href*='fel=TOG27']").click()
    assert form(page).locator("[name=body]").input_value()
    send(page, {"office_typed": office})
    expect(page).to_have_url(LETTER)
    return page.url
