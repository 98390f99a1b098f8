"""A new group's first day: from an e-mail code to a page, a text, a poster and a first voice."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Person
from tests.journeys.flows import telling
from tests.journeys.flows.signing_in import sign_in
from tests.journeys.pages.forms import fill, send
from tests.journeys.pages.papers import fetched, pdf_words

pytestmark = pytest.mark.journey

NAME, PLACE = "Vecinii din Aleea Teiului", "Aleea Teiului, Focșani"
AIM = "Vrem o trecere de pietoni la școală."
WORD = "aleea-teiului"
WORDS = "Copiii trec strada printre mașini, dimineața."


def test_a_groups_first_day(demo_person: Person, photo: Path) -> None:
    """In one sitting strangers have a page, what to send, what to hang up, and hear somebody."""
    ioana, neighbour = demo_person(), demo_person()
    sign_in(ioana, "ioana@example.org")
    group = _open_group(ioana, photo)
    _visitor_sees_it(neighbour, group)

    site = group.partition("/grupuri/")[0]
    text = ioana.locator("[data-share-text]").first.inner_text()
    assert text.splitlines() == [NAME, AIM, group]
    whatsapp = ioana.get_by_role("link", name="Trimite pe WhatsApp").get_attribute("href") or ""
    assert whatsapp.startswith("https://wa.me/?text=Vecinii%20din%20Aleea%20Teiului")

    _choose_word(ioana, group)
    ioana.goto(f"{group}prima-zi/")
    expect(ioana.locator("[data-share-text]").first).to_contain_text(f"{site}/{WORD}")
    poster = ioana.get_by_role("link", name="Afiș A4").get_attribute("href") or ""
    said = pdf_words(fetched(ioana, poster))
    for line in (NAME, AIM, f"{site.partition('://')[2]}/{WORD}"):
        assert line in said, f"{line}: {said}"

    neighbour.goto(f"/{WORD.upper()}")
    expect(neighbour).to_have_url(group)
    code = _first_voice(neighbour)
    ioana.goto(f"{group}prima-zi/")
    ioana.get_by_role("link", name="Vezi ce a venit").click()
    ioana.locator("main .lines a.line", has_text=WORDS[:20]).click()
    ioana.locator("main a[href$='/primeste/']").first.click()
    send(ioana, {"title": "La școală nu e trecere de pietoni"})
    expect(ioana).to_have_url(re.compile("/probleme/"))
    neighbour.goto(f"/c/{code}/")
    expect(neighbour.locator("main blockquote").first).to_contain_text(WORDS)


def _open_group(page: Page, photo: Path) -> str:
    page.get_by_role("link", name="Deschide un grup").click()
    fill(page, {"name": NAME, "place": PLACE, "aim": AIM, "photo": photo})
    send(page)
    expect(page).to_have_url(re.compile("/prima-zi/"))
    expect(page.locator("h1")).to_have_text("Pagina voastră e gata")
    return page.url.removesuffix("prima-zi/")


def _visitor_sees_it(page: Page, group: str) -> None:
    page.goto(group)
    main = page.locator("main")
    for said in (NAME, AIM, PLACE):
        expect(main).to_contain_text(said)
    picture = main.locator("img").first
    expect(picture).to_have_js_property("complete", value=True)
    assert picture.evaluate("el => el.naturalWidth") > 0
    expect(main).not_to_contain_text("ioana@example.org")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def _choose_word(page: Page, group: str) -> None:
    page.goto(f"{group}prima-zi/")
    page.get_by_role("link", name="Alege un cuvânt").click()
    send(page, {"word": WORD})
    expect(page.locator("main")).to_contain_text(f"/{WORD}")


def _first_voice(page: Page) -> str:
    page.locator("main a", has_text="Spune ce nu merge").first.click()
    fill(page, {"words": WORDS, "may_quote": True, "said_by": "o mamă"})
    send(page, slowly=True)
    return telling.code_shown(page)
