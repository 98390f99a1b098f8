"""Steps 2 and 3: a second person looks, and the group chooses."""

import re
from datetime import date, timedelta
from pathlib import Path

from playwright.sync_api import Page, expect

from civicsteps.core import clock
from tests.journeys.pages.cause import begin
from tests.journeys.pages.forms import send

SEEN = "Parcarea din spatele blocului, singurul loc unde se joacă copiii"


def publish(page: Page, slug: str) -> None:
    """Show the problem to everybody."""
    begin(page, slug, "arata")
    send(page)


def ask_for_photo(page: Page, slug: str) -> str:
    """Make a link for a neighbour; return the address that stands in the text to send."""
    begin(page, slug, "cere-poza")
    send(page)
    found = re.search(r"http://\S+/l/\S+", page.locator("[data-share-text]").inner_text())
    assert found
    return found[0]


def bring_photo(page: Page, link: str, photo: Path) -> None:
    """Do the one thing that a link asks for, without an account."""
    page.goto(link)
    send(page, {"file": photo, "caption": SEEN})
    expect(page).to_have_url(re.compile("/multumim/"))


def accept_photo(page: Page) -> None:
    """The organiser finds the photo on the desk and accepts it."""
    page.goto("/birou/")
    page.locator("main a[href*='/dovezi/']").first.click()
    expect(page.locator("h1")).to_have_text(SEEN)
    send(page)


def choose(page: Page, slug: str, sheet: Path, *, on: date) -> None:
    """Record the raised hands, with a photo of the sheet."""
    begin(page, slug, "hotarare")
    counted = {"present": 24, "in_favour": 22, "against": 1, "abstained": 1}
    send(page, {"held_on": on, "how": "raised_hands", "sheet": sheet, **counted})
    expect(page).to_have_url(re.compile("/hotarari-de-grup/"))


def days_ago(days: int) -> date:
    """The day so many days before today, as the site counts: by its own zone."""
    return clock.today() - timedelta(days=days)
