"""„Cine zice că nu e al lui”: what each office says of a thing, and letters that quote them all."""

import re
from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.journeys.flows.checking import days_ago
from tests.journeys.pages.forms import form, send


def answer_sent_us_on(page: Page, letter: str, paper: Path, note: str) -> str:
    """Photograph an answer that came on paper and judge it; return the answer's address."""
    page.goto(letter)
    page.locator("main a[href$='/raspuns/']").first.click()
    send(page, {"pages": paper, "received_on": days_ago(2)})
    expect(page).to_have_url(re.compile("/raspunsuri/"))
    answer = page.url
    send(page, {"answered": "forwarded", "note": note})
    return answer


def letter_to(page: Page, group: str, office: str, *, but_not: str) -> str:
    """Find a group's letter to an office by what its subject does not say; return its address."""
    page.goto(f"/grupuri/{group}/scrisori/")
    page.locator("main .lines a.line", has_text=office, has_not_text=but_not).first.click()
    expect(page).to_have_url(re.compile("/scrisori/[0-9a-f-]{36}/$"))
    return page.url


def begin_ledger(page: Page, answer: str, thing: Mapping[str, object]) -> str:
    """From an answer write down what it is about; return the thing's address."""
    page.goto(answer)
    page.get_by_role("link", name="Notează cine unde te trimite").click()
    page.locator("main a[href*='/ale-cui/nou/']").first.click()
    send(page, thing)
    expect(page).to_have_url(re.compile("/ale-cui/[a-z0-9-]+/$"))
    return page.url


def write_claim(page: Page, thing: str, office: str, said: Mapping[str, object]) -> None:
    """Begin from an office's answer, which fills in who and when, and copy its words."""
    page.goto(thing)
    page.get_by_role("link", name="Au spus ceva").click()
    page.locator("main details a", has_text=office).first.click()
    assert form(page).locator("[name=stance][value=not_ours]").is_checked()
    send(page, said)
    expect(page).to_have_url(thing)


def draft_letters(page: Page, thing: str, signed: Mapping[str, object]) -> None:
    """Draft one letter to each office and one to the prefect, as the form proposes."""
    page.goto(thing)
    page.get_by_role("link", name="Scrie-le tuturor, cu cuvintele lor").click()
    send(page, signed)
    expect(page).to_have_url(re.compile("/scrisori/$"))
