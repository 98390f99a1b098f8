"""Steps 4 and 5: a campaign, a letter that leaves, and an answer by plain mail."""

import re
import time
from email.message import EmailMessage

from playwright.sync_api import Page, expect

from tests.journeys.pages import mailbox
from tests.journeys.pages.cause import begin
from tests.journeys.pages.forms import send
from tests.journeys.site import Site

COUNCIL = "Consiliul Local al Sectorului 6"
REGISTRY = "registratura@sector6.example"
WANT = "Un loc de joacă public în Grozăvești, pe terenul primit pentru parc."
PATIENCE = 75  # letters hear of their mail once a minute


def add_council(page: Page) -> None:
    """Somebody of the centre writes down the authority, its council and where it gets mail."""
    page.goto("/autoritati/noua/")
    send(page, {"name": "Primăria Sectorului 6", "place": "București"})
    page.locator("a[href$='/birou-nou/']").click()
    send(page, {"name": COUNCIL, "kind": "council"})
    page.locator("a[href$='/adresa/']").first.click()
    send(page, {"kind": "email", "address": REGISTRY})


def open_campaign(page: Page, slug: str, *, until: object) -> None:
    """Five sentences."""
    begin(page, slug, "campanie")
    sentences = {
        "want": WANT,
        "measure": "Copiii intră pe poartă și se dau în leagăn.",
        "office_typed": COUNCIL,
        "why_they_would": "Au promis-o și au primit terenul.",
        "with_us": "Părinții din blocuri și școala.",
        "against": "Cine parchează acum acolo.",
        "plan": "Scriem consiliului, mergem la ședință, întrebăm în fiecare lună.",
        "by_when": until,
    }
    send(page, sentences)
    expect(page).to_have_url(re.compile("/campanii/"))


def write_letter(page: Page) -> str:
    """From the campaign write to the council, see it on paper; return the letter's address."""
    page.locator("main a[href*='/scrisoare/']").first.click()
    words = {
        "body": "În cartier sunt sute de copii și niciun loc de joacă public.",
        "requests": f"{WANT}\nSă ne spuneți până când se face.",
        "signer": "Ana Demonstrativ",
        "domicile": "Splaiul Independenței 202, București",
    }
    send(page, words)
    expect(page).to_have_url(re.compile(r"/scrisori/[0-9a-f-]{36}/$"))
    _paper_opens(page)
    return page.url


def send_letter(page: Page, letter: str) -> None:
    """Send it at once, and see that it left."""
    page.goto(letter)
    page.locator("main a[href$='/trimite/']").first.click()
    send(page, {"at_once": True})
    until = time.monotonic() + PATIENCE
    while not page.get_by_text("prin e-mail.").count() and time.monotonic() < until:
        time.sleep(1)
        page.goto(letter)
    expect(page.locator("main")).to_contain_text("Am trimis-o prin e-mail.")
    _pdf(page, "main a[href$='/petitie.pdf']")


def officer_answers(site: Site, page: Page) -> str:
    """An officer answers the newest letter by plain mail; return where the answer was filed."""
    mailbox.newest(page, REGISTRY)
    mail = EmailMessage()
    mail["From"], mail["To"] = f"Registratura <{REGISTRY}>", mailbox.answers_to(page)
    mail["Subject"], mail["Message-ID"] = "Răspuns", "<raspuns-1@sector6.example>"
    mail.set_content("Bună ziua,\n\nLucrarea este în proiectare. Termenul îl comunicăm ulterior.\n")
    return site.command("mail", "receive", given=bytes(mail))


def judge(page: Page, letter: str, answered: str, note: str) -> None:
    """Say by one of four buttons whether they answered what was asked."""
    page.goto(letter)
    page.locator("main a[href*='/raspunsuri/']").first.click()
    send(page, {"answered": answered, "note": note})


def _paper_opens(page: Page) -> None:
    image = page.locator("main img[src*='pagina-1.png']")
    image.scroll_into_view_if_needed()
    expect(image).to_have_js_property("complete", value=True)
    assert image.evaluate("el => el.naturalWidth") > 400
    _pdf(page, "main a[href$='/petitie.pdf']")


def _pdf(page: Page, link: str) -> None:
    href = page.locator(link).first.get_attribute("href")
    got = page.request.get(href or "")
    assert got.ok
    assert got.body().startswith(b"%PDF-")
