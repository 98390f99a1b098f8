"""Files made for stories: a drawn card for a photo, one page for a document."""

import zlib
from typing import Literal

import typst
from django.core.files.uploadedfile import SimpleUploadedFile

from civicsteps.core.text import plain
from civicsteps.stories.reading import Made

BADGE = "Exemplu inventat. Nu este un document real."
_GROUNDS = ("#0E5A63", "#2F6B3A", "#8A5A00", "#6E2B4B", "#5B6470")
_CARD = """
#set page(width: 600pt, height: 400pt, margin: 30pt, fill: rgb(sys.inputs.ground))
#set text(font: "Libertinus Serif", size: 26pt, lang: "ro", fill: rgb("#FBF8F2"))
#sys.inputs.caption
#let steps = range(1, 11)
#place(bottom + left, dy: -30pt, grid(columns: 10, column-gutter: 4pt, align: bottom, ..steps.map(
  step => rect(width: 50pt, height: step * 20pt, fill: rgb("#FBF8F2"), stroke: none),
)))
#place(bottom + left, text(size: 14pt, sys.inputs.badge))
"""
_PAGE = """
#set document(date: none)
#set page(paper: "a4", margin: 3cm)
#set text(font: "Libertinus Serif", size: 13pt, lang: "ro")
#text(weight: "bold")[#sys.inputs.caption]
#v(2em)
#sys.inputs.badge
"""


def make_file(made: Made) -> SimpleUploadedFile:
    """Return a made file as if somebody had just uploaded it."""
    name = "-".join(plain(made.caption).split()[:5]) or "fisier"
    if made.kind == "picture":
        return SimpleUploadedFile(f"{name}.png", _picture(made.caption), "image/png")
    return SimpleUploadedFile(f"{name}.pdf", _document(made.caption), "application/pdf")


def _picture(caption: str) -> bytes:
    ground = _GROUNDS[zlib.crc32(caption.encode()) % len(_GROUNDS)]
    return _typeset(_CARD, caption, format="png", ground=ground)


def _document(caption: str) -> bytes:
    return _typeset(_PAGE, caption, format="pdf")


def _typeset(source: str, caption: str, *, format: Literal["png", "pdf"], **more: str) -> bytes:
    inputs = {"caption": caption, "badge": BADGE, **more}
    made = typst.compile(source.encode(), sys_inputs=inputs, format=format, ppi=144)
    if not isinstance(made, bytes):
        raise TypeError("one page gives one file")
    return made
