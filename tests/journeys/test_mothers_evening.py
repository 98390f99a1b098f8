"""A mother's twenty minutes: her own five, and two small things that neighbours do by link."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Person
from tests.journeys.flows import checking, helping, telling
from tests.journeys.flows.signing_in import sign_in
from tests.journeys.pages.forms import fill, send

pytestmark = pytest.mark.journey

MOTHER, GROUP = "g08@demo.example", "dizabil-vrancea"
CAUSE = "la-ghiseu-nu-se-ajunge-cu-scaunul-rulant"
TITLE = "La ghișeu nu se ajunge cu scaunul rulant"
SAID, WHERE = "Rampa e blocată cu o bancă.", "la poșta mare"
TOLD = "Cineva a spus ce nu merge"
LINES = {
    "words_1": "Ușa de la bibliotecă e prea îngustă.",
    "said_by_1": "o bunică",
    "words_2": "La policlinică soneria e prea sus.",
}


def test_a_mothers_twenty_minutes(demo_person: Person, photo: Path) -> None:
    """She does one thing herself, hands two on, and finds both on her desk when they are done."""
    mother, teller, ion, maria = (demo_person() for _ in range(4))
    _tell(teller)
    sign_in(mother, MOTHER)
    _five_minutes(mother)

    to_photograph = checking.ask_for_photo(mother, CAUSE)
    to_type = helping.hand_paper(mother, GROUP, photo)

    checking.bring_photo(ion, to_photograph, photo)
    helping.is_refused_kindly(ion, to_photograph)
    helping.type_paper(maria, to_type, LINES)
    helping.is_refused_kindly(maria, to_type)

    mother.goto("/birou/")
    desk = mother.locator("main")
    expect(desk).to_contain_text(f"Cineva a adus o dovadă: {TITLE}")
    expect(desk.locator("section[aria-labelledby=later] a[href*='/spuse/']")).to_have_count(2)
    checking.accept_photo(mother)
    assert {_accept_first(mother), _accept_first(mother)} == {LINES["words_1"], LINES["words_2"]}
    mother.goto("/birou/")
    expect(desk).not_to_contain_text("Cineva a adus o dovadă")
    expect(desk).not_to_contain_text(TOLD)

    mother.goto(f"/grupuri/{GROUP}/ajutoare/")
    expect(mother.locator("main .line", has_text="folosit, gata")).to_have_count(2)
    ion.goto(f"/probleme/{CAUSE}/")
    expect(ion.locator("main")).to_contain_text(checking.SEEN)


def _tell(page: Page) -> None:
    page.goto(f"/grupuri/{GROUP}/spune/")
    fill(page, {"words": SAID, "place": WHERE})
    send(page, slowly=True)
    telling.code_shown(page)


def _five_minutes(page: Page) -> None:
    """The desk opens with one thing and its length; she does it there and then."""
    page.goto("/birou/")
    task = page.locator("main .task")
    expect(task).to_contain_text("Acum, 2 minute")
    expect(task).to_contain_text(f"{TOLD}: {WHERE}")
    task.get_by_role("link").first.click()
    page.locator("main a[href$='/primeste/']").first.click()
    send(page, {"cause": TITLE})
    page.goto("/birou/")
    expect(page.locator("main")).not_to_contain_text(WHERE)


def _accept_first(page: Page) -> str:
    """Read what waits first, put it into the problem, and return its words."""
    page.goto("/birou/")
    page.locator("main a[href*='/spuse/']").first.click()
    words = page.locator("main blockquote p").first.inner_text().strip("„”")
    page.locator("main a[href$='/primeste/']").first.click()
    send(page, {"cause": TITLE})
    return words
