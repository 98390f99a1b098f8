"""A hand on a phone: every tap counted, and every page that comes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from playwright.sync_api import Frame, Locator, Page

from tests.journeys.pages.forms import fill, form

TYPED = {"text", "search", "textarea", "email", "url", "number"}


@dataclass
class Hand:
    """Taps on one page's behalf; `taps`, `pages` and `typed` fields are what it took so far."""

    page: Page
    taps: int = 0
    pages: int = 0
    typed: int = 0

    def begin(self, address: str) -> None:
        """Stand on a page; from here on everything counts."""
        self.page.goto(address)
        self.taps = self.pages = self.typed = 0
        self.page.on("framenavigated", self._came)

    def follow(self, words: str) -> None:
        """Follow a link by its words, opening the menu that it stands in."""
        link = self.page.get_by_role("link", name=re.compile(re.escape(words)), exact=False)
        if not link.count():
            hidden = self.page.locator("details:not([open])", has_text=words).first
            self.tap(hidden.locator("summary").first)
        self.tap(link.first)
        self.page.wait_for_load_state()

    def write(self, values: Mapping[str, object]) -> None:
        """Fill in a form: what is typed counts as typed, what is chosen as a tap."""
        for name in values:
            field = form(self.page).locator(f"[name='{name}']:not([type=hidden])").first
            if field.evaluate("el => el.type") in TYPED:
                self.typed += 1
            else:
                self.taps += 1
        fill(self.page, values)

    def send(self) -> None:
        """Press the form's own button, and see that it was taken."""
        button = form(self.page).locator("button[type=submit], button:not([type])").last
        with self.page.expect_navigation():
            self.tap(button)
        wrong = self.page.locator(".error-summary")
        assert not wrong.count(), wrong.inner_text()

    def tap(self, place: Locator) -> None:
        """Touch something."""
        self.taps += 1
        place.click()

    def _came(self, frame: Frame) -> None:
        self.pages += frame == self.page.main_frame
