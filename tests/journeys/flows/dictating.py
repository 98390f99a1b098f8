"""Written by the mentor on the telephone, confirmed by the group with one tap."""

import re
from collections.abc import Mapping

from playwright.sync_api import Page, expect

from tests.journeys.pages import mailbox
from tests.journeys.pages.forms import form, send
from tests.journeys.pages.papers import link_in

SO = "Da, așa e"


def write_for(page: Page, what: str, about: str, said: Mapping[str, object]) -> str:
    """From a group's page on the mentor's desk fill in one of its forms; return what waits."""
    page.get_by_role("link", name="Scriu pentru grup").click()
    form(page).locator("input[type=radio]").first.check()
    send(page)
    page.locator("main").get_by_role("link", name=what).click()
    page.locator("main .lines a.line", has_text=about).click()
    send(page, said)
    expect(page).to_have_url(re.compile("/dictari/"))
    waits = page.url
    _stop(page)
    return waits


def confirm_by_mail(page: Page, email: str) -> None:
    """Whoever was on the telephone opens the link in their mail and taps once."""
    mailbox.newest(page, email)
    page.goto(link_in(mailbox.text(page)))
    with page.expect_navigation():
        page.get_by_role("button", name=SO).click()


def _stop(page: Page) -> None:
    with page.expect_navigation():
        page.locator("form[action$='/scriu/gata/'] button").click()
