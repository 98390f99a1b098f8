"""With a keyboard alone and JavaScript off: a resident tells it, an organiser accepts it."""

import time

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Person
from tests.journeys.flows.signing_in import sign_in
from tests.journeys.flows.telling import GROUP, WORDS, code_shown
from tests.journeys.pages.forms import MOMENT, refused

pytestmark = pytest.mark.journey

TITLE = "Copiii din Grozăvești nu au loc de joacă"
MOST = 60  # more stops than any page has before its form ends
FOCUSED = """() => {
  const el = document.activeElement, style = getComputedStyle(el);
  const shown = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const box = el.getBoundingClientRect();
  return {name: el.getAttribute("name") || "", tag: el.tagName, text: el.textContent.trim(),
    href: el.getAttribute("href") || "", shown: shown && box.width > 0 && box.height > 0};
}"""


def test_a_resident_tells_it_by_keyboard_without_javascript(person: Person) -> None:
    """The page's order is the form's order, focus is seen, Enter sends, nothing typed is lost."""
    page = person(scripts=False)
    page.goto(f"/grupuri/{GROUP}/spune/")
    page.keyboard.press("Tab")
    assert _here(page)["href"] == "#main"
    page.keyboard.press("Enter")

    passed = [_tab_to(page, "words")]
    page.keyboard.type("Ne jucăm între mașini")
    passed.append(_tab_to(page, "place"))
    page.keyboard.type("în spatele blocului")
    passed.append(_tab_to(page, "may_quote"))
    page.keyboard.press("Space")
    passed.append(_tab_to(page, "said_by"))
    page.keyboard.type("o mamă din cartier")
    assert all("trap" not in names for names in passed)
    _enter(page)

    # Too quick for a person: the page comes back with everything on it.
    expect(refused(page)).to_contain_text("Ce ai scris s-a păstrat.")
    assert page.locator("[name=words]").input_value() == "Ne jucăm între mașini"
    assert page.locator("[name=place]").input_value() == "în spatele blocului"
    assert page.locator("[name=may_quote]").is_checked()
    assert page.locator("[name=said_by]").input_value() == "o mamă din cartier"

    time.sleep(MOMENT)
    _tab_to(page, "said_by")
    _enter(page)
    assert code_shown(page)


def test_an_organiser_accepts_it_by_keyboard_without_javascript(person: Person) -> None:
    """From the desk to a new problem; a form sent empty says what is missing and keeps the rest."""
    resident, ana = person(), person(scripts=False)
    resident.goto(f"/grupuri/{GROUP}/spune/")
    resident.locator("[name=words]").fill(WORDS)
    time.sleep(MOMENT)
    resident.locator(".form-end button").click()

    sign_in(ana, "g05@demo.example")
    _tab_to_link(ana, "/spuse/")
    _enter(ana)
    _tab_to_link(ana, "/primeste/")
    _enter(ana)

    _tab_to(ana, "title")
    _enter(ana)
    summary = refused(ana)
    expect(summary).to_contain_text("Alege o problemă")
    _tab_to_link(ana, "#id_title")
    ana.keyboard.press("Enter")
    assert _here(ana)["name"] == "title"
    ana.keyboard.type(TITLE)
    _enter(ana)
    expect(ana.locator("h1")).to_have_text(TITLE)


def test_a_failed_form_starts_the_reader_at_what_is_wrong(person: Person) -> None:
    """With JavaScript the focus is on the summary; its link leads into the field."""
    page = person()
    page.goto("/spune/")
    page.locator(".form-end button").click()
    expect(refused(page)).to_be_focused()
    page.locator(".error-summary a").first.click()
    expect(page.locator("[name=words]")).to_be_focused()


def _here(page: Page) -> dict[str, str]:
    found: dict[str, str] = page.evaluate(FOCUSED)
    assert found["shown"], f"focus is not seen on {found}"
    return found


def _enter(page: Page) -> None:
    """Press Enter, and wait for the page that comes."""
    with page.expect_navigation():
        page.keyboard.press("Enter")


def _tab_to(page: Page, name: str) -> list[str]:
    """Press Tab until a field has the focus; return the names of those passed."""
    return _tab_until(page, "name", name)


def _tab_to_link(page: Page, address: str) -> None:
    """Press Tab until a link of the page itself, whose address has this in it, has the focus."""
    page.locator("main").focus()
    _tab_until(page, "href", address)


def _tab_until(page: Page, what: str, wanted: str) -> list[str]:
    passed: list[str] = []
    for _ in range(MOST):
        page.keyboard.press("Tab")
        here = _here(page)
        if here[what] == wanted or (what == "href" and wanted in here[what]):
            return passed
        passed.append(here["name"])
    raise AssertionError(f"{wanted} is not reached by Tab: {passed}")
