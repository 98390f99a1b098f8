"""Reading a PDF only to know whether anything in it acts by itself."""

from collections.abc import Iterator
from io import BytesIO

from django.utils.translation import gettext_lazy as _
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, PdfObject

from civicsteps.core.refusals import Refusal

MAX_OBJECTS = 50_000
MAX_DEPTH = 50
# Keys and values that run something, open something, send something or carry another file.
ACTIVE_KEYS = {"/JS", "/JavaScript", "/EmbeddedFiles", "/EF", "/XFA", "/RichMediaContent"}
ACTIVE_KINDS = {
    "/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToE", "/EmbeddedFile", "/Rendition",
    "/RichMedia", "/Movie", "/Sound", "/3D",
}  # fmt: skip
_ACTIVE_WORDS = (b"/JavaScript", b"/Launch", b"/EmbeddedFile")
_ZIP_END = b"PK\x05\x06"


class _TooMuchError(Exception):
    """The document is deeper or larger than a letter ever is."""


def why_not_keep_pdf(content: bytes) -> Refusal | None:
    """Return why a PDF is not kept: damaged, locked, active, or also something else."""
    if _ZIP_END in content[-70_000:] or b"%%EOF" not in content[-2048:]:
        return _refusal(_("The PDF is damaged. What you wrote is kept. Choose another file."))
    # Another reader may find what this one does not: what stands there in plain letters counts.
    if any(word in content for word in _ACTIVE_WORDS):
        return _refusal(_active())
    try:
        reader = PdfReader(BytesIO(content))
        # A PDF protected only against printing or copying opens with an empty password.
        if reader.is_encrypted and not reader.decrypt(""):
            return _refusal(_locked())
        if not len(reader.pages):
            raise _TooMuchError
        active = any(_acts(found) for found in _dictionaries(reader))
    except Exception:  # whatever a reader makes of hostile bytes
        return _refusal(
            _("The PDF can't be read. What you wrote is kept. Save it again, or photograph it.")
        )
    return _refusal(_active()) if active else None


def _refusal(reason: object) -> Refusal:
    return Refusal(reason, "input")  # type: ignore[arg-type]  # lazy text


def _locked() -> object:
    return _(
        "The PDF has a password, so nobody could open it here. What you wrote is kept. "
        "Save it without a password, or photograph it."
    )


def _active() -> object:
    return _(
        "The PDF contains programs or other files inside it, and could harm whoever opens it. "
        "What you wrote is kept. Print it as a plain PDF, or photograph it."
    )


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
