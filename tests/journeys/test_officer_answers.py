"""The other side of the desk: a registry contests a late mark, an officer answers from Outlook."""

import time
from email.message import EmailMessage

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Person
from tests.journeys.flows import requesting
from tests.journeys.flows.checking import days_ago
from tests.journeys.flows.signing_in import sign_in
from tests.journeys.pages import mailbox
from tests.journeys.pages.forms import MOMENT, fill, refused, send, submit
from tests.journeys.pages.papers import link_in
from tests.journeys.site import Site
from tests.proofs import photo_bytes

pytestmark = pytest.mark.journey

ORGANISER, HALL = "g11@demo.example", "primaria-orasului-bicaz"
OFFICER, SUBJECT = "primar@bicaz.example", "Cerere privind lista contractelor"
SCAN = "scan0001.jpg"
SAID = "Vă transmitem alăturat lista contractelor (exemplu inventat)."
DISCLAIMER = "Acest mesaj este confidențial și este destinat exclusiv destinatarului."
OUTLOOK = f"""{SAID}

Cu stimă,
Registratura

{DISCLAIMER}
Dacă l-ați primit din greșeală, ștergeți-l.

________________________________
De la: Asociația <{{to}}>
Trimis: luni, 2 noiembrie 2026 10:20
Către: Registratura <{OFFICER}>
Subiect: {SUBJECT}

Contractele de achiziție de peste 5.000 de euro.
"""


def test_a_registry_contests_and_then_answers(demo_site: Site, demo_person: Person) -> None:
    """A late mark is contested at once, by the institution alone; the mail that comes is read."""
    registry, ana, journalist = (demo_person() for _ in range(3))
    _contest(registry)
    letter = _open_at_registry(journalist)
    contested = journalist.locator("main li.line", has_text=SUBJECT)
    expect(contested).to_contain_text("contestat, se verifică")

    sign_in(ana, ORGANISER)
    _settle(ana, letter)
    address = _address_of(ana, letter)
    mail = _from_outlook(address)
    demo_site.command("mail", "receive", given=mail)
    demo_site.command("mail", "receive", given=mail)

    ana.goto(letter)
    ana.get_by_role("link", name="Citește și judecă răspunsul").click()
    said = ana.locator("section[aria-labelledby=said]")
    expect(said.locator("> div").first).to_contain_text(SAID)
    for cut in (DISCLAIMER, "Trimis: luni"):
        expect(said.locator("> div").first).not_to_contain_text(cut)
    said.locator("summary").click()
    expect(said).to_contain_text(DISCLAIMER)
    expect(ana.locator(f"main img[alt='{SCAN}']")).to_have_count(1)
    request = requesting.request_of(ana, letter)
    requesting.judge(ana, request, "given", "Au trimis lista.")
    expect(ana.locator("main a[href*='/raspuns/']", has_text="Spune")).to_have_count(0)
    _open_at_registry(journalist)
    expect(journalist.locator("main li.line", has_text=SUBJECT)).to_have_count(0)


def _open_at_registry(page: Page) -> str:
    """Open the registry's page; return the address of the letter that is looked for, if any."""
    page.goto(f"/autoritati/{HALL}/registratura/")
    link = page.locator("main li.line a", has_text=SUBJECT).first
    return str(link.get_attribute("href")) if link.count() else ""


def _contest(page: Page) -> None:
    """Not from somebody's own mailbox; from the institution's, by a button that is mailed there."""
    _open_at_registry(page)
    line = page.locator("main li.line", has_text=SUBJECT)
    line.get_by_role("link", name="Am răspuns").click()
    said = {"answered_on": days_ago(3), "how": "post", "number": "DEMO-900"}
    fill(page, {**said, "email": "cineva@altundeva.example"})
    time.sleep(MOMENT)
    submit(page)
    refused(page)
    send(page, {"email": OFFICER}, slowly=True)
    mailbox.newest(page, OFFICER)
    page.goto(link_in(mailbox.text(page)))
    page.get_by_role("button", name="Da, am răspuns").click()


def _settle(page: Page, letter: str) -> None:
    """The group looked, and nothing came: everybody sees why."""
    page.goto(letter)
    page.locator("main details", has_text="de ce?").first.locator("summary").click()
    page.locator("main details a[href*='/termene/']").first.click()
    expect(page.locator("main")).to_contain_text("nr. DEMO-900")
    page.locator("main a[href$='/contestatie/']").click()
    send(page, {"right": "no", "reason": "Am căutat în toate căsuțele."})


def _address_of(page: Page, letter: str) -> str:
    page.goto(letter)
    said = page.get_by_text("Răspunsurile vin la").inner_text()
    return said.split()[-1].rstrip(".")


def _from_outlook(to: str) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"] = f"Registratura <{OFFICER}>", to
    mail["Subject"], mail["Message-ID"] = f"RE: {SUBJECT}", "<outlook-1@bicaz.example>"
    mail["X-Mailer"], mail["Thread-Index"] = "Microsoft Outlook 16.0", "AQHbExempluInventat=="
    text = OUTLOOK.format(to=to)
    mail.set_content(text)
    mail.add_alternative(text.replace("\n", "<br>"), subtype="html")
    mail.add_attachment(photo_bytes(), maintype="image", subtype="jpeg", filename=SCAN)
    return bytes(mail)
