"""A message that Outlook saved: `.msg`, a file of streams ([MS-OXMSG], [MS-OXCMSG])."""

import hashlib
import struct
from datetime import UTC, date, datetime, timedelta, tzinfo
from io import BytesIO

from olefile import OleFileIO  # type: ignore[import-untyped]  # it ships no types

from civicsteps.engines.mails.charsets import decoded, tidied
from civicsteps.engines.mails.forwarded import original_of
from civicsteps.engines.mails.reading import (
    MAX_ATTACHED,
    MAX_TEXT,
    Attached,
    Mail,
    clean,
    read_mail,
)

MAX_STREAM = 20 * 1024 * 1024
# The properties that are read, by their tags in [MS-OXPROPS].
_SUBJECT, _BODY, _HEADERS, _MESSAGE_ID, _TO = "0037", "1000", "007D", "1035", "0E04"
_FROM_NAME, _FROM_ADDRESS, _FROM_SMTP = "0C1A", "0C1F", "5D01"
_FILE_NAME, _SHORT_NAME, _FILE = "3707", "3704", "37010102"
_SENT_AT, _ARRIVED_AT = 0x00390040, 0x0E060040
_SINCE = datetime(1601, 1, 1, tzinfo=UTC)
_PROPERTIES, _HEAD, _RECORD = "__properties_version1.0", 32, 16


def read_msg(content: bytes, *, zone: tzinfo) -> Mail:
    """Return what an Outlook message says; one that cannot be read gives one without words."""
    key = hashlib.sha256(content).hexdigest()
    try:
        with OleFileIO(BytesIO(content)) as ole:
            return _mail(ole, key, zone)
    except Exception:  # hostile bytes: whatever the library makes of them
        return Mail(key=key)


def _mail(ole: OleFileIO, key: str, zone: tzinfo) -> Mail:
    # What came over the internet has its headers kept as they were.
    head = read_mail(f"{_text(ole, _HEADERS)}\n\n".encode(), zone=zone)
    subject = " ".join(_text(ole, _SUBJECT).split()) or head.subject
    text = clean(_text(ole, _BODY))[:MAX_TEXT]
    address = _text(ole, _FROM_SMTP) or _text(ole, _FROM_ADDRESS)
    attached, left_out = _attached(ole)
    return Mail(
        key=head.key if head.message_id else key,
        message_id=head.message_id or _text(ole, _MESSAGE_ID),
        answers=head.answers,
        from_name=(head.from_name or _text(ole, _FROM_NAME))[:120],
        from_address=(head.from_address or (address if "@" in address else "")).lower()[:254],
        to=head.to,
        subject=subject[:300],
        on=head.on or _day(ole, zone),
        text=text,
        attached=attached,
        left_out=left_out,
        original=original_of(text, subject=subject, zone=zone),
    )


def _attached(ole: OleFileIO) -> tuple[tuple[Attached, ...], int]:
    """Return the files, and how many were left: streams may share their bytes without end."""
    taken: list[Attached] = []
    room, left_out = MAX_STREAM, 0
    for entry in ole.listdir(streams=False, storages=True):
        if len(entry) != 1 or not entry[0].startswith("__attach_version1.0_"):
            continue
        stream = f"{entry[0]}/__substg1.0_{_FILE}"
        size = ole.get_size(stream) if ole.exists(stream) else 0
        if size > room or len(taken) == MAX_ATTACHED:
            left_out += 1
        elif content := _stream(ole, stream):
            name = _text(ole, _FILE_NAME, entry[0]) or _text(ole, _SHORT_NAME, entry[0])
            taken.append(Attached(clean(name)[:120], content))
            room -= size
    return tuple(taken), left_out


def _text(ole: OleFileIO, tag: str, storage: str = "") -> str:
    path = f"{storage}/" if storage else ""
    if wide := _stream(ole, f"{path}__substg1.0_{tag}001F"):
        return tidied(wide.decode("utf-16-le", "replace")).strip("\0 ")
    return decoded(_stream(ole, f"{path}__substg1.0_{tag}001E"), None).strip("\0 ")


def _stream(ole: OleFileIO, path: str) -> bytes:
    if not ole.exists(path) or ole.get_size(path) > MAX_STREAM:
        return b""
    content: bytes = ole.openstream(path).read(MAX_STREAM)
    return content


def _day(ole: OleFileIO, zone: tzinfo) -> date | None:
    properties = _stream(ole, _PROPERTIES)
    found = {}
    for at in range(_HEAD, len(properties) - _RECORD + 1, _RECORD):
        tag, _flags, ticks = struct.unpack_from("<IIQ", properties, at)
        if tag in {_SENT_AT, _ARRIVED_AT} and ticks:
            found[tag] = ticks
    ticks = found.get(_SENT_AT) or found.get(_ARRIVED_AT)
    return (_SINCE + timedelta(microseconds=ticks // 10)).astimezone(zone).date() if ticks else None
