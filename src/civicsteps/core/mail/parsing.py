"""Reading a message that anybody may have written: it never fails, it reads what it can."""

import hashlib
import html
import logging
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes
from email.header import decode_header
from email.message import Message
from email.policy import Compat32
from email.utils import parseaddr

import nh3
from django.utils.translation import gettext_lazy as _

from civicsteps.core.files.prepare import Prepared, prepare
from civicsteps.core.mail.archives import names_in
from civicsteps.core.refusals import Refusal, Refused
from civicsteps.core.text import tidy
from civicsteps.engines.mails import (
    REPORTS,
    Sort,
    decoded,
    is_tnef,
    read_tnef,
    says_unread,
    sort_of,
    tidied,
)

MAX_BYTES = 25 * 1024 * 1024
MAX_FILE = MAX_BYTES
MAX_HEAD = 256 * 1024
MAX_HEADER = 8_000
MAX_TEXT = 200_000
MAX_HTML = 5 * MAX_TEXT
MAX_PARTS = 200
MAX_MARKS = 5_000
"""Lines that may begin a part; a long plain letter has a few."""
MAX_ATTACHMENTS = 30
MAX_SECONDS = 60
"""To open all attachments of a message; those after them stay in the bytes."""
MAX_NESTED = 3
"""How many messages deep, one attached in another; what is deeper stays in the bytes."""
MAX_ADDRESSES = 100
SMALL_PICTURE = 50_000
_OURS = ("delivered-to", "x-original-to", "envelope-to", "to", "cc")
_BREAKS = re.compile(r"<(?:br|/p|/div|/tr|/li|/h\d|hr|/blockquote)\b[^<>]*>", re.IGNORECASE)
_ADDRESS = re.compile(r"[^\s<>,;:\"()\[\]@]{1,64}@[^\s<>,;:\"()@]{1,190}")
_SEALS = {"pkcs7-signature", "x-pkcs7-signature", "pgp-signature"}
_SEALED = {"pkcs7-mime", "x-pkcs7-mime", "pgp-encrypted"}
_RETURNED = {"text/rfc822-headers", "message/rfc822", "message/disposition-notification"}
_WORDS = {"text", "multipart"}
_NO_FILES = {
    "message/delivery-status", "message/disposition-notification", "text/rfc822-headers",
}  # fmt: skip
_NAMED = re.compile(r"(?im)^[ \t>]*(?:original-)?message-id:\s*(<[^<>\s]{3,240}>)")
_IDS = re.compile(r"<[^<>\s]{3,240}>")
_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")

logger = logging.getLogger(__name__)


class _AsWritten(Compat32):
    """Headers as they were written: the library's own reading of a hostile one takes minutes."""

    def header_fetch_parse(self, name: str, value: str) -> str:
        return value


@dataclass(frozen=True, slots=True)
class Turned:
    """An attachment that was not taken, and why; it stays in the message as it came.

    `holds` lists what an archive says that it holds: it is never unpacked.
    """

    name: str
    refusal: Refusal
    holds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a message says, read as far as it can be read.

    `sort` says whether a person or which machine wrote it: `by_machine` is an automatic answer or
    notice; `report` is a mail server's word on what became of something of ours, and `bounce` says
    that it was given up. `unread` is an automatic answer which says that nobody reads what comes to
    its address. `answers` holds the Message-IDs that it answers or returns; `sealed` is a message
    that is signed or locked as a whole, kept as it came.
    """

    once: bytes
    message_id: str = ""
    from_name: str = ""
    from_address: str = ""
    subject: str = ""
    text: str = ""
    to: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    sort: Sort = Sort.WORDS
    unread: bool = False
    sealed: bool = False
    attachments: tuple[Prepared, ...] = ()
    turned: tuple[Turned, ...] = field(default=())

    @property
    def by_machine(self) -> bool:
        """Whether no person wrote it."""
        return self.sort != Sort.WORDS

    @property
    def report(self) -> bool:
        """Whether it tells what became of a message of ours."""
        return self.sort in REPORTS

    @property
    def bounce(self) -> bool:
        """Whether it says that a message of ours was given up."""
        return self.sort in {Sort.BOUNCE, Sort.FULL}


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
    broken = _BREAKS.sub(lambda tag: f"{tag[0]}\n", source[:MAX_HTML])
    lines = nh3.clean(broken, tags=set())
    return re.sub(r"\n{3,}", "\n\n", html.unescape(lines).replace("\xa0", " "))


def _parsed(raw: bytes, message: Message) -> Parsed:
    parts = list(_parts(message))
    taken, turned = _attachments(parts)
    from_name, from_address = _sender(message)
    subject, text = " ".join(clean(_header(message, "subject"), 300).split()), _text(parts)
    sort = sort_of(
        message,
        lambda name: _header(message, name),
        sender=from_address,
        subject=subject,
        text=text,
    )
    return Parsed(
        once=_once(raw, message),
        message_id=next(iter(_ids(message, "message-id")), "")[:250],
        from_name=clean(from_name, 120),
        from_address=clean(from_address, 254),
        subject=subject,
        text=text,
        to=tuple(address for name in _OURS for address in _addresses(message, name)),
        answers=_answered(message, parts, text, report=sort in REPORTS),
        sort=sort,
        unread=sort == Sort.AUTO and says_unread(f"{subject}\n{text}"),
        sealed=any(part.get_content_subtype() in _SEALED for part in parts),
        attachments=taken,
        turned=turned,
    )


def _header(message: Message, name: str) -> str:
    return " ".join(_words(value[:MAX_HEADER]) for value in message.get_all(name, [])[:20])


def _words(written: str) -> str:
    as_sent = written.encode("ascii", "surrogateescape") if _is_raw(written) else written.encode()
    unfolded = " ".join(decoded(as_sent, None).split())
    try:
        found = decode_header(unfolded)
    except Exception:  # an encoded word that is none
        return unfolded
    return tidied("".join(w if isinstance(w, str) else decoded(w, c) for w, c in found))


def _is_raw(written: str) -> bool:
    return all(ord(c) < 128 or 0xDC80 <= ord(c) <= 0xDCFF for c in written)


def _addresses(message: Message, name: str) -> list[str]:
    return _ADDRESS.findall(_header(message, name))[:MAX_ADDRESSES]


def _sender(message: Message) -> tuple[str, str]:
    written = _header(message, "from")
    name, address = parseaddr(written)
    return (name, address) if "@" in address else (written, "".join(_ADDRESS.findall(written)[:1]))


def _ids(message: Message, name: str) -> list[str]:
    return _IDS.findall(_header(message, name))


def _answered(
    message: Message, parts: list[Message], text: str, *, report: bool
) -> tuple[str, ...]:
    ids = _ids(message, "in-reply-to") + _ids(message, "references")
    if report:
        ids += _ids(message, "original-message-id") + _NAMED.findall(text)
        # The returned message, or its headers, come along as a part.
        for part in parts:
            if part.get_content_type() in _RETURNED:
                ids += _NAMED.findall(_decoded(part))
            ids += _ids(part, "message-id")
    return tuple(dict.fromkeys(ids))[-50:]


def _parts(message: Message) -> Iterator[Message]:
    """Yield the parts that hold something, three attached messages deep, 200 at most."""
    waiting, number = [(message, 0)], 0
    while waiting and number < MAX_PARTS:
        part, depth = waiting.pop()
        number += 1
        depth += part.get_content_type() == "message/rfc822"
        inner = part.get_payload() if part.is_multipart() else None
        if inner is None:
            yield part
        elif isinstance(inner, list) and depth <= MAX_NESTED:
            ours = [one for one in inner[:MAX_PARTS] if isinstance(one, Message)]
            waiting.extend((one, depth) for one in reversed(ours))


def _text(parts: list[Message]) -> str:
    words = [p for p in parts if not _is_to_save(p) and p.get_content_maintype() in _WORDS]
    plain_ = [p for p in words if p.get_content_type() != "text/html"]
    found = "\n\n".join(clean(_decoded(part), MAX_TEXT) for part in plain_).strip()
    if found:
        return found[:MAX_TEXT]
    rich = [p for p in words if p.get_content_type() == "text/html"]
    found = clean("\n\n".join(text_of_html(_decoded(part)) for part in rich), MAX_TEXT)
    return found or _wrapped_text(parts)


def _wrapped_text(parts: list[Message]) -> str:
    texts = (read_tnef(content)[0] for part in parts if is_tnef(content := _payload(part)))
    return next((clean(text, MAX_TEXT) for text in texts if text), "")


def _decoded(part: Message) -> str:
    charset = part.get_content_charset()
    return decoded(_payload(part), charset if isinstance(charset, str) else None)


def _payload(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _attachments(parts: list[Message]) -> tuple[tuple[Prepared, ...], tuple[Turned, ...]]:
    shown_in_text = "".join(_decoded(p) for p in parts if p.get_content_type() == "text/html")
    taken: list[Prepared] = []
    turned: list[Turned] = []
    until = time.monotonic() + MAX_SECONDS
    for name, content in _files(parts, shown_in_text):
        if len(taken) + len(turned) >= MAX_ATTACHMENTS:
            break
        if time.monotonic() > until:
            turned.append(Turned(name, Refusal(_("There was no time to open it."), "input")))
            continue
        try:
            taken.append(prepare(content, name=name, most=MAX_FILE))
        except Refused as refused:
            turned.append(_turned(name, content, refused.refusal))
    return tuple(taken), tuple(turned)


def _files(parts: list[Message], shown_in_text: str) -> Iterator[tuple[str, bytes]]:
    for part in parts:
        if not _is_attachment(part, shown_in_text):
            continue
        content = _payload(part)
        if is_tnef(content):
            for wrapped in read_tnef(content)[1]:
                yield clean(wrapped.name, 120), wrapped.content
        else:
            yield clean(_words(part.get_filename() or ""), 120), content


def _turned(name: str, content: bytes, refusal: Refusal) -> Turned:
    holds = names_in(content)
    if holds is None:
        return Turned(name, refusal)
    shown = tuple(clean(one, 120) for one in holds)
    return Turned(name, Refusal(_("We do not unpack archives."), "input"), shown)


def _is_to_save(part: Message) -> bool:
    return part.get_content_disposition() == "attachment"


def _is_attachment(part: Message, shown_in_text: str) -> bool:
    if part.get_content_maintype() == "text" and not _is_to_save(part):
        return False
    if part.get_content_maintype() == "multipart":  # its boundary never came: words
        return False
    if part.get_content_type() in _NO_FILES or part.get_content_subtype() in _SEALS:
        return False
    # The small pictures of a signature are no attachments.
    mark = _header(part, "content-id").strip("<> ")
    return not (mark and f"cid:{mark}" in shown_in_text and len(_payload(part)) < SMALL_PICTURE)


def _once(raw: bytes, message: Message) -> bytes:
    """Return the same bytes for the same message, whatever the servers on its way wrote on it."""
    said = "\0".join(_header(message, name) for name in ("message-id", "date", "from", "subject"))
    _, _, body = raw.replace(b"\r\n", b"\n").partition(b"\n\n")
    return hashlib.sha256(said.encode("utf-8", "replace") + b"\0" + body.strip()).digest()
