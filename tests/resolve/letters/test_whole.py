"""A letter is printed in one go with its annexes; what cannot be drawn is named."""

from io import BytesIO

import typst
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from civicsteps.core.addresses import neutral
from civicsteps.core.files import blobs
from civicsteps.core.files.models import StoredFile
from civicsteps.core.files.prepare import Prepared, prepare
from civicsteps.resolve.letters.actions_paper import choose_annexes
from civicsteps.resolve.letters.models import Letter
from civicsteps.resolve.letters.whole import A4, whole
from tests.cast import Cast
from tests.resolve.letters.conftest import HOME
from tests.resolve.letters.test_instruments import DAY


def two_pages() -> Prepared:
    made = typst.compile(b"Prima #pagebreak() A doua", format="pdf")
    assert isinstance(made, bytes)
    return prepare(made, name="dovada.pdf")


def test_pictures_and_papers_follow_the_letter(
    cast: Cast, letter: Letter, photo: Prepared, client: Client
) -> None:
    choose_annexes(letter=letter, files=[photo, two_pages()], by=cast.by("ana"))
    client.force_login(cast.users["ana"])
    page = client.get(letter.get_absolute_url()).content.decode()
    address = reverse("letter_whole", args=[letter.pk])
    assert address in page
    sheets = PdfReader(BytesIO(client.get(address).content)).pages
    assert len(sheets) == 4
    assert HOME in " ".join(sheets[0].extract_text().split())
    annex = sheets[1].images[0].image
    assert annex is not None
    assert annex.size == A4
    assert Client().get(neutral(address)).status_code in {302, 404}


def test_what_cannot_be_drawn_is_named(cast: Cast, letter: Letter) -> None:
    choose_annexes(letter=letter, files=[two_pages()], by=cast.by("ana"))
    kept = letter.annexes.values_list("pk", flat=True)
    StoredFile.objects.filter(pk__in=list(kept)).update(sha256=blobs.write(b"no PDF at all"))
    sheets = PdfReader(BytesIO(whole(letter, on=DAY))).pages
    assert len(sheets) == 2
    assert "Anexa 1 se tipărește din fișierul ei." in sheets[1].extract_text()
