"""All of a group's data: asked for on its page, read elsewhere, and the same there."""

import io
import json
import time
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from civicsteps.people.archives.sealing import unseal
from tests.journeys.conftest import Person
from tests.journeys.flows.signing_in import sign_in
from tests.journeys.pages.forms import send
from tests.journeys.site import empty_site
from tests.people.archives.lab import lines_of

pytestmark = pytest.mark.journey

ORGANISER, GROUP = "g10@demo.example", "eu-tu-si-ei"
PASSPHRASE = "patru vorbe doar ale noastre"
PATIENCE = 60


def test_a_group_leaves_with_all_its_data(demo_person: Person, tmp_path: Path) -> None:
    """What leaves by the page, locked, opens on an empty installation and leaves it the same."""
    organiser = demo_person()
    sign_in(organiser, ORGANISER)
    taken = _take_archive(organiser, tmp_path / "archive")
    phrase = tmp_path / "phrase"
    phrase.write_text(PASSPHRASE, encoding="utf-8")

    elsewhere = empty_site(tmp_path / "elsewhere")
    lock = ("--passphrase-file", str(phrase))
    said = json.loads(elsewhere.command("archive", "read", str(taken), "--json", *lock))
    assert said["group"] == GROUP
    again = tmp_path / "again.zip"
    elsewhere.command("archive", GROUP, "-o", str(again))
    first, second = lines_of(_opened(taken)), lines_of(again.read_bytes())
    assert set(first) == set(second)
    assert [name for name in first if first[name] != second[name]] == []
    assert sum(said["rows"].values()) > 50

    organiser.goto(f"/grupuri/{GROUP}/exporturi/")
    expect(organiser.locator("main li.line", has_text="arhiva grupului")).not_to_have_count(0)


def _take_archive(page: Page, path: Path) -> Path:
    page.goto(f"/grupuri/{GROUP}/")
    page.locator(f"a[href='/grupuri/{GROUP}/arhiva/']").click()
    send(page, {"reason": "backup", "passphrase": PASSPHRASE})
    take = page.get_by_role("button", name="Ia-o")
    until = time.monotonic() + PATIENCE
    while not take.count() and time.monotonic() < until:
        time.sleep(0.5)
        page.goto(f"/grupuri/{GROUP}/arhiva/")
    expect(page.locator("main li.line").first).to_contain_text("se deschide cu fraza-parolă")
    with page.expect_download() as coming:
        take.click()
    coming.value.save_as(path)
    return path


def _opened(sealed: Path) -> bytes:
    with sealed.open("rb") as file, io.BytesIO() as plain:
        unseal(file, plain, PASSPHRASE)
        return plain.getvalue()
