"""Reading a message that anybody may have written: it never fails, it reads what it can."""

import hashlib
import html
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes
from email.header import decode_header
from email.message import Message
from email.policy import Compat32
from email.utils import parseaddr
from itertools import islice

import nh3

from civicsteps.core.files.prepare import Prepared, prepare
from civicsteps.core.refusals import Refusal, Refused
from civicsteps.core.text import tidy

MAX_BYTES = 20 * 1024 * 1024
MAX_HEAD = 256 * 1024
MAX_HEADER = 8_000
MAX_TEXT = 200_000
MAX_PARTS = 200
MAX_MARKS = 5_000
"""Lines that may begin a part; a long plain letter has a few."""
MAX_ATTACHMENTS = 20
MAX_ADDRESSES = 100
SMALL_PICTURE = 50_000
_OURS = ("delivered-to", "x-original-to", "envelope-to", "to", "cc")
_BY_MACHINE = ("x-autoreply", "x-autorespond", "x-auto-response-suppress")
_BREAKS = re.compile(r"<(?:br|/p|/div|/tr|/li|/h\d|hr|/blockquote)\b[^>]*>", re.IGNORECASE)
_ADDRESS = re.compile(r"[^\s<>,;:\"()\[\]@]{1,64}@[^\s<>,;:\"()@]{1,190}")
_IDS = re.compile(r"<[^<>\s]{3,240}>")
_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")

logger = logging.getLogger(__name__)


class _AsWritten(Compat32):
    """Headers as they were written: the library's own reading of a hostile one takes minutes."""

    def header_fetch_parse(self, name: str, value: str) -> str:
        return value


@dataclass(frozen=True, slots=True)
class Turned:
    """An attachment that was not taken, and why; it stays in the message as it came."""

    name: str
    refusal: Refusal


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a message says, read as far as it can be read.

    `by_machine` is an automatic answer or notice; `report` is a mail server's word on what became
    of something of ours, and `bounce` says that it was given up. `answers` holds the Message-IDs
    that it answers or returns.
    """

    once: bytes
    message_id: str = ""
    from_name: str = ""
    from_address: str = ""
    subject: str = ""
    text: str = ""
    to: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    by_machine: bool = False
    report: bool = False
    bounce: bool = False
    attachments: tuple[Prepared, ...] = ()
    turned: tuple[Turned, ...] = field(default=())


def parse(raw: bytes, *, whole: bool = True) -> Parsed:
    """Return what a message says; `whole=False` reads its headers alone."""
    head = raw.replace(b"\r\n", b"\n").partition(b"\n\n")[0][:MAX_HEAD] + b"\n\n"
    # Millions of parts would keep the reader busy for minutes.
    whole = whole and raw.count(b"\n--") <= MAX_MARKS
    for content in (raw, head) if whole else (head,):
        try:
            return _parsed(raw, message_from_bytes(content, policy=_AsWritten()))
        except Exception:  # hostile nesting: the bytes stay, and staff can read them
            logger.exception("a message could not be read whole")
    return Parsed(once=hashlib.sha256(raw).digest())


def clean(text: str, most: int) -> str:
    """Return text that a database takes and a page can show, of a length."""
    return tidy(_UNFIT.sub("", text.encode("utf-8", "replace").decode()))[:most]


def text_of_html(source: str) -> str:
    """Return the words of an HTML text, a line for each of its blocks."""
    lines = nh3.clean(_BREAKS.sub(lambda tag: f"{tag[0]}\n", source), tags=set())
    return re.sub(r"\n{3,}", "\n\n", html.unescape(lines).replace("\xa0", " "))


def _parsed(raw: bytes, message: Message) -> Parsed:
    parts = list(_parts(message))
    taken, turned = _attachments(parts)
    from_name, from_address = _sender(message)
    return Parsed(
        once=_once(raw, message),
        message_id=next(iter(_ids(message, "message-id")), "")[:250],
        from_name=clean(from_name, 120),
        from_address=clean(from_address, 254),
        subject=" ".join(clean(_header(message, "subject"), 300).split()),
        text=_text(parts),
        to=tuple(address for name in _OURS for address in _addresses(message, name)),
        answers=_answered(message, parts),
        by_machine=_is_by_machine(message),
        report=_is_report(message),
        bounce=_is_bounce(message),
        attachments=taken,
        turned=turned,
    )


def _header(message: Message, name: str) -> str:
    return " ".join(_words(value[:MAX_HEADER]) for value in message.get_all(name, [])[:20])


def _words(written: str) -> str:
    as_sent = written.encode("ascii", "surrogateescape") if _is_raw(written) else written.encode()
    unfolded = " ".join(_decode(as_sent, None).split())
    try:
        found = decode_header(unfolded)
    except Exception:  # an encoded word that is none
        return unfolded
    return "".join(w if isinstance(w, str) else _decode(w, charset) for w, charset in found)


def _is_raw(written: str) -> bool:
    return all(ord(c) < 128 or 0xDC80 <= ord(c) <= 0xDCFF for c in written)


def _decode(content: bytes, charset: str | None) -> str:
    for one in (charset, "utf-8", "cp1250"):
        try:
            return content.decode(one or "utf-8")
        except (LookupError, ValueError):
            continue
    return content.decode("latin-1")


def _addresses(message: Message, name: str) -> list[str]:
    return _ADDRESS.findall(_header(message, name))[:MAX_ADDRESSES]


def _sender(message: Message) -> tuple[str, str]:
    written = _header(message, "from")
    name, address = parseaddr(written)
    return (name, address) if "@" in address else (written, "".join(_ADDRESS.findall(written)[:1]))


def _ids(message: Message, name: str) -> list[str]:
    return _IDS.findall(_header(message, name))


def _answered(message: Message, parts: list[Message]) -> tuple[str, ...]:
    ids = _ids(message, "in-reply-to") + _ids(message, "references")
    if _is_report(message):
        # The returned message, or its headers, come along as a part.
        for part in parts:
            if part.get_content_type() in {"text/rfc822-headers", "message/rfc822"}:
                ids += re.findall(r"(?im)^message-id:\s*(<[^<>\s]{3,240}>)", _decoded(part))
            ids += _ids(part, "message-id")
    return tuple(dict.fromkeys(ids))[-50:]


def _is_by_machine(message: Message) -> bool:
    submitted = _header(message, "auto-submitted").lower()
    if submitted and submitted != "no":
        return True
    if _header(message, "precedence").lower() in {"bulk", "junk", "auto_reply", "list"}:
        return True
    return any(_header(message, name) for name in _BY_MACHINE) or _is_report(message)


def _is_report(message: Message) -> bool:
    if message.get_content_type() == "multipart/report":
        return str(message.get_param("report-type", "")).lower() == "delivery-status"
    sender = _sender(message)[1].lower()
    empty_path = _header(message, "return-path").strip() == "<>"
    return empty_path and sender.startswith(("mailer-daemon@", "postmaster@"))


def _is_bounce(message: Message) -> bool:
    """Tell whether a report says „failed”: „delayed”, „relayed” and „delivered” are no bounces."""
    if not _is_report(message):
        return False
    # The reader makes a message of each block of a delivery status (RFC 3464, 2.3.3).
    statuses = (p for p in message.walk() if p.get_content_type() == "message/delivery-status")
    blocks = (b for p in islice(statuses, MAX_PARTS) if p.is_multipart() for b in p.get_payload())
    return any(
        isinstance(block, Message) and _header(block, "action").lower().startswith("failed")
        for block in islice(blocks, MAX_PARTS)
    )


def _parts(message: Message) -> Iterator[Message]:
    for number, part in enumerate(message.walk()):
        if number >= MAX_PARTS:
            return
        if not part.is_multipart():
            yield part


def _text(parts: list[Message]) -> str:
    words = [p for p in parts if not _is_to_save(p) and p.get_content_maintype() == "text"]
    plain_ = [p for p in words if p.get_content_type() == "text/plain"]
    found = "\n\n".join(clean(_decoded(part), MAX_TEXT) for part in plain_).strip()
    if found:
        return found[:MAX_TEXT]
    rich = [p for p in words if p.get_content_type() == "text/html"]
    return clean("\n\n".join(text_of_html(_decoded(part)) for part in rich), MAX_TEXT)


def _decoded(part: Message) -> str:
    charset = part.get_content_charset()
    return _decode(_payload(part), charset if isinstance(charset, str) else None)


def _payload(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _attachments(parts: list[Message]) -> tuple[tuple[Prepared, ...], tuple[Turned, ...]]:
    shown_in_text = "".join(_decoded(p) for p in parts if p.get_content_type() == "text/html")
    taken: list[Prepared] = []
    turned: list[Turned] = []
    for part in parts:
        if not _is_attachment(part, shown_in_text):
            continue
        name = clean(_words(part.get_filename() or ""), 120)
        try:
            if len(taken) + len(turned) >= MAX_ATTACHMENTS:
                break
            taken.append(prepare(_payload(part), name=name))
        except Refused as refused:
            turned.append(Turned(name, refused.refusal))
    return tuple(taken), tuple(turned)


def _is_to_save(part: Message) -> bool:
    return part.get_content_disposition() == "attachment"


def _is_attachment(part: Message, shown_in_text: str) -> bool:
    if part.get_content_maintype() == "text" and not _is_to_save(part):
        return False
    if part.get_content_type() in {"message/delivery-status", "text/rfc822-headers"}:
        return False
    # The small pictures of a signature are no attachments.
    mark = _header(part, "content-id").strip("<> ")
    return not (mark and f"cid:{mark}" in shown_in_text and len(_payload(part)) < SMALL_PICTURE)


def _once(raw: bytes, message: Message) -> bytes:
    """Return the same bytes for the same message, whatever the servers on its way wrote on it."""
    said = "\0".join(_header(message, name) for name in ("message-id", "date", "from", "subject"))
    _, _, body = raw.replace(b"\r\n", b"\n").partition(b"\n\n")
    return hashlib.sha256(said.encode("utf-8", "replace") + b"\0" + body.strip()).digest()
