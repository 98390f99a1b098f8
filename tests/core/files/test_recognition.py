"""A scan's words are recognised where Tesseract is installed, and it is said where it is not."""

from io import BytesIO

import pytest
import typst
from PIL import Image

from civicsteps.core.files.prepare import prepare
from civicsteps.core.files.words import Words, can_recognise, words_of
from civicsteps.core.text import plain

LETTER = """
#set page(width: 210mm, height: 297mm, margin: 25mm)
#set text(size: 13pt, lang: "ro")
Primăria Comunei Valea Albă \\
Nr. de înregistrare: 4512 din 12.11.2026

Bună ziua,

Vă comunicăm că lucrările la șanțul din fața școlii vor începe în luna mai, după ce țevile vor
fi înlocuite. Locuitorii vor fi înștiințați printr-un anunț afișat la sediul primăriei.
"""


def letter() -> Image.Image:
    """A letter of a town hall as a scanner sees it."""
    made = typst.compile(LETTER.encode(), format="png", ppi=150)
    assert isinstance(made, bytes)
    with Image.open(BytesIO(made)) as opened:
        return opened.convert("L").rotate(0.4, fillcolor=255)


def saved(picture: Image.Image, format_: str) -> bytes:
    out = BytesIO()
    picture.save(out, format_, quality=80)
    return out.getvalue()


def blank() -> bytes:
    return saved(Image.new("L", (1200, 1700), 250), "JPEG")


@pytest.mark.parametrize("format_", ["JPEG", "PDF"])
def test_a_scanned_letter_is_recognised_or_said_to_be_a_scan(format_: str) -> None:
    kept = prepare(saved(letter(), format_), name="scan")
    found = words_of(kept.content, kept.type)
    if not can_recognise():
        assert found == Words("", "unable")
        return
    assert found.how == "seen"
    said = plain(found.text)
    for words in ("valea alba", "4512", "santul din fata scolii", "primariei"):
        assert words in said
    assert "ș" in found.text or "ț" in found.text


def test_an_empty_page_says_nothing() -> None:
    found = words_of(blank(), "image/jpeg")
    assert (found.text, found.how) == ("", "none" if can_recognise() else "unable")
