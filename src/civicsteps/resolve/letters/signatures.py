"""A signature drawn with a finger or scanned: black on white, sealed in the storage.

Only the office's copy shows it; it goes with the name and the home of whoever signed.
"""

import base64
import binascii
from io import BytesIO

from cryptography.fernet import InvalidToken
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps

from civicsteps.core.actors.models import Actor
from civicsteps.core.files import blobs
from civicsteps.core.files.actions import keep
from civicsteps.core.files.models import StoredFile
from civicsteps.core.files.prepare import Prepared, prepare
from civicsteps.core.refusals import Refusal, Refused
from civicsteps.core.sealed import seal, unseal
from civicsteps.resolve.letters.models import Letter

DRAWN = "data:image/png;base64,"
MOST_DRAWN = 200_000
WIDTH, HEIGHT, EDGE = 900, 300, 8
INK = 150
SEALED = "application/octet-stream"


def drawn(sent: str) -> Prepared:
    """Return the image that a page drew, from its data address. Raises Refused for any other."""
    if not sent.startswith(DRAWN) or len(sent) > MOST_DRAWN:
        raise Refused(Refusal(_("The signature did not arrive whole. Draw it again."), "input"))
    try:
        content = base64.b64decode(sent.removeprefix(DRAWN), validate=True)
    except binascii.Error as error:
        again = _("The signature did not arrive whole. Draw it again.")
        raise Refused(Refusal(again, "input")) from error
    return prepare(content, name="semnatura.png", accept="images")


def in_ink(signature: Prepared) -> bytes:
    """Return a signature in black on white (PNG), cut to its ink. Raises Refused for a blank one.

    What is lighter than ink, as the paper of a photo, becomes white.
    """
    with Image.open(BytesIO(signature.content)) as opened:
        rgba = opened.convert("RGBA")
    paper = Image.new("RGBA", rgba.size, "white")
    grey = Image.alpha_composite(paper, rgba).convert("L")
    marks = ImageOps.autocontrast(grey, cutoff=1).point(lambda dot: 255 if dot < INK else 0)
    box = marks.getbbox()
    if box is None or not any(grey.histogram()[:INK]):
        raise Refused(Refusal(_("There is no signature there. Sign once more."), "input"))
    cut = ImageOps.expand(ImageOps.invert(marks.crop(box)), EDGE, 255)
    cut.thumbnail((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
    out = BytesIO()
    cut.save(out, "PNG", optimize=True)
    return out.getvalue()


def keep_sealed(ink: bytes, *, by: Actor) -> StoredFile:
    """Keep a signature sealed; no page gives its file to anybody."""
    return keep(Prepared(seal(ink), SEALED, "semnatura.sealed"), by=by, audiences=[])


def signature_of(letter: Letter) -> bytes:
    """Return a letter's signature (PNG), or nothing where a pen signs.

    One that came with a group's archive from another installation cannot be opened here: a pen
    signs again.
    """
    if letter.signature is None:
        return b""
    try:
        return unseal(blobs.read(bytes(letter.signature.sha256)))
    except InvalidToken:
        return b""
