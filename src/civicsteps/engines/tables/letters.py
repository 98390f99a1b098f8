"""Bytes as text: which encoding a plain file was saved in, Romanian ones first."""

import codecs
import re
import unicodedata

from charset_normalizer import from_bytes

LOOKED_AT = 200_000
"""Bytes that are looked at to guess an encoding."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# ș and ț of cp1250 as cp1252 reads them: no Romanian word has these signs.
_MISREAD = re.compile(r"(?<=[^\W\d_])[ºþª]|[ºþÞ](?=[^\W\d_])|(?<=[a-z])ã|ã(?=[a-z])")
_WESTERN = {"cp1252", "latin_1", "iso8859_15", "cp1254", "iso8859_9", "cp1258", "iso8859_14"}
_CEDILLAS = str.maketrans("ŞşŢţ", "ȘșȚț")


def decoded(content: bytes) -> tuple[str, str]:
    """Return a file's text, its letters in one spelling, and the encoding that it was in."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return tidy(content.decode(encoding, "replace")), encoding
    if encoding := _two_bytes_each(content):
        return tidy(content.decode(encoding, "replace")), encoding
    try:
        return tidy(content.decode("utf-8")), "utf-8"
    except UnicodeDecodeError:
        encoding = _guess(content)
        return tidy(content.decode(encoding, "replace")), encoding


def tidy(text: str) -> str:
    """Return text in one spelling: NFC, comma-below ș ț, no NUL."""
    return unicodedata.normalize("NFC", text).translate(_CEDILLAS).replace("\0", "")


def _two_bytes_each(content: bytes) -> str:
    start = content[:2000]
    if len(start) < 4 or b"\0" not in start:
        return ""
    return "utf-16-le" if start[1::2].count(0) > start[::2].count(0) else "utf-16-be"


def _guess(content: bytes) -> str:
    start = content[:LOOKED_AT]
    best = from_bytes(start, cp_isolation=["cp1250", "iso8859_2", "cp852", "cp1252"]).best()
    encoding = best.encoding if best else "cp1250"
    if encoding in _WESTERN and not _MISREAD.search(start.decode(encoding, "replace")):
        return encoding
    # cp1250 has all letters of ISO 8859-2 that Romanian has, in the same places, and „” besides.
    return "cp852" if encoding == "cp852" and _is_dos(start) else "cp1250"


def _is_dos(start: bytes) -> bool:
    as_dos, as_windows = start.decode("cp852"), start.decode("cp1250", "replace")
    return _romanian(as_dos) > _romanian(as_windows)


def _romanian(text: str) -> int:
    return len(re.findall(r"[ăâîşţ](?=[a-z])|(?<=[a-z])[ăâîşţ]", text))
