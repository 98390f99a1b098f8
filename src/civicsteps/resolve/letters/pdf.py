"""A letter on paper: PDF/A for the office and the public, a picture for the screen.

Pure of writing: it reads a letter and returns bytes, the same for the same letter and day. It
runs outside of any transaction.
"""

import json
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

import typst
from django.utils.translation import gettext, override

from civicsteps.core.printing import printable
from civicsteps.resolve.letters.compose import Copy, compose
from civicsteps.resolve.letters.models import Letter
from civicsteps.resolve.letters.signatures import signature_of

SOURCE = Path(__file__).with_name("paper") / "letter.typ"
STANDARDS: "list[typst.PDFStandard]" = ["a-2a", "ua-1"]
SHARPNESS = 110.0


@dataclass(frozen=True, slots=True)
class Copies:
    """Both copies of a letter, the revision that they were made from, the day they carry."""

    revision: int
    on: date
    office: bytes
    public: bytes


NO_COPIES = Copies(revision=0, on=date.min, office=b"", public=b"")


def render(letter: Letter, *, copy: Copy, on: date) -> bytes:
    """Return one copy as PDF/A-2a, PDF/UA-1, dated on a day."""
    made = typst.Compiler(SOURCE.read_bytes()).compile(
        sys_inputs=_inputs(letter, copy, on),
        format="pdf",
        pdf_standards=STANDARDS,
        timestamp=datetime.combine(on, time(12), tzinfo=UTC),
    )
    return one(made)


def pages(letter: Letter, *, copy: Copy, on: date) -> list[bytes]:
    """Return one copy as pictures (PNG), a page each."""
    made = typst.Compiler(SOURCE.read_bytes()).compile(
        sys_inputs=_inputs(letter, copy, on), format="png", ppi=SHARPNESS
    )
    return made if isinstance(made, list) else [one(made)]


def copies(letter: Letter, *, on: date) -> Copies:
    """Return both copies of a letter that leaves on a day."""
    return Copies(
        revision=letter.revision,
        on=on,
        office=render(letter, copy="office", on=on),
        public=render(letter, copy="public", on=on),
    )


def _inputs(letter: Letter, copy: Copy, on: date) -> dict[str, str]:
    words = asdict(compose(letter, copy=copy, on=on))
    words["on"] = [on.year, on.month, on.day]
    words["signed"] = list(signature_of(letter)) if copy == "office" else []
    words["signed_alt"] = _signature_said(letter)
    return {"letter": json.dumps(printable(words), ensure_ascii=False)}


def _signature_said(letter: Letter) -> str:
    with override(letter.language):
        return gettext("Signature")


def one(made: bytes | list[bytes] | None) -> bytes:
    """Return what typst made as a single document."""
    if not isinstance(made, bytes):
        raise TypeError("typst returned no single document")
    return made
