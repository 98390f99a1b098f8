"""The pages of imports, as an organiser uses them on a phone without JavaScript."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from civicsteps.core.work.running import drain
from civicsteps.people.groups.models import Contact
from civicsteps.people.imports import forms
from civicsteps.people.imports.models import Import
from tests.cast import Cast
from tests.pages import browser, hidden
from tests.people.imports.sheets import bring, table

DOOR = "/grupuri/loc-de-joaca/aduce/"
LIST = table("Nume;Telefon", "Ana Pop;0722123456", "Ion Stan;0722 12", "Ana Pop;0722123456")


def upload(client: Client, content: bytes, name: str = "oameni.csv") -> str:
    """Send a list through the form; return where it leads."""
    address = f"{DOOR}supporters/"
    page = client.get(address)
    typed = {**hidden(page), "purposes": ["news"], "how": "spoken"}
    answer = client.post(address, {**typed, "files": SimpleUploadedFile(name, content)})
    assert answer.status_code == 302, answer.content.decode()
    drain()
    return str(answer["Location"])


def test_from_the_groups_page_to_the_list_and_back(cast: Cast) -> None:
    ana = browser(cast, "ana")
    assert "Adu ce ai deja" in ana.get("/grupuri/loc-de-joaca/").content.decode()
    assert "Lista de oameni" in ana.get(DOOR).content.decode()
    address = upload(ana, LIST)
    page = ana.get(address).content.decode()
    assert "+40 722 123 456" in page
    assert "telefonul nu e întreg: rămâne în notă" in page
    assert "la fel ca rândul 2" in page
    assert "Trece 2 rânduri" in page
    sent = ana.post(address, {"on_page": [2, 3], "tick": [2], "then": "load"})
    assert sent["Location"] == f"{address}scrie/"
    assert "Se trece în listă 1 rând." in ana.get(f"{address}scrie/").content.decode()
    ana.post(f"{address}scrie/")
    assert "Vezi cum merge" in ana.get(address).content.decode()
    drain()
    done = ana.get(address).content.decode()
    assert "S-a trecut 1 rând." in done
    assert "https://wa.me/" in done
    assert 'href="/grupuri/loc-de-joaca/contacte/"' in done
    assert Contact.objects.get().name == "Ana Pop"
    ana.post(f"{address}inapoi/")
    drain()
    assert "S-a luat înapoi 1 rând." in ana.get(address).content.decode()
    assert Contact.objects.get().erased_at is not None


def test_a_file_of_another_kind_says_so_by_its_field(cast: Cast) -> None:
    ana = browser(cast, "ana")
    page = ana.get(f"{DOOR}supporters/")
    answer = ana.post(
        f"{DOOR}supporters/",
        {**hidden(page), "files": SimpleUploadedFile("poza.jpg", b"\xff\xd8\xff")},
    )
    assert answer.status_code == 422
    assert "Aici nu putem citi un asemenea fișier" in answer.content.decode()
    empty = ana.post(f"{DOOR}supporters/", hidden(page))
    assert "Alege un fișier." in empty.content.decode()
    assert not Import.objects.exists()


def test_a_file_that_cannot_be_read_says_why_and_offers_another(cast: Cast) -> None:
    ana = browser(cast, "ana")
    page = ana.get(upload(ana, b"PK\x03\x04 nimic", "lista.xlsx")).content.decode()
    assert "Fișierul e stricat sau nu e ce spune numele lui" in page
    assert f"{DOOR}supporters/" in page


def test_the_columns_are_put_right_on_a_page(cast: Cast) -> None:
    ana = browser(cast, "ana")
    address = upload(ana, table("Om;Tel;Nume", "Ana Pop;0722123456;x"))
    page = ana.get(f"{address}coloane/").content.decode()
    assert "prenume" in page
    ana.post(f"{address}coloane/", {"c0": "name", "c1": "phone", "c2": "left"})
    drain()
    assert "Ana Pop" in ana.get(address).content.decode()


def test_lines_are_searched_and_narrowed_by_how_they_are(cast: Cast) -> None:
    batch = bring(cast, LIST)
    ana = browser(cast, "ana")
    address = batch.get_absolute_url()
    found = ana.get(address, {"q": "stan"}).content.decode()
    assert "Ion Stan" in found
    assert "+40 722 123 456" not in found
    doubtful = ana.get(address, {"stare": "doubtful"}).content.decode()
    assert "Ion Stan" in doubtful
    assert "Ana Pop" not in doubtful


def test_unticking_on_one_page_leaves_the_other_pages_alone(cast: Cast) -> None:
    rows = [f"Om {n};07220{n:05}" for n in range(70)]
    batch = bring(cast, table("Nume;Telefon", *rows))
    ana = browser(cast, "ana")
    address = batch.get_absolute_url()
    page = ana.get(f"{address}?page=2").content.decode()
    assert page.count('name="tick"') == 20
    sent = ana.post(f"{address}?page=2", {"on_page": range(52, 72), "tick": [], "then": "stay"})
    assert sent["Location"] == f"{address}?page=2"
    assert batch.rows.filter(chosen=True).count() == 50
    ana.post(address, {"then": "all"})
    assert batch.rows.filter(chosen=True).count() == 70


def test_a_number_that_no_line_has_is_passed_over(cast: Cast) -> None:
    batch = bring(cast, LIST)
    endless = {"on_page": ["9" * 30, 2], "tick": ["9" * 30], "then": "stay"}
    assert browser(cast, "ana").post(batch.get_absolute_url(), endless).status_code == 302
    assert batch.rows.get(number=2).chosen is False


def test_files_that_are_too_much_together_are_not_read(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forms, "MOST_TOGETHER", 10)
    ana, address = browser(cast, "ana"), f"{DOOR}supporters/"
    typed = {**hidden(ana.get(address)), "files": SimpleUploadedFile("oameni.csv", LIST)}
    answer = ana.post(address, typed)
    assert answer.status_code == 422
    assert "Împreună fișierele trec de 100 MB. Adu-le pe rând." in answer.content.decode()
    assert not Import.objects.exists()


@pytest.mark.parametrize("who", ["sorin", "mihai", "dan", "ilinca", "vera"])
def test_nobody_else_opens_an_import(cast: Cast, who: str) -> None:
    batch = bring(cast, LIST)
    client = browser(cast, who)
    for name in ("import", "import_confirm", "import_undo", "import_drop", "import_again"):
        address = reverse(name, args=[batch.pk])
        assert client.get(address).status_code == 404
        assert client.post(address).status_code == 404
    assert batch.rows.count() == 3


def test_the_centre_sees_counts_and_never_a_line(cast: Cast) -> None:
    batch = bring(cast, LIST)
    page = browser(cast, "dan").get(DOOR).content.decode()
    assert "3 rânduri" in page
    assert str(batch.pk) not in page
    assert browser(cast, "dan").get(f"{DOOR}supporters/").status_code == 403
    assert browser(cast, "sorin").get(DOOR).status_code == 404
    assert browser(cast, "mihai").get(DOOR).status_code == 403


def test_a_page_of_many_lines_takes_as_few_queries_as_of_one(cast: Cast) -> None:
    ana = browser(cast, "ana")
    one = bring(cast, table("Nume;Telefon", "Ana;0722123456"))
    many = bring(cast, table("Nume;Telefon", *(f"Om {n};07220{n:05}" for n in range(200))))
    counts = []
    for batch in (one, many):
        with CaptureQueriesContext(connection) as asked:
            ana.get(batch.get_absolute_url())
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 12
    with CaptureQueriesContext(connection) as asked:
        ana.get(DOOR)
    assert len(asked) <= 12
