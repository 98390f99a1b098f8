"""One spelling of ș and ț, and the folded form."""

import pytest

from civicsteps.core.ids import slugify
from civicsteps.core.text import plain, tidy


def test_cedillas_become_commas() -> None:
    assert tidy("Şcoală şi ţară") == "Școală și țară"


def test_decomposed_letters_are_joined_and_lines_trimmed() -> None:
    assert tidy("  a\u0306bc \r\n  x  ") == "ăbc\n  x"


@pytest.mark.parametrize("spelling", ["Școală", "Şcoală", "școala", "SCOALA", "S\u0326coala\u0306"])
def test_every_spelling_folds_to_the_same(spelling: str) -> None:
    assert plain(spelling) == "scoala"


def test_a_slug_is_readable_and_cut_at_a_word() -> None:
    assert slugify("Podul Săbăreni, închis din 2018!") == "podul-sabareni-inchis-din-2018"
    assert slugify("unu doi trei", max_length=8) == "unu-doi"
    assert slugify("!!!") == "fara-nume"
