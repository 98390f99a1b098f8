"""Every page in both languages, and in each nothing of the other.

A page is searched for what the catalogues say in the other language. Left aside is what cannot
tell: a single short word, what is the same in both, and what people in the stories wrote.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import civicsteps
from tests.laws.walking import Visit, hold

pytestmark = pytest.mark.django_db

SOURCE = Path(civicsteps.__file__).parent
READERS = {"visitor", "organiser", "centre"}
# What is written there is somebody else's: what was sent, in its reader's language; and samples
# of what people write, in Romanian.
NOT_OURS = {"mailbox_message", "stil", "unsorted_mail", "meeting_request"}
# A place in a sentence for something else, and what stands in a page around words.
GAP = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}|<[^>]*>")
CEDILLAS = re.compile("[şţŞŢ]")


@pytest.fixture(scope="module")
def pairs() -> list[tuple[str, str]]:
    """What is said in English, and in Romanian."""
    found = []
    for path in sorted(SOURCE.glob("**/locale/ro/LC_MESSAGES/django.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale="ro"):
                english, romanian = _forms(message.id), _forms(message.string)
                found += [(e, r) for e in english for r in romanian if e and r]
    return found


def test_there_are_catalogues(pairs: list[tuple[str, str]]) -> None:
    assert len(pairs) > 1000


def test_every_page_says_its_language(visits: list[Visit]) -> None:
    def wrong(visit: Visit) -> str:
        language = visit.sheet.language
        return "" if language == visit.language else f"says {language!r}"

    hold(pages(visits), wrong)


def test_what_is_open_in_one_language_is_open_in_the_other(visits: list[Visit]) -> None:
    statuses = {(v.name, v.role, v.language): v.status for v in visits}

    def wrong(visit: Visit) -> str:
        here, there = (statuses[visit.name, visit.role, code] for code in ("ro", "en"))
        return "" if here == there else f"{here}, and in English {there}"

    hold(visits, wrong)


def test_no_english_stands_in_a_romanian_page(
    visits: list[Visit], pairs: list[tuple[str, str]], written: str
) -> None:
    romanian = " ".join(r for _, r in pairs)
    foreign = Foreign((e for e, r in pairs if e != r), romanian, written)
    hold(read_in("ro", visits), foreign)
    assert all(foreign(visit) for visit in read_in("en", visits)), "it must know English"


def test_no_romanian_stands_in_an_english_page(
    visits: list[Visit], pairs: list[tuple[str, str]], written: str
) -> None:
    english = " ".join(e for e, _ in pairs)
    foreign = Foreign((r for e, r in pairs if e != r), english, written)
    hold(read_in("en", visits), foreign)
    assert all(foreign(visit) for visit in read_in("ro", visits)), "it must know Romanian"


def test_romanian_is_written_with_commas_below(visits: list[Visit]) -> None:
    hold(pages(visits), lambda visit: CEDILLAS.findall(visit.text))


class Foreign:
    """Finds in a page what is said in the other language only."""

    def __init__(self, said: Iterator[str], also_said: str, written: str) -> None:
        pieces = {piece for text in said for piece in [telling(text)] if piece}
        own = " ".join(also_said.split())
        self.pieces = [piece for piece in pieces if not stands(piece, own)]
        self.pieces = [piece for piece in self.pieces if not stands(piece, written)]

    def __call__(self, visit: Visit) -> list[str]:
        text = visit.sheet.text
        return [piece for piece in self.pieces if stands(piece, text)]


def telling(text: str) -> str:
    """Return the longest piece of a text between its gaps, if it can tell a language."""
    pieces = (" ".join(piece.split()).strip(" .,:;!?…·()") for piece in GAP.split(text))
    longest = max(pieces, key=len, default="")
    letters = sum(map(str.isalpha, longest))
    return longest if letters >= 8 or (letters > 4 and " " in longest) else ""


def stands(piece: str, text: str) -> bool:
    """Tell whether a piece stands in a text as whole words."""
    if piece not in text:
        return False
    return re.search(rf"(?<!\w){re.escape(piece)}(?!\w)", text) is not None


def pages(visits: list[Visit]) -> list[Visit]:
    return [visit for visit in visits if visit.is_page]


def read_in(language: str, visits: list[Visit]) -> list[Visit]:
    """Return the pages in a language that those who see most of them are shown."""
    found = [visit for visit in pages(visits) if visit.language == language]
    return [visit for visit in found if visit.role in READERS and visit.name not in NOT_OURS]


def _forms(text: str | list[str] | tuple[str, ...] | None) -> list[str]:
    return [text] if isinstance(text, str) else list(text or ())
