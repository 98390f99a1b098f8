"""A list of people brought in from a spreadsheet, line by line, and taken back whole."""

import re
import time
from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.journeys.pages.forms import send

PATIENCE = 30


def bring_list(page: Page, group: str, book: Path, said: Mapping[str, object]) -> str:
    """Give the file; return the address of the preview, when it has been read."""
    page.goto(f"/grupuri/{group}/")
    page.locator(f"a[href='/grupuri/{group}/aduce/']").click()
    page.locator(f"main a[href='/grupuri/{group}/aduce/supporters/']").click()
    send(page, {"files": book, **said})
    expect(page).to_have_url(re.compile("/aduse/[0-9a-f-]{36}/$"))
    _until(page, "Încă nu s-a trecut nimic.")
    return page.url


def load(page: Page, preview: str, lines: int) -> None:
    """Write down what is ticked."""
    page.goto(preview)
    with page.expect_navigation():
        page.get_by_role("button", name=f"Trece {lines} rânduri").click()
    send(page)
    _until(page, f"S-au trecut {lines} rânduri.")


def undo(page: Page, preview: str, lines: int) -> None:
    """Take all of it back."""
    page.goto(preview)
    page.get_by_role("link", name="Ia totul înapoi").click()
    send(page)
    _until(page, f"S-au luat înapoi {lines} rânduri.")


def line(page: Page, number: int) -> str:
    """Return what the preview says of a line."""
    lines = page.locator("main li.line")
    return lines.filter(has=page.locator(f".numbers:text-is('{number}')")).inner_text()


def _until(page: Page, words: str) -> None:
    until = time.monotonic() + PATIENCE
    while words not in page.locator("main").inner_text():
        assert time.monotonic() < until, page.locator("main").inner_text()
        time.sleep(0.3)
        page.reload()
