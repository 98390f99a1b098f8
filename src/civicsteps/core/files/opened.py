"""Opens a stranger's PDF in a process of its own, within bounds of time and memory.

Run as `python -m civicsteps.core.files.opened JOB FOLDER SECONDS MEMORY [NUMBER…]` by `apart`. It
reads `content` in the folder and leaves what it found there, each as a file. It knows no database
and no settings: whoever breaks a reader finds nothing here. Nothing is imported that needs Django.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # it ships no types
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, PdfObject

if sys.platform != "win32":  # it has no such bounds: there the clock alone ends a reader
    import resource

MOST_WRITTEN = 64 * 1024 * 1024
"""Bytes of one file that is left: a page of dots is less."""
MAX_OBJECTS = 50_000
MAX_DEPTH = 50
MAX_DOTS = 6_000_000
"""Of one page: a PDF may say that its page is as large as a house."""
INCH = 72
SHARP = 200
SECONDS_A_PAGE = 60
LONGEST_PAGE = 20_000
# Keys and values that run something, open something, send something or carry another file.
ACTIVE_KEYS = {"/JS", "/JavaScript", "/EmbeddedFiles", "/EF", "/XFA", "/RichMediaContent"}
ACTIVE_KINDS = {
    "/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToE", "/EmbeddedFile", "/Rendition",
    "/RichMedia", "/Movie", "/Sound", "/3D",
}  # fmt: skip


class _TooMuchError(Exception):
    """The document is deeper or larger than a letter ever is."""


def check(content: bytes, folder: Path) -> None:
    """Leave the word that a PDF is not kept for: `locked`, `active`, `unread`, or none."""
    (folder / "found").write_text(_flaw(content), "utf-8")


def text(content: bytes, folder: Path, most: int) -> None:
    """Leave the words of the first pages, and how many pages there are."""
    pages = PdfReader(BytesIO(content)).pages
    texts = [page.extract_text()[:LONGEST_PAGE] for page in pages[:most]]
    (folder / "found").write_text(json.dumps({"pages": len(pages), "texts": texts}), "utf-8")


def count(content: bytes, folder: Path) -> None:
    """Leave how many pages there are."""
    with pypdfium2.PdfDocument(content) as document:
        (folder / "found").write_text(str(len(document)), "utf-8")


def draw(content: bytes, folder: Path, dpi: int, most: int) -> None:
    """Leave the first pages as pictures, `1.png` and on."""
    for number, page in enumerate(_drawn(content, dpi, most), start=1):
        page.save(folder / f"{number}.png", "PNG", compress_level=1)


def recognise(content: bytes, folder: Path, most: int) -> None:
    """Leave what Tesseract recognises on the first pages, or on a picture: `1.txt` and on."""
    for number, page in enumerate(_pictures(content, most), start=1):
        # Whole or not at all: the time may end in the middle of a page.
        (folder / "page").write_bytes(_recognised(page))
        (folder / "page").rename(folder / f"{number}.txt")


def _flaw(content: bytes) -> str:
    try:
        reader = PdfReader(BytesIO(content))
        # A PDF protected only against printing or copying opens with an empty password.
        if reader.is_encrypted and not reader.decrypt(""):
            return "locked"
        if not len(reader.pages):
            return "unread"
        return "active" if any(_acts(found) for found in _dictionaries(reader)) else ""
    except Exception:  # whatever a reader makes of hostile bytes
        return "unread"


def _dictionaries(reader: PdfReader) -> Iterator[DictionaryObject]:
    """Yield every dictionary of the document, the streams' own among them, each object once."""
    numbers = {(n, g) for g, table in reader.xref.items() for n in table}
    numbers |= {(n, 0) for n in reader.xref_objStm}
    if len(numbers) > MAX_OBJECTS:
        raise _TooMuchError
    yield from _inside(reader.trailer, 0)
    for number, generation in sorted(numbers):
        yield from _inside(reader.get_object(IndirectObject(number, generation, reader)), 0)


def _inside(found: PdfObject | None, depth: int) -> Iterator[DictionaryObject]:
    if depth > MAX_DEPTH:
        raise _TooMuchError
    if isinstance(found, DictionaryObject):
        yield found
        for value in found.values():
            yield from _inside(value, depth + 1)
    elif isinstance(found, ArrayObject):
        for value in list.__iter__(found):
            yield from _inside(value, depth + 1)


def _acts(found: DictionaryObject) -> bool:
    kinds = {found.raw_get(key) for key in ("/S", "/Type", "/Subtype") if key in found}
    return any(key in ACTIVE_KEYS for key in found) or any(kind in ACTIVE_KINDS for kind in kinds)


def _pictures(content: bytes, most: int) -> Iterator[Image.Image]:
    if content.startswith(b"%PDF-"):
        yield from _drawn(content, SHARP, most)
        return
    with Image.open(BytesIO(content), formats=("JPEG", "PNG", "WEBP")) as opened:
        yield opened.convert("RGB")


def _drawn(content: bytes, dpi: int, most: int) -> Iterator[Image.Image]:
    with pypdfium2.PdfDocument(content) as document:
        for at in range(min(len(document), most)):
            page = document[at]
            width, height = (max(side, 1.0) for side in page.get_size())
            scale = min(dpi / INCH, (MAX_DOTS / (width * height)) ** 0.5)
            yield page.render(scale=scale).to_pil().convert("RGB")
            page.close()


def _recognised(page: Image.Image) -> bytes:
    out = BytesIO()
    page.convert("L").save(out, "PNG", dpi=(SHARP, SHARP))
    words, dots = ["tesseract", "stdin", "stdout", "-l", "ron"], out.getvalue()
    try:
        done = subprocess.run(  # noqa: S603 - words of ours
            words, input=dots, capture_output=True, timeout=SECONDS_A_PAGE, check=False
        )
    except subprocess.TimeoutExpired:
        return b""
    return done.stdout[: LONGEST_PAGE * 2]


def bound(seconds: int, memory: int) -> None:
    """Bound this process and those that it starts: seconds of computing each, bytes of memory."""
    if sys.platform == "win32":
        return
    bounds = (
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, MOST_WRITTEN),
        (resource.RLIMIT_CORE, 0),
    )
    for kind, most in bounds:
        with suppress(ValueError, OSError):  # a system may know a kind and not let it be set
            resource.setrlimit(kind, (most, most))


JOBS: dict[str, Callable[..., None]] = {
    job.__name__: job for job in (check, text, count, draw, recognise)
}


def main(words: list[str]) -> None:
    """Do a job in its folder; whatever a reader raises ends the process with a number."""
    job, folder = JOBS[words[0]], Path(words[1])
    seconds, memory, *numbers = (int(word) for word in words[2:])
    bound(seconds, memory)
    job((folder / "content").read_bytes(), folder, *numbers)


if __name__ == "__main__":
    main(sys.argv[1:])
