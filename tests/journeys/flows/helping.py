"""One small thing handed to a neighbour by a link, and done without an account."""

import re
from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.journeys.pages.forms import send
from tests.journeys.pages.papers import link_in

GONE = "Linkul acesta nu mai deschide nimic"
USED = "A fost folosit deja: ce ai făcut cu el s-a păstrat."


def hand_paper(page: Page, group: str, paper: Path) -> str:
    """Photograph a paper for somebody to type; return the link in the text to send."""
    page.goto(f"/grupuri/{group}/")
    page.locator(f"a[href='/grupuri/{group}/ajutoare/']").click()
    page.locator(f"a[href='/grupuri/{group}/foaie/']").first.click()
    send(page, {"photo": paper})
    expect(page).to_have_url(re.compile(f"/grupuri/{group}/ajutoare/[0-9a-f-]{{36}}/"))
    return link_in(page.locator("[data-share-text]").inner_text())


def type_paper(page: Page, link: str, lines: Mapping[str, object]) -> None:
    """Type what stands on the paper, which the page shows."""
    page.goto(link)
    shown = page.get_by_role("img", name="Foaia de scris")
    assert shown.evaluate("el => el.naturalWidth") > 0
    send(page, lines)
    expect(page).to_have_url(re.compile("/foi/multumim/"))


def is_refused_kindly(page: Page, link: str) -> None:
    """Open a link once more: it says that what was done is kept, and leads on."""
    answer = page.goto(link)
    assert answer
    assert answer.status == 410
    expect(page.locator("h1")).to_have_text(GONE)
    expect(page.locator("main")).to_contain_text(USED)
    assert not page.locator("main form[method=post]").count()
    page.get_by_role("link", name="Vezi problemele").click()
    expect(page).to_have_url(re.compile("/probleme/$"))
