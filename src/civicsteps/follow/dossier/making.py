"""Making the file of a problem: an index whose numbers are right, then every document in order.

Pure of writing: rows and bytes in, bytes out. It runs outside of any transaction. Documents are
other people's files: one that cannot be opened is named in the index and left out.
"""

import json
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from io import BytesIO
from pathlib import Path

import typst
from django.utils.translation import gettext as _
from PIL import Image
from pypdf import PdfReader, PdfWriter, Transformation

from civicsteps.core import days
from civicsteps.core.files import blobs
from civicsteps.core.files.models import StoredFile
from civicsteps.follow.dossier.gathering import Piece

PAPER = Path(__file__).with_name("paper")
MOST_BYTES = 60 * 1024 * 1024
MOST_PAGES = 2000
PLATE_SIDE = 1600
SLIP_WIDTH = 90 / 25.4 * 72


@dataclass(frozen=True, slots=True)
class Annex:
    """A piece of the file and its pages as a PDF: none where only its name stands."""

    piece: Piece
    content: bytes = b""
    pages: int = 0
    left_out: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """The finished file: its bytes, its pages, and how many documents were left out of it."""

    content: bytes
    pages: int
    left_out: int


type Front = dict[str, object]
"""What the cover, the index and the story say, as the template reads it."""


def annexes_of(pieces: Sequence[Piece], laid: Callable[[int], object]) -> list[Annex]:
    """Return the pages of each piece, in order; `laid(n)` hears how many are done.

    Past 60 MB or 2,000 pages the documents that follow are named only.
    """
    annexes: list[Annex] = []
    for number, piece in enumerate(pieces, 1):
        annex = _annex(piece)
        size = sum(len(a.content) for a in annexes) + len(annex.content)
        pages = sum(a.pages for a in annexes) + annex.pages
        if size > MOST_BYTES or pages > MOST_PAGES:
            annex = Annex(piece, left_out=True)
        annexes.append(annex)
        laid(number)
    return annexes


def bind(front: Front, annexes: Sequence[Annex], *, on: date) -> Made:
    """Return the file as one PDF with bookmarks: the index first, then each document.

    The front is set twice: once to learn its length, once with the pages that follow from it.
    """
    length = len(PdfReader(BytesIO(_front(front, annexes, 0, on))).pages)
    pdf = _front(front, annexes, length, on)
    total = length + sum(annex.pages for annex in annexes)
    writer = PdfWriter()
    writer.append(BytesIO(pdf))
    for number, annex in enumerate(annexes, 1):
        if annex.pages:
            _append(writer, annex, number, total)
    writer.add_metadata({"/Title": str(front["title"])})
    out = BytesIO()
    writer.write(out)
    return Made(out.getvalue(), total, sum(annex.left_out for annex in annexes))


def _annex(piece: Piece) -> Annex:
    if piece.file is None:
        return Annex(piece)
    try:
        content = _pdf_of(piece, piece.file)
        return Annex(piece, content, len(PdfReader(BytesIO(content)).pages))
    except Exception:  # whatever a reader makes of hostile or damaged bytes
        return Annex(piece, left_out=True)


def _pdf_of(piece: Piece, file: StoredFile) -> bytes:
    content = blobs.read(file.sha256)
    if file.is_image:
        return _plate(piece.title, content)
    if file.type != "application/pdf":
        raise ValueError(f"{file.type} has no pages")
    return content


def _plate(title: str, content: bytes) -> bytes:
    with Image.open(BytesIO(content)) as opened:
        picture = opened.convert("RGB")
    picture.thumbnail((PLATE_SIDE, PLATE_SIDE), Image.Resampling.LANCZOS)
    jpeg = BytesIO()
    picture.save(jpeg, "JPEG", quality=85)
    words = {"title": title, "format": "jpg", "language": "ro"}
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "picture").write_bytes(jpeg.getvalue())
        (Path(folder) / "plate.typ").write_bytes((PAPER / "plate.typ").read_bytes())
        return _set(Path(folder) / "plate.typ", "plate", words, root=folder)


def _front(front: Front, annexes: Sequence[Annex], length: int, on: date) -> bytes:
    starts = _starts(annexes, length)
    rows = [_row(n, a, page) for n, (a, page) in enumerate(zip(annexes, starts, strict=True), 1)]
    total = length + sum(annex.pages for annex in annexes)
    said = {**front, "pieces": rows, "total": total, "on": [on.year, on.month, on.day]}
    return _set(PAPER / "dossier.typ", "dossier", said, on=on)


def _starts(annexes: Sequence[Annex], length: int) -> Iterator[int]:
    page = length + 1
    for annex in annexes:
        yield page
        page += annex.pages


def _row(number: int, annex: Annex, page: int) -> dict[str, str]:
    piece = annex.piece
    note = piece.note
    if annex.left_out:
        note = " · ".join(word for word in (note, _("too large or damaged: ask the group")) if word)
    return {
        "number": str(number),
        "day": days.said(piece.on, "d.m.Y"),
        "what": piece.what,
        "title": piece.title,
        "who": piece.who,
        "note": note,
        "page": str(page) if annex.pages else "–",
        "mark": _("Made-up example. It is not a real document.") if piece.illustrative else "",
    }


def _append(writer: PdfWriter, annex: Annex, number: int, total: int) -> None:
    first = len(writer.pages)
    writer.append(BytesIO(annex.content), import_outline=False)
    title = f"{number}. {annex.piece.what}: {annex.piece.title}"
    writer.add_outline_item(title=title, page_number=first)
    lines = [
        _("Document %(number)s · page %(page)s of %(total)s")
        % {"number": number, "page": first + n, "total": total}
        for n in range(1, annex.pages + 1)
    ]
    slips = PdfReader(BytesIO(_set(PAPER / "slips.typ", "slips", lines)))
    for offset, slip in enumerate(slips.pages):
        page = writer.pages[first + offset]
        page.transfer_rotation_to_content()
        box = page.mediabox
        right = float(box.left) + max((float(box.width) - SLIP_WIDTH) / 2, 0)
        move = Transformation().translate(right, float(box.bottom) + 8)
        page.merge_transformed_page(slip, move, over=True)


def _set(
    source: Path, name: str, words: object, *, root: str | None = None, on: date | None = None
) -> bytes:
    stamp = datetime.combine(on, time(12), tzinfo=UTC) if on else None
    compiler = typst.Compiler(source, root=root) if root else typst.Compiler(source.read_bytes())
    made = compiler.compile(
        sys_inputs={name: json.dumps(words, ensure_ascii=False)}, format="pdf", timestamp=stamp
    )
    if not isinstance(made, bytes):
        raise TypeError("typst returned no single document")
    return made
