"""The page of a problem."""

import re

from playwright.sync_api import Page, expect

SAID = "svg.stairs-art > title"


def height(page: Page, slug: str) -> int:
    """Return the step on which a problem stands, as its staircase says it aloud."""
    page.goto(f"/probleme/{slug}/")
    said = page.locator(f"main {SAID}").first.text_content() or ""
    found = re.fullmatch(r"treapta (\d+) din 10: .+", said.strip())
    if said.strip().startswith("nicio treaptă"):
        return 0
    assert found, said
    return int(found[1])


def stands_at(page: Page, slug: str, step: int) -> None:
    """See a problem's page, and that it stands on a step."""
    assert height(page, slug) == step


def tread_flag(page: Page, slug: str, step: int) -> str:
    """Return what the flag on a step says, or nothing."""
    page.goto(f"/probleme/{slug}/")
    flag = page.locator(".stairs-words li").nth(step - 1).locator(".word-flag")
    return flag.inner_text() if flag.count() else ""


def begin(page: Page, slug: str, act: str) -> None:
    """From a problem's page go to one of the acts that it offers."""
    page.goto(f"/probleme/{slug}/")
    menu = page.locator("main details[data-menu]")
    link = page.locator(f"main a[href='/probleme/{slug}/{act}/']").first
    if not link.is_visible() and menu.count():
        menu.first.locator("summary").click()
    link.click()
    expect(page).to_have_url(re.compile(rf"/probleme/{slug}/{act}/"))
