"""The words of a PDF or a scan: read where they are text, recognised where they are dots.

Recognition is Tesseract with Romanian, a program of the machine's own, if it is installed. Never in
a transaction and never for a waiting reader: a scan takes seconds.
"""

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Literal

from PIL import Image
from pypdf import PdfReader

from civicsteps.core.files.drawn import drawn
from civicsteps.core.text import tidy

MAX_PAGES = 40
MAX_SEEN = 12
"""Pages that are recognised; of a longer scan the rest stays to be read by eye."""
SECONDS = 60
DPI = 200
MAX_WORDS = 200_000
FEW = 30
"""Letters on a page below which it is taken for a scan with a stamp of text."""

type How = Literal["read", "seen", "none", "unable"]


@dataclass(frozen=True, slots=True)
class Words:
    """What a file says, and how that was found: `unable` where a scan could not be recognised."""

    text: str
    how: How


def words_of(content: bytes, kind: str) -> Words:
    """Return the words of a kept file; it never fails on a strange one."""
    try:
        text = _text_of_pdf(content) if kind == "application/pdf" else ""
        if text:
            return Words(text, "read")
        if not can_recognise():
            return Words("", "unable")
        seen = tidy("\n\n".join(_recognised(page) for page in _pictures(content, kind)))
    except Exception:  # hostile bytes: whatever a reader makes of them
        return Words("", "none")
    return Words(seen[:MAX_WORDS], "seen") if seen else Words("", "none")


@cache
def can_recognise() -> bool:
    """Tell whether Tesseract with Romanian is installed."""
    program = shutil.which("tesseract")
    if program is None:
        return False
    words = [program, "--list-langs"]
    done = subprocess.run(  # noqa: S603 - words of ours
        words, capture_output=True, text=True, timeout=30, check=False
    )
    return "ron" in done.stdout.split()


def _text_of_pdf(content: bytes) -> str:
    pages = PdfReader(BytesIO(content)).pages
    texts = [tidy(page.extract_text()) for page in pages[:MAX_PAGES]]
    said = "\n\n".join(text for text in texts if text)[:MAX_WORDS]
    return said.replace("\0", "") if len(said) > FEW * len(texts) else ""


def _pictures(content: bytes, kind: str) -> Iterator[bytes]:
    return (_png(page) for page in drawn(content, kind, dpi=DPI, most=MAX_SEEN))


def _png(picture: Image.Image) -> bytes:
    out = BytesIO()
    picture.convert("L").save(out, "PNG")
    return out.getvalue()


def _recognised(picture: bytes) -> str:
    words = ["tesseract", "stdin", "stdout", "-l", "ron"]
    try:
        done = subprocess.run(  # noqa: S603 - words of ours
            words, input=picture, capture_output=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return ""
    return done.stdout.decode("utf-8", "replace").replace("\0", "")
