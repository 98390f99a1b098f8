"""The words of a PDF or a scan: read where they are text, recognised where they are dots.

Recognition is Tesseract with Romanian, a program of the machine's own, if it is installed. Never in
a transaction and never for a waiting reader: a scan takes seconds.
"""

import json
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from typing import Literal

from civicsteps.core.files.apart import UnopenedError, opened_apart
from civicsteps.core.text import tidy

MAX_PAGES = 40
MAX_SEEN = 12
"""Pages that are recognised; of a longer scan the rest stays to be read by eye."""
SECONDS = 60
SECONDS_OF_SEEING = 300
MAX_WORDS = 200_000
FEW = 30
"""Letters on a page below which it is taken for a scan with a stamp of text."""

type How = Literal["read", "seen", "none", "unable", "failed"]


@dataclass(frozen=True, slots=True)
class Words:
    """What a file says, and how that was found.

    `unable` where a scan could not be recognised, `failed` where the file could not be read.
    """

    text: str
    how: How


@dataclass(frozen=True, slots=True)
class Inside:
    """How many pages a PDF has, and the words of its first ones."""

    pages: int
    texts: tuple[str, ...]


def words_of(content: bytes, kind: str) -> Words:
    """Return the words of a kept file; it never fails on a strange one, nor waits for ever."""
    try:
        text = _text_of(inside(content)) if kind == "application/pdf" else ""
        if text:
            return Words(text, "read")
        if not can_recognise():
            return Words("", "unable")
        seen = _seen(content)
    except UnopenedError:
        return Words("", "failed")
    return Words(seen, "seen") if seen else Words("", "none")


def inside(content: bytes, *, most: int = MAX_PAGES) -> Inside:
    """Return the words of a PDF's first pages. Raises UnopenedError for what nobody can read."""
    with opened_apart("text", content, most, seconds=SECONDS) as folder:
        found = json.loads((folder / "found").read_text("utf-8"))
    return Inside(found["pages"], tuple(_clean(text) for text in found["texts"]))


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


def _text_of(found: Inside) -> str:
    said = "\n\n".join(text for text in found.texts if text)[:MAX_WORDS]
    return said if len(said) > FEW * len(found.texts) else ""


def _seen(content: bytes) -> str:
    """Return what is recognised in the time that there is. Raises UnopenedError for no page."""
    time = SECONDS_OF_SEEING
    with opened_apart("recognise", content, MAX_SEEN, seconds=time, in_part=True) as folder:
        pages = [folder / f"{number}.txt" for number in range(1, MAX_SEEN + 1)]
        texts = [page.read_text("utf-8", "replace") for page in pages if page.exists()]
    if not texts:
        raise UnopenedError("recognise")
    return "\n\n".join(said for text in texts if (said := _clean(text)))[:MAX_WORDS]


def _clean(text: str) -> str:
    whole = text.encode("utf-8", "replace").decode()
    return tidy(whole.replace("\0", "").replace("\f", "\n"))
