"""Supporters from a spreadsheet: looked at, written down, found, and one who wants to be erased."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Person
from tests.journeys.flows import bringing
from tests.journeys.flows.signing_in import sign_in
from tests.journeys.pages.forms import send

pytestmark = pytest.mark.journey

ORGANISER, GROUP = "g03@demo.example", "bartolomeu-avantgarden"
HEADINGS = ("Nume și prenume", "Nr. telefon", "Adresă de e-mail", "Data acordului")
MARIA, ION, ANA = "Maria Exemplescu", "Ion Exemplescu", "Ana Exemplescu"
PEOPLE = (
    HEADINGS,
    (ANA, "0722 000 101", "ana@example.org", "12.03.2026"),
    ("Exemplescu Ana", "+40 722 000 101", "", ""),
    (ION, "0722000102", "", ""),
    (MARIA, "0040722000103", "maria@example.org", "14.03.2026"),
)
MORE = (HEADINGS, ("Vlad Exemplescu", "0722000104", "", ""), ("Dana Exemplescu", "", "d@e.ro", ""))
SPOKEN = {"how": "spoken"}


def test_supporters_in_and_one_of_them_erased(demo_person: Person, tmp_path: Path) -> None:
    """The same person counts once, without agreement nobody is written to, erased is erased."""
    organiser, maria = demo_person(), demo_person()
    sign_in(organiser, ORGANISER)
    before = _count(organiser)
    preview = bringing.bring_list(organiser, GROUP, _book(tmp_path / "1.xlsx", PEOPLE), SPOKEN)
    assert "la fel ca rândul" in bringing.line(organiser, 3)
    bringing.load(organiser, preview, 3)
    assert _count(organiser) == before + 3

    _has_agreed(organiser, MARIA, agreed=True)
    _has_agreed(organiser, ION, agreed=False)
    organiser.goto("/posta/?q=maria@example.org")
    expect(organiser.locator("main .lines a.line")).to_have_count(0)
    assert MARIA in _taken_out(organiser)

    own = _own_page_of(organiser, MARIA)
    maria.goto(own)
    expect(maria.locator("main")).to_contain_text("0722000103")
    expect(maria.locator("main")).not_to_contain_text(ION)
    maria.get_by_role("link", name="Șterge tot").click()
    send(maria)
    expect(maria.locator("h1")).to_have_text("S-a șters")
    answer = maria.goto(own)
    assert answer
    assert answer.status == 410

    _find(organiser, MARIA)
    expect(organiser.locator("main li.line")).to_have_count(0)
    assert _count(organiser) == before + 3, "who is erased is still counted"
    organiser.goto(preview)
    expect(organiser.locator("main")).to_contain_text("S-au trecut 3 rânduri.")
    assert MARIA not in organiser.content()
    organiser.goto(f"/grupuri/{GROUP}/exporturi/")
    expect(organiser.locator("main li.line").first).to_contain_text("lista oamenilor")
    expect(organiser.locator("main li.line").first).to_contain_text("3 rânduri")

    again = bringing.bring_list(organiser, GROUP, _book(tmp_path / "2.xlsx", MORE), {})
    bringing.load(organiser, again, 2)
    bringing.undo(organiser, again, 2)
    _find(organiser, "Vlad Exemplescu")
    expect(organiser.locator("main li.line")).to_have_count(0)


def _book(path: Path, rows: Sequence[Sequence[str]]) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    book.save(path)
    return path


def _find(page: Page, name: str) -> None:
    page.goto(f"/grupuri/{GROUP}/contacte/?q={name}")


def _count(page: Page) -> int:
    page.goto(f"/grupuri/{GROUP}/contacte/")
    found = re.search(r"\d+", page.locator("main p.quiet").first.inner_text())
    assert found
    return int(found[0])


def _has_agreed(page: Page, name: str, *, agreed: bool) -> None:
    _find(page, name)
    page.locator("main li.line").get_by_role("link", name=name).click()
    nothing = page.get_by_text("Niciun acord încă: nu-i scrie și nu-l sună nimeni.")
    expect(nothing).to_have_count(0 if agreed else 1)


def _taken_out(page: Page) -> str:
    """Take the list out as CSV, saying what for."""
    page.goto(f"/grupuri/{GROUP}/contacte/lista/")
    page.locator("main form [name=reason]").first.check()
    with page.expect_download() as coming:
        page.locator("main form button[type=submit]").last.click()
    return Path(coming.value.path()).read_text(encoding="utf-8-sig")


def _own_page_of(page: Page, name: str) -> str:
    """Make the link that opens somebody's own data, as it stands in the text to send."""
    _find(page, name)
    page.locator("main li.line").get_by_role("link", name=name).click()
    page.locator("main a[href$='/link/']").click()
    send(page)
    found = re.search(
        r"http://\S+/datele-mele/p/\S+", page.locator("[data-share-text]").inner_text()
    )
    assert found
    return found[0]
