"""Step 1: somebody says it, or has it written down."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.journeys.pages.forms import fill, send

GROUP = "loc-de-joaca-grozavesti"
WORDS = "Ne jucăm între mașini, în spatele blocului. Altundeva nu avem unde."
BY_PHONE = "Nepotul meu merge două stații cu autobuzul până la un leagăn."


def tell(page: Page, photo: Path) -> str:
    """A resident without account tells it, standing there, with a photo; return the code."""
    page.goto("/")
    page.get_by_role("link", name="Spune ce nu merge").first.click()
    expect(page).to_have_url(re.compile("/spune/"))
    fill(
        page, {"words": WORDS, "photos": photo, "may_quote": True, "said_by": "o mamă din cartier"}
    )
    page.get_by_role("button", name="Sunt aici acum").click()
    expect(page.locator("[data-locate-say]")).to_contain_text("Am notat locul")
    send(page, slowly=True)
    return code_shown(page)


def note(page: Page) -> str:
    """An organiser writes down what a neighbour says on the telephone; return the code to read."""
    page.goto(f"/grupuri/{GROUP}/")
    page.locator(f"a[href='/grupuri/{GROUP}/spune-pentru/']").first.click()
    said = {
        "words": BY_PHONE,
        "channel": "phone",
        "may_quote": True,
        "said_by": "un vecin, 67 de ani",
    }
    send(page, said)
    return code_shown(page)


def code_shown(page: Page) -> str:
    """Return the code that a receipt shows large."""
    expect(page).to_have_url(re.compile(r"/c/[a-z2-9-]+/chitanta/"))
    return page.locator(".code-letters").inner_text().strip()


def look_up(page: Page, code: str) -> None:
    """Type a code with one letter copied wrong, and find one's own words."""
    wrong = "a" if code[0] != "a" else "b"
    page.goto("/c/")
    page.locator("main [name=code]").fill(wrong + code[1:])
    page.locator("main form button").first.click()
    expect(page).to_have_url(re.compile(rf"/c/{code}/"))
    expect(page.locator("main blockquote").first).to_contain_text(BY_PHONE)


def accept(page: Page, words: str, **into: object) -> str:
    """The organiser reads what was said and puts it into a problem; return the problem's slug."""
    page.goto(f"/grupuri/{GROUP}/spuse/")
    page.locator("main .lines a.line", has_text=words[:40]).click()
    page.locator("main a[href$='/primeste/']").first.click()
    send(page, into)
    found = re.search(r"/probleme/([\w-]+)/", page.url)
    assert found, page.url
    return found[1]
