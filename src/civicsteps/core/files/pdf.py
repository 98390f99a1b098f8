"""Looking into a PDF only to know whether anything in it acts by itself."""

import hashlib

from django.core.cache import cache
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from civicsteps.core.files.apart import UnopenedError, opened_apart
from civicsteps.core.refusals import Refusal

_ACTIVE_WORDS = (b"/JavaScript", b"/Launch", b"/EmbeddedFile")
_ZIP_END = b"PK\x05\x06"
HOUR = 60 * 60
FLAWS: dict[str, Promise] = {
    "damaged": _("The PDF is damaged. What you wrote is kept. Choose another file."),
    "unread": _("The PDF can't be read. What you wrote is kept. Save it again, or photograph it."),
    "locked": _(
        "The PDF has a password, so nobody could open it here. What you wrote is kept. "
        "Save it without a password, or photograph it."
    ),
    "active": _(
        "The PDF contains programs or other files inside it, and could harm whoever opens it. "
        "What you wrote is kept. Print it as a plain PDF, or photograph it."
    ),
}


def why_not_keep_pdf(content: bytes) -> Refusal | None:
    """Return why a PDF is not kept: damaged, locked, active, also something else, or too slow."""
    flaw = _flaw(content)
    return Refusal(FLAWS.get(flaw, FLAWS["unread"]), "input") if flaw else None


def _flaw(content: bytes) -> str:
    if _ZIP_END in content[-70_000:] or b"%%EOF" not in content[-2048:]:
        return "damaged"
    # Another reader may find what this one does not: what stands there in plain letters counts.
    if any(word in content for word in _ACTIVE_WORDS):
        return "active"
    # A form that comes back brings its file again: what was found in these bytes still holds.
    known = f"pdf:{hashlib.sha256(content).hexdigest()}"
    found = cache.get(known)
    if found is None:
        found = _found_apart(content)
        if found != "unread":
            cache.set(known, found, HOUR)
    return str(found)


def _found_apart(content: bytes) -> str:
    try:
        with opened_apart("check", content) as folder:
            return (folder / "found").read_text("utf-8")
    except UnopenedError:
        return "unread"
