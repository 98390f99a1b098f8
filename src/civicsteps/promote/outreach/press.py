"""The press: pictures (PNG) and papers (PDF/A) out of plain data, equal bytes for equal data.

Whatever people wrote comes as data and is never read as typst's own language. It runs outside of
any transaction.
"""

import json
import unicodedata
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from functools import cache
from hashlib import sha256
from pathlib import Path

import typst
from django.contrib.staticfiles import finders

from civicsteps.core.text import tidy

SOURCES = Path(__file__).with_name("paper")
STANDARDS: "list[typst.PDFStandard]" = ["a-2a", "ua-1"]
LONGEST_WORD = 18
# What our letters and typst's own hold: Latin, Greek, Cyrillic, and the signs of plain writing.
_BLOCKS = ((0x20, 0x7E), (0xA1, 0x17F), (0x218, 0x21B), (0x391, 0x3C9), (0x400, 0x45F))
_SIGNS = frozenset("\n–—‘’‚“”„…‹›•€№→←")

type Data = Mapping[str, object]


def picture(name: str, data: Data) -> bytes:
    """Return what a source draws with some data, a dot to each of its points."""
    compiler = _compiler(name)
    return _one(compiler.compile(sys_inputs=_inputs(data), format="png", ppi=72.0))


def paper(name: str, data: Data, *, on: date) -> bytes:
    """Return what a source prints with some data, as PDF/A-2a and PDF/UA-1 of a day."""
    return _one(
        _compiler(name).compile(
            sys_inputs=_inputs({**data, "on": [on.year, on.month, on.day]}),
            format="pdf",
            pdf_standards=STANDARDS,
            timestamp=datetime.combine(on, time(12), tzinfo=UTC),
        )
    )


def printable(text: str) -> str:
    """Return a text as our letters can print it: what they lack is left out, as emoji are.

    A word that no line could hold may be broken.
    """
    kept = "".join(c for c in unicodedata.normalize("NFC", tidy(text)) if _has(c))
    return " ".join(_breakable(word) for word in kept.split())


@cache
def edition() -> str:
    """Return what tells this edition of the sources from any other."""
    digest = sha256()
    for source in sorted(SOURCES.glob("*.typ")):
        digest.update(source.read_bytes())
    return digest.hexdigest()[:16]


def _compiler(name: str) -> typst.Compiler:
    # One for each print: a compiler forgets a source given as bytes after the first.
    source = (SOURCES / f"{name}.typ").read_bytes()
    return typst.Compiler(source, root=SOURCES, font_paths=_fonts(), ignore_system_fonts=True)


@cache
def _fonts() -> typst.Fonts:
    folder = finders.find("vendor/paper")
    if not isinstance(folder, str):
        raise FileNotFoundError("the fonts are not built: python -m civicsteps.config.assets")
    return typst.Fonts(include_system_fonts=False, font_paths=[folder])


def _inputs(data: Data) -> dict[str, str]:
    return {"data": json.dumps(data, ensure_ascii=False, sort_keys=True)}


def _has(letter: str) -> bool:
    code = ord(letter)
    return letter in _SIGNS or any(first <= code <= last for first, last in _BLOCKS)


def _breakable(word: str) -> str:
    if len(word) <= LONGEST_WORD:
        return word
    parts = (word[i : i + LONGEST_WORD] for i in range(0, len(word), LONGEST_WORD))
    return "\u200b".join(parts)


def _one(made: bytes | list[bytes] | None) -> bytes:
    if isinstance(made, list) and len(made) == 1:
        return made[0]
    if not isinstance(made, bytes):
        raise TypeError("typst returned no single document")
    return made
