"""Steps 6 to 10: on their agenda, promised, decided, done, lasting; and the ways down."""

import re
from datetime import date
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.journeys.pages.cause import begin
from tests.journeys.pages.forms import fill, refused, send, submit

QUOTE = "Locul de joacă va fi gata la 1 iunie."


def put_on_agenda(page: Page, slug: str, document: Path, *, on: date) -> None:
    """Write down that the council has it on its agenda, with the document."""
    begin(page, slug, "agenda")
    item = {"kind": "agenda", "on": on, "title": "Amenajarea locului de joacă Grozăvești"}
    send(page, {**item, "document": document})
    expect(page).to_have_url(re.compile("/agenda/[0-9a-f-]{36}/"))


def promise(page: Page, slug: str, document: Path, *, on: date) -> str:
    """Quote a promise with its term, confirming the day we understood; return its address."""
    begin(page, slug, "promisiune")
    said = {"quote": QUOTE, "made_on": on, "channel": "council", "due_text": "1 iunie 2026"}
    send_confirming(page, {**said, "document": document})
    expect(page).to_have_url(re.compile("/promisiuni/"))
    return page.url


def send_confirming(page: Page, values: dict[str, object]) -> None:
    """Send a form that asks once whether it understood the day."""
    fill(page, values)
    submit(page)
    expect(refused(page)).to_contain_text("1 iunie 2026")
    send(page)


def decide(page: Page, slug: str, document: Path, *, on: date) -> str:
    """Write a decision down with its document; return its address."""
    begin(page, slug, "decizie")
    act = {
        "kind": "budget_line",
        "number": "HCL 12",
        "on": on,
        "title": "Bani pentru locul de joacă",
    }
    send(page, {**act, "document": document})
    expect(page).to_have_url(re.compile("/decizii/"))
    return page.url


def done(page: Page, slug: str, photo: Path, *, on: date) -> None:
    """Say that it is done: somebody went and saw."""
    begin(page, slug, "gata")
    send(
        page, {"photo": photo, "note": "Poarta e deschisă, leagănele sunt montate.", "seen_on": on}
    )
    expect(page).to_have_url(re.compile("/constatari/"))


def lasts(page: Page, slug: str, photo: Path, *, on: date) -> None:
    """Say that it still holds."""
    begin(page, slug, "tine")
    send(page, {"photo": photo, "note": "Copiii se joacă acolo și acum.", "seen_on": on})


def break_promise(page: Page, promise: str) -> None:
    """Mark a promise as not kept, with the reason."""
    page.goto(promise)
    page.locator("main a[href$='/nerespectata/']").click()
    send(page, {"reason": "A trecut termenul și pe teren nu e nimic."})


def annul(page: Page, decision: str, *, on: date) -> None:
    """Write down that a decision was annulled."""
    page.goto(decision)
    page.locator("main a[href$='/schimbare/']").click()
    send(page, {"state": "annulled", "on": on, "reason": "Tribunalul a anulat-o."})
