"""The local mailbox: what the site would have sent."""

import re
import time

from playwright.sync_api import Page

PATIENCE = 20


def newest(page: Page, search: str) -> None:
    """Open the newest message that has left, with these words in its address or subject."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        page.goto(f"/posta/?q={search}")
        lines = page.locator("main .lines a.line")
        if lines.count() and "trimis" in lines.first.inner_text():
            lines.first.click()
            page.wait_for_url(re.compile(r"/posta/[0-9a-f-]{36}/"))
            return
        time.sleep(0.3)
    raise AssertionError(f"no message with “{search}” left within {PATIENCE} s")


def text(page: Page) -> str:
    """The open message, as plain text."""
    return page.locator("section[aria-labelledby=plain]").inner_text()


def code_for(page: Page, email: str) -> str:
    """Return the newest sign-in code sent to an address."""
    newest(page, email)
    found = re.search(r"\b\d{6}\b", text(page))
    assert found, text(page)
    return found[0]


def answers_to(page: Page) -> str:
    """The address to which the open message wants its answer."""
    found = re.search(
        r"[\w.+-]+@[\w.-]+",
        page.locator("main dl.facts").first.inner_text().split("Răspunsurile")[-1],
    )
    assert found
    return found[0]
