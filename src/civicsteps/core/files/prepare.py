"""Making a stranger's file fit to keep, before any transaction: checked, cleaned, or refused.

The type is read from the bytes, never from the name. Images are drawn anew, so that nothing but
their dots stays; a PDF is kept as it came (its signature may count) when nothing in it acts.
"""

import unicodedata
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath
from typing import Literal

import puremagic
from django.core.files.base import File
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps
from pillow_heif import register_heif_opener

from civicsteps.core.files.pdf import why_not_keep_pdf
from civicsteps.core.refusals import Refusal, Refused, refuse
from civicsteps.core.text import tidy

Accept = Literal["images", "documents", "both"]

MAX_BYTES = 10 * 1024 * 1024
MAX_PIXELS = 64_000_000
MAX_SIDE = 2048
SMALL_SIDE = 640
HEAVY_PNG = 1024 * 1024
QUALITY = 85
ENDINGS = {
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/webp": ".webp",
    "application/pdf": ".pdf",
}
_FORMATS = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}
_FROM_A_PHONE = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}

register_heif_opener()


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file that is fit to keep: its bytes and true type, and for a wide image a small one."""

    content: bytes
    type: str
    name: str
    width: int | None = None
    height: int | None = None
    small: bytes | None = None

    @property
    def is_image(self) -> bool:
        """Whether it can be shown in a page."""
        return self.type.startswith("image/")


def prepare(
    file: File[bytes] | bytes,
    *,
    name: str | None = None,
    accept: Accept = "both",
    most: int = MAX_BYTES,
) -> Prepared:
    """Return what may be kept of an upload, an attachment or some bytes.

    JPEG, PNG, WebP, HEIC (kept as JPEG) or PDF of at most 10 MB, or of `most` bytes. Raises Refused
    with a reason for the person: too big, of another type, corrupt, locked, or active.
    """
    content = _read(file, accept, most)
    given = name if name is not None else getattr(file, "name", None) or ""
    kind = type_of(content)
    if kind is None or not _accepted(kind, accept):
        raise _refused(_wrong_type(content, given, accept))
    if kind == "application/pdf":
        refuse(why_not_keep_pdf(content))
        return Prepared(content, kind, tidy_name(given, kind))
    return _image(content, given)


def type_of(content: bytes) -> str | None:
    """Return the type that the first bytes tell, of those we take; None for any other."""
    if content.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    if content.startswith(b"%PDF-"):
        return "application/pdf"
    if content[4:8] == b"ftyp" and content[8:12] in _FROM_A_PHONE and b"avif" not in content[8:40]:
        return "image/heic"
    return None


def tidy_name(given: str, kind: str) -> str:
    """Return a name that is safe to show and save, with the ending of its true type."""
    last = PurePosixPath(given.replace("\\", "/")).name
    letters = "".join(c for c in last if unicodedata.category(c)[0] != "C" and c not in '"<>:|?*%;')
    stem = tidy(PurePosixPath(letters).stem).strip(". ")
    return (stem[:100] or "fisier") + ENDINGS.get(kind, "")


def _read(file: File[bytes] | bytes, accept: Accept, most: int) -> bytes:
    size = len(file) if isinstance(file, bytes) else file.size
    if size > most:
        photo = _("The photo is too big: %(most)d MB at most. What you wrote is kept.")
        other = _("The file is too big: %(most)d MB at most. What you wrote is kept.")
        said = photo if accept == "images" else other
        raise _refused(said % {"most": most // 1024**2})
    if isinstance(file, bytes):
        return file
    file.seek(0)
    content: bytes = file.read()
    return content


def _accepted(kind: str, accept: Accept) -> bool:
    return accept == "both" or kind.startswith("image/") == (accept == "images")


def _wrong_type(content: bytes, given: str, accept: Accept) -> object:
    if not content:
        return _("The file is empty. What you wrote is kept. Choose another file.")
    found = _other_type(content, given)
    if found == ".avif":
        return _(
            "This photo is in a format that we can't show yet (AVIF). What you wrote is kept. "
            "Take a screenshot of it, or choose a JPEG photo."
        )
    if accept == "images":
        return _("This is not a photo. What you wrote is kept. Choose a JPEG, PNG or WebP photo.")
    if accept == "documents":
        return _("This is not a PDF. What you wrote is kept. Choose a PDF file.")
    return _(
        "We can't keep this kind of file. What you wrote is kept. Choose a photo (JPEG, PNG, "
        "WebP) or a PDF."
    )


def _other_type(content: bytes, given: str) -> str:
    try:
        return str(puremagic.from_string(content[:4096], filename=given)).lower()
    except (puremagic.PureError, ValueError):
        return ""


def _refused(reason: object) -> Refused:
    return Refused(Refusal(reason, "input"))  # type: ignore[arg-type]  # lazy text


def _image(content: bytes, given: str) -> Prepared:
    try:
        drawn, format_ = _draw_anew(content)
        encoded, kind = _encode(drawn, format_)
        small = _small(drawn, kind)
    except Refused:
        raise
    except Image.DecompressionBombError as error:
        raise _refused(_too_many_dots()) from error
    except Exception as error:  # whatever a decoder makes of hostile bytes
        raise _refused(
            _("The photo is damaged. What you wrote is kept. Choose another photo.")
        ) from error
    return Prepared(encoded, kind, tidy_name(given, kind), drawn.width, drawn.height, small)


def _draw_anew(content: bytes) -> tuple[Image.Image, str]:
    # Pasting into a new image drops EXIF, comment, ICC and text: `save` alone keeps some of them.
    with Image.open(BytesIO(content), formats=(*_FORMATS, "HEIF")) as opened:
        format_ = "JPEG" if opened.format in {"MPO", "HEIF"} else str(opened.format)
        if opened.width * opened.height > MAX_PIXELS:
            raise _refused(_too_many_dots())
        opened.draft("RGB", (MAX_SIDE, MAX_SIDE))
        upright = ImageOps.exif_transpose(opened)
        mode = "RGBA" if upright.has_transparency_data and format_ != "JPEG" else "RGB"
        plain = _as_8_bit(upright).convert(mode)
    plain.thumbnail((MAX_SIDE, MAX_SIDE), Image.Resampling.LANCZOS)
    drawn = Image.new(mode, plain.size)
    drawn.paste(plain)
    return drawn, format_


def _as_8_bit(image: Image.Image) -> Image.Image:
    # Pillow clips 16-bit grey to white when it converts; scale it instead.
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda value: value / 256).convert("L")
    return image


def _encode(image: Image.Image, format_: str) -> tuple[bytes, str]:
    encoded = _save(image, format_)
    if format_ == "PNG" and image.mode == "RGB" and len(encoded) > HEAVY_PNG:
        return _save(image, "JPEG"), "image/jpeg"
    return encoded, _FORMATS[format_]


def _small(image: Image.Image, kind: str) -> bytes | None:
    if image.width <= SMALL_SIDE:
        return None
    small = image.copy()
    small.thumbnail((SMALL_SIDE, MAX_SIDE), Image.Resampling.LANCZOS)
    return _save(small, next(name for name, type_ in _FORMATS.items() if type_ == kind))


def _save(image: Image.Image, format_: str) -> bytes:
    out = BytesIO()
    image.save(out, format_, quality=QUALITY, optimize=format_ != "WEBP")
    return out.getvalue()


def _too_many_dots() -> object:
    return _(
        "The photo is too big: 64 million dots at most. What you wrote is kept. "
        "Choose another photo."
    )
