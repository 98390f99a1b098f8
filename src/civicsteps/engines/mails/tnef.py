"""`winmail.dat`: what Outlook wraps files in when it takes its reader for Outlook ([MS-OXTNEF]).

A row of attributes: level, number, length, content, checksum. Only names, files and the plain text
are read; whatever is cut short ends the reading, and what was read until there counts.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from civicsteps.engines.mails.charsets import decoded

MAX_FILES = 30
MAX_PROPERTIES = 500
_SIGNATURE = 0x223E9F78
_BODY, _NEW_FILE, _TITLE, _CONTENT, _PROPERTIES = (
    0x0002800C, 0x00069002, 0x00018010, 0x0006800F, 0x00069005,
)  # fmt: skip
_LONG_NAME, _WIDE = 0x3707, 0x001F
_FIXED = {0x0002: 4, 0x0003: 4, 0x0004: 4, 0x000A: 4, 0x000B: 4, 0x0005: 8, 0x0006: 8,
          0x0007: 8, 0x0014: 8, 0x0040: 8, 0x0048: 16}  # fmt: skip
_COUNTED = {0x000D, 0x001E, 0x001F, 0x0102}


@dataclass(slots=True)
class Wrapped:
    """A file inside a `winmail.dat`: its name, only to be shown, and its bytes."""

    name: str = ""
    content: bytes = b""


def is_tnef(content: bytes) -> bool:
    """Tell whether bytes begin as a `winmail.dat` does."""
    return len(content) > 6 and struct.unpack_from("<I", content)[0] == _SIGNATURE


def read_tnef(content: bytes) -> tuple[str, tuple[Wrapped, ...]]:
    """Return the plain text and the files that a `winmail.dat` wraps; nothing if it is none."""
    if not is_tnef(content):
        return "", ()
    text = ""
    files: list[Wrapped] = []
    for number, data in _attributes(content):
        if number == _BODY:
            text = decoded(data.rstrip(b"\0"), None)
        elif number == _NEW_FILE:
            if len(files) == MAX_FILES:
                break
            files.append(Wrapped())
        elif files and number == _TITLE:
            files[-1].name = files[-1].name or decoded(data.rstrip(b"\0"), None)
        elif files and number == _CONTENT:
            files[-1].content = data
        elif files and number == _PROPERTIES:
            files[-1].name = _long_name(data) or files[-1].name
    return text, tuple(file for file in files if file.content)


def _attributes(content: bytes) -> Iterator[tuple[int, bytes]]:
    at = 6
    while at + 9 <= len(content):
        number, length = struct.unpack_from("<II", content, at + 1)
        begin, end = at + 9, at + 9 + length
        if end > len(content):
            return
        yield number, content[begin:end]
        at = end + 2


def _long_name(data: bytes) -> str:
    """Return the long name that the properties of a file tell ([MS-OXTNEF] 2.1.3.4)."""
    try:
        for tag, kind, value in _properties(data):
            if tag == _LONG_NAME:
                wide = kind == _WIDE
                charset = "utf-16-le" if wide else None
                name = decoded(value, charset)
                return name.strip("\0 ")
    except struct.error:
        pass  # cut short: the short name stays
    return ""


def _properties(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    (count,) = struct.unpack_from("<I", data)
    at = 4
    for _ in range(min(count, MAX_PROPERTIES)):
        kind, tag = struct.unpack_from("<HH", data, at)
        at += 4
        if tag >= 0x8000:
            at = _after_name(data, at)
        if kind in _FIXED:
            yield tag, kind, data[at : at + _FIXED[kind]]
            at += _FIXED[kind]
        elif kind in _COUNTED:
            _values, length = struct.unpack_from("<II", data, at)
            at += 8
            yield tag, kind, data[at : at + length]
            at += length + -length % 4
        else:  # a list of values: no file name is behind one
            return


def _after_name(data: bytes, at: int) -> int:
    at += 16
    (named,) = struct.unpack_from("<I", data, at)
    if named == 0:
        return at + 8
    length: int = struct.unpack_from("<I", data, at + 4)[0]
    return at + 8 + length + -length % 4
