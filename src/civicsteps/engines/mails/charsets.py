"""From bytes to words, whatever the message says its letters are."""

import re
import unicodedata

_CEDILLAS = str.maketrans("ŞşŢţ", "ȘșȚț")
# Central European letters read as Western ones: „º” and „þ” beside letters, „ã” for „ă”.
_MISREAD = re.compile(r"[^\W\d_][ºªþÞ]|[ºªþÞ][^\W\d_]")
_ROMANIAN = re.compile("[ăĂșȘțȚşŞţŢ]")


def decoded(content: bytes, charset: str | None) -> str:
    """Return the words of some bytes: by their charset, if that can be, else by what fits.

    What is labelled as Latin-1 but was written in cp1250 is read as cp1250 (`reporting.md` 8).
    """
    for one in (charset, "utf-8", "cp1250", "latin-1"):
        try:
            return tidied(content.decode(one or "utf-8"))
        except (LookupError, ValueError):
            continue
    return ""


def tidied(text: str) -> str:
    """Return text with its Romanian letters put right: no cp1250 in disguise, no cedillas."""
    if _MISREAD.search(text) and not _ROMANIAN.search(text):
        try:
            text = text.encode("cp1252").decode("cp1250")
        except ValueError:
            text = text.translate(str.maketrans("ãÃºªþÞ", "ăĂșȘțȚ"))
    return unicodedata.normalize("NFC", text).translate(_CEDILLAS)
