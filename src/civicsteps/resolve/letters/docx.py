"""A letter as a document that can be edited (DOCX), with the same words as on paper.

`paper/letter.docx` is the layout, with the words of `compose.LetterText` in its places. Words are
escaped: what is typed stays text.
"""

import zipfile
from dataclasses import asdict
from datetime import date
from io import BytesIO
from pathlib import Path

from docxtpl import DocxTemplate, InlineImage

from civicsteps.core.printing import printable
from civicsteps.resolve.letters.compose import compose
from civicsteps.resolve.letters.models import Letter
from civicsteps.resolve.letters.signatures import signature_of

LAYOUT = Path(__file__).with_name("paper") / "letter.docx"
TALL = 15 * 36_000  # millimetres, in the units of the format
STAMP = (1980, 1, 1, 0, 0, 0)


def render(letter: Letter, *, on: date) -> bytes:
    """Return the office's copy as DOCX, dated on a day; the same bytes for the same letter."""
    document = DocxTemplate(LAYOUT)
    words = printable(asdict(compose(letter, copy="office", on=on)))
    if not isinstance(words, dict):
        raise TypeError("a letter's words are no words")
    words["columns"] = words["columns"] if words["rows"] else []
    ink = signature_of(letter)
    words["signed"] = InlineImage(document, BytesIO(ink), height=TALL) if ink else ""
    document.render(words, autoescape=True)
    out = BytesIO()
    document.save(out)
    return _steady(out.getvalue())


def _steady(content: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as read, zipfile.ZipFile(out, "w") as write:
        for name in read.namelist():
            info = zipfile.ZipInfo(name, STAMP)
            write.writestr(info, read.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
