"""Living on a phone: no signal, a crash, an old browser, going out, two who write at once."""

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import Person, people
from tests.journeys.flows.signing_in import sign_in
from tests.journeys.pages.forms import fill, form, send
from tests.journeys.site import Seed, Site, running

pytestmark = pytest.mark.journey

ANA = "g05@demo.example"
WORDS = "Lângă stație nu e nicio bancă pe care să se odihnească cineva."
OLD_BROWSER = """
  for (const name of ["serviceWorker", "share", "connection", "locks", "clipboard"])
    Object.defineProperty(Navigator.prototype, name, {get: () => undefined});
  Object.defineProperty(Navigator.prototype, "onLine", {get: () => true});
  for (const name of ["indexedDB", "caches"])
    Object.defineProperty(window, name, {get: () => undefined});
  delete HTMLElement.prototype.popover;
  delete Element.prototype.replaceChildren;
"""


@pytest.fixture(scope="module")
def here(told_seed: Seed, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site of these tests' own, with a story told."""
    with running(told_seed, tmp_path_factory.mktemp("offline") / "data") as site:
        yield site


@pytest.fixture
def somebody(chromium: Browser, here: Site) -> Iterator[Person]:
    """Browsers for the people of a test."""
    with people(chromium, here) as opens:
        yield opens


def reports(site: Site) -> int:
    """How many reports have these words' voice."""
    with sqlite3.connect(site.folder / "civicsteps.sqlite3") as base:
        asked = base.execute("SELECT count(*) FROM causes_voice WHERE words = ?", [WORDS])
        return int(asked.fetchone()[0])


def settle(page: Page, address: str) -> None:
    """Open a page until the worker keeps pages."""
    page.goto(address)
    page.evaluate("navigator.serviceWorker.ready")
    page.wait_for_function("() => navigator.serviceWorker.controller")
    page.goto(address)
    page.wait_for_function("url => caches.match(url)", arg=page.url)


def test_what_was_seen_is_read_without_signal_and_what_is_told_leaves_once(
    somebody: Person, here: Site, photo: Path
) -> None:
    page = somebody()
    cause = f"/probleme/{here.seed.value('cause.slug')}/"
    settle(page, cause)
    title = page.locator("h1").inner_text()
    page.context.set_offline(True)
    page.goto(cause)
    expect(page.locator(".kept")).to_contain_text("Fără semnal: așa era la")
    expect(page.locator("h1")).to_have_text(title)
    page.goto("/programe/")
    expect(page.locator("h1")).to_have_text("Acum nu e semnal")
    expect(page.locator("[data-kept-list]")).to_contain_text(title)

    page.get_by_role("link", name="Spune ce nu merge").first.click()
    fill(page, {"words": WORDS, "photos": photo})
    form(page).locator("button[type=submit]").last.click()
    waiting = page.locator("[data-waiting-list]")
    expect(waiting).to_contain_text("Așteaptă semnal: 1")
    assert reports(here) == 0
    page.goto(cause)
    expect(waiting).to_contain_text("Așteaptă semnal: 1")

    again = "self.outbox.all().then(all => self.outbox.put({...all[0], state: 'waiting'}))"
    page.context.set_offline(False)
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(waiting).to_contain_text("trimis")
    assert reports(here) == 1
    page.evaluate(again)
    page.reload()
    expect(waiting).to_contain_text("trimis")
    assert reports(here) == 1, "the form's own key makes it count once"
    waiting.get_by_role("link", name="Deschide").click()
    expect(page.locator(".code-letters")).to_be_visible()
    page.goto(cause)
    expect(waiting).to_have_count(0)


def test_after_a_crash_words_and_photo_are_offered_back_and_after_sending_no_more(
    somebody: Person, photo: Path
) -> None:
    page = somebody()
    page.goto("/spune/")
    fill(page, {"words": "Gardul e rupt.", "photos": photo})
    page.wait_for_function("""() => Object.entries(localStorage).some(
        ([key, kept]) => key.startsWith("draft:") && JSON.parse(kept).files)""")
    other = page.context.new_page()
    page.close()
    other.goto("/spune/")
    expect(form(other).locator("[name=words]")).to_have_value("")
    other.get_by_role("button", name="Pune-l înapoi").click()
    expect(form(other).locator("[name=words]")).to_have_value("Gardul e rupt.")
    expect(form(other).locator(".file-shown img")).to_be_visible()
    send(other, slowly=True)
    expect(other.locator(".code-letters")).to_be_visible()
    other.goto("/spune/")
    expect(other.get_by_role("button", name="Pune-l înapoi")).to_have_count(0)


def test_what_is_written_in_one_kind_of_letter_is_not_offered_in_another(
    somebody: Person, here: Site
) -> None:
    page = somebody()
    sign_in(page, ANA)
    write = f"/probleme/{here.seed.value('cause.slug')}/scrisoare/"
    page.goto(f"{write}?fel=T544")
    fill(page, {"requests": "Contractul de salubritate."})
    page.wait_for_function("() => Object.keys(localStorage).some(key => /^draft:.+:/.test(key))")
    page.goto(f"{write}?fel=AUDIENCE")
    expect(form(page).locator("[name=requests]")).to_be_visible()
    expect(page.get_by_role("button", name="Pune-l înapoi")).to_have_count(0)
    page.goto(f"{write}?fel=T544")
    expect(page.get_by_role("button", name="Pune-l înapoi")).to_be_visible()


def test_an_old_browser_reads_and_tells(somebody: Person, here: Site) -> None:
    page = somebody()
    page.context.add_init_script(OLD_BROWSER)
    page.goto(f"/probleme/{here.seed.value('cause.slug')}/")
    expect(page.locator("h1")).to_be_visible()
    page.goto("/spune/")
    send(page, {"words": "Becul nu arde."}, slowly=True)
    expect(page.locator(".code-letters")).to_be_visible()


def test_going_out_leaves_nothing_on_the_phone(somebody: Person, here: Site) -> None:
    page = somebody()
    sign_in(page, ANA)
    settle(page, f"/probleme/{here.seed.value('cause.slug')}/")
    assert page.evaluate("caches.has('own')")
    page.goto("/grupuri/loc-de-joaca-grozavesti/contacte/")
    page.goto(f"/probleme/{here.seed.value('cause.slug')}/scrie/")
    fill(page, {"summary": "Ceva ce nu am terminat de scris."})
    page.wait_for_function("() => Object.keys(localStorage).some(key => /^draft:.+:/.test(key))")
    kept = "caches.open('own').then(own => own.keys()).then(all => all.map(one => one.url))"
    assert not [url for url in page.evaluate(kept) if "contacte" in url]
    page.goto("/cont/iesi/")
    form(page).get_by_role("button", name=re.compile("^Ieși")).click()
    page.wait_for_url(f"{here.url}/")  # going out leads home
    assert not page.evaluate("caches.has('own')")
    assert not page.evaluate("Object.keys(localStorage).filter(key => /^draft:.+:/.test(key))")


def test_two_who_write_see_each_other_and_lose_nothing(somebody: Person, here: Site) -> None:
    path = f"/probleme/{here.seed.value('cause.slug')}/scrie/"
    first, second = somebody(), somebody(scripts=False)
    sign_in(first, ANA)
    with first.expect_response("**/prezenta/"):
        first.goto(path)
    sign_in(second, ANA)
    second.goto(path)
    send(first, {"summary": "Ce a scris prima."})
    fill(second, {"summary": "Ce a scris a doua."})
    form(second).locator("button[type=submit]").last.click()
    choice = second.locator(".conflicts")
    expect(choice).to_contain_text("Ce a scris prima.")
    expect(choice).to_contain_text("Ce a scris a doua.")
    choice.get_by_text("Păstrez ce e acum acolo").click()
    send(second)
    second.goto(path)
    expect(form(second).locator("[name=summary]")).to_have_value("Ce a scris prima.")
