from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from civicsteps.core.files.pdf import why_not_keep_pdf
from civicsteps.resolve.letters import pdf
from civicsteps.resolve.letters.actions import edit_letter
from civicsteps.resolve.letters.compose import Copy, as_text, compose, public_text
from civicsteps.resolve.letters.models import Letter
from tests.cast import Cast
from tests.resolve.letters.conftest import HOME, SIGNER, WORDS

DAY = date(2026, 11, 25)


def _words(content: bytes) -> str:
    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    return " ".join(text.split())


def test_the_office_reads_who_signs_where_they_live_and_numbered_requests(letter: Letter) -> None:
    words = _words(pdf.render(letter, copy="office", on=DAY))
    for said in (
        SIGNER, HOME, "Subiect: Petiție privind locul de joacă", "1. Faceți un loc de joacă.",
        "2. Spuneți-ne până când.", "Cu stimă,", "25 noiembrie 2026", "în atenția: Consiliul Local",
        "Ordonanței Guvernului nr. 27/2002",
    ):  # fmt: skip
        assert said in words
    assert letter.reply_address in words


def test_the_public_copy_names_nobody_not_even_in_the_letters_own_words(letter: Letter) -> None:
    content = pdf.render(letter, copy="public", on=DAY)
    words = _words(content)
    assert "Copiii se joacă între mașini." in words
    for secret in ("Popescu", "Ana-Maria", "Teilor", letter.reply_address):
        assert secret not in words
        assert secret.encode() not in content
    assert "Popescu" not in str(PdfReader(BytesIO(content)).metadata)


@pytest.mark.parametrize(
    "written",
    [
        "Ana-Maria Popescu",
        "ANA-MARIA POPESCU,",
        "Ana-Maria\nPopescu",
        "ana-maria popescu.",
        "(Ana-Maria Popescu)",
        "„Ana-Maria Popescu”!",
        "Ana-Maria Popescu:",
    ],
)
def test_a_name_is_hidden_however_it_is_written(letter: Letter, written: str) -> None:
    assert "opescu" not in public_text(letter, f"Eu, {written} cer.").lower()


def test_other_people_of_the_name_are_left_alone(letter: Letter) -> None:
    assert public_text(letter, "Ion Popescu și Ana") == "Ion Popescu și Ana"


@pytest.mark.parametrize("copy", ["office", "public"])
def test_the_same_letter_gives_the_same_bytes_fit_for_an_archive(
    letter: Letter, copy: Copy
) -> None:
    content = pdf.render(letter, copy=copy, on=DAY)
    assert content == pdf.render(letter, copy=copy, on=DAY)
    assert b"pdfaid:part" in content
    assert why_not_keep_pdf(content) is None
    assert len(content) < 5_000_000


def test_what_is_typed_is_never_run(cast: Cast, letter: Letter) -> None:
    typed = '#panic("x") *stea* $x$ @ref <eticheta> \\ `cod` #include "/etc/passwd"'
    words = replace(WORDS, subject=typed, body=typed, requests=typed, signer=typed, domicile=typed)
    changed = edit_letter(letter=letter, office=letter.office, words=words, by=cast.by("ana"))
    shown = _words(pdf.render(changed, copy="office", on=DAY))
    assert shown.count('#panic("x") *stea* $x$') >= 5


def test_a_sign_that_no_letter_of_ours_draws_is_left_out_and_the_letter_leaves(
    letter: Letter,
) -> None:
    letter.body = "Vă rugăm 🙂 să răspundeți. 漢字 ½ → №"
    text = _words(pdf.render(letter, copy="office", on=DAY))
    assert "Vă rugăm să răspundeți. ½ → №" in text


def test_a_made_up_letter_says_so_on_every_copy(letter: Letter) -> None:
    letter.illustrative = True
    for copy in ("office", "public"):
        said = _words(pdf.render(letter, copy=copy, on=DAY))
        assert "Exemplu inventat. Nu este un document real." in said


def test_a_long_letter_has_several_numbered_pages(cast: Cast, letter: Letter) -> None:
    words = replace(WORDS, body="Copiii se joacă între mașini. " * 180)
    changed = edit_letter(letter=letter, office=letter.office, words=words, by=cast.by("ana"))
    pages = pdf.pages(changed, copy="office", on=DAY)
    assert len(pages) > 1
    assert all(page.startswith(b"\x89PNG") for page in pages)
    assert "1 / " in _words(pdf.render(changed, copy="office", on=DAY))


def test_an_association_signs_by_its_seat_and_representative(letter: Letter) -> None:
    letter.as_association = True
    said = _words(pdf.render(letter, copy="office", on=DAY))
    assert f"Loc de joacă, cu sediul în {HOME}, prin reprezentant Ana-" in said


def test_an_office_that_wants_to_be_greeted_is(letter: Letter) -> None:
    letter.office.salutation = "Stimată doamnă primar,"
    assert "Stimată doamnă primar," in as_text(compose(letter, copy="mail", on=DAY))
