"""One message: who, when, to whom, what about, its words and what was attached."""

import hashlib
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, tzinfo
from email import message_from_bytes
from email.header import decode_header
from email.message import Message
from email.policy import Compat32
from email.utils import parseaddr

import nh3

from civicsteps.engines.mails.charsets import decoded, tidied
from civicsteps.engines.mails.days import day_in
from civicsteps.engines.mails.forwarded import Original, original_of
from civicsteps.engines.mails.threads import is_forward

MAX_PARTS = 200
MAX_DEPTH = 8
MAX_MARKS = 5_000
MAX_HEADER = 4_000
MAX_TEXT = 200_000
MAX_ATTACHED = 30
SMALL_PICTURE = 50_000
SHORT = 200
_IDS = re.compile(r"<[^<>\s]{3,240}>")
_ADDRESS = re.compile(r"[^\s<>,;:\"()\[\]@]{1,64}@[^\s<>,;:\"()@]{1,190}")
_BREAKS = re.compile(r"<(?:br|/p|/div|/tr|/li|/h\d|hr|/blockquote)\b[^<>]*>", re.IGNORECASE)
_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
_POSTMARK = re.compile(rb"(?m)^From [^\r\n]+\r?\n(?=[A-Za-z-]+:[^\r\n]*\r?\n)")


class _AsWritten(Compat32):
    """Headers as they were written: the library's own reading of a hostile one takes minutes."""

    def header_fetch_parse(self, name: str, value: str) -> str:
        return value


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that came with a message: its name, only to be shown, and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Mail:
    """A message, read as far as it can be read.

    `key` is the same for the same message, whoever saved it; `answers` the Message-IDs that it
    names before itself; `original` the innermost message that it only passes on, if it does:
    then the words are `original.text`.
    """

    key: str
    message_id: str = ""
    answers: tuple[str, ...] = ()
    from_name: str = ""
    from_address: str = ""
    to: tuple[str, ...] = ()
    subject: str = ""
    on: date | None = None
    text: str = ""
    attached: tuple[Attached, ...] = ()
    left_out: int = 0
    original: Original | None = None


def read_mail(raw: bytes, *, zone: tzinfo) -> Mail:
    """Return what a message says; a message that cannot be read gives one without words."""
    if raw.count(b"\n--") > MAX_MARKS:  # millions of parts would keep the reader for minutes
        raw = raw.replace(b"\r\n", b"\n").partition(b"\n\n")[0] + b"\n\n"
    try:
        return _mail(message_from_bytes(raw, policy=_AsWritten()), raw, zone)
    except Exception:  # hostile nesting: whatever the library makes of it
        return Mail(key=hashlib.sha256(raw).hexdigest())


def split_mbox(content: bytes) -> Iterator[bytes]:
    """Yield the messages of a mailbox file; one without postmarks is one message."""
    marks = [found.start() for found in _POSTMARK.finditer(content)]
    if not marks or content[: marks[0]].strip():
        yield content
        return
    for begin, end in zip(marks, [*marks[1:], len(content)], strict=True):
        _, _, message = content[begin:end].partition(b"\n")
        yield re.sub(rb"(?m)^>(>*From )", rb"\1", message)


def _mail(message: Message, raw: bytes, zone: tzinfo) -> Mail:
    parts = list(_parts(message))
    text, own = _text(parts), _text(parts[:1])
    attached, left_out = _attached(parts)
    sender = _header(message, "from")
    name, address = _who(sender)
    subject = _line(_header(message, "subject"))
    return Mail(
        key=_key(message, raw),
        message_id=next(iter(_IDS.findall(_header(message, "message-id"))), ""),
        answers=_answers(message),
        from_name=_line(name)[:120],
        from_address=address.lower()[:254],
        to=tuple(a.lower() for a in _ADDRESS.findall(_header(message, "to"))[:50]),
        subject=subject[:300],
        on=day_in(_header(message, "date"), zone=zone),
        text=text,
        attached=attached,
        left_out=left_out,
        original=_passed_on(message, zone, subject, own)
        or original_of(text, subject=subject, zone=zone),
    )


def _passed_on(message: Message, zone: tzinfo, subject: str, words: str) -> Original | None:
    """Return the innermost of the messages that were attached whole, one in another.

    Whoever writes much above it does not only pass it on: they answer, and bring it along.
    """
    if not is_forward(subject) and len(words) > SHORT:
        return None
    inner, times = message, 0
    while times < MAX_DEPTH and (found := _message_in(inner)) is not None:
        inner, times = found, times + 1
    if not times:
        return None
    name, address = _who(_header(inner, "from"))
    text, subject = _text(list(_parts(inner))), _line(_header(inner, "subject"))
    own = Original(
        from_name=_line(name)[:120],
        from_address=address.lower()[:254],
        subject=subject[:300],
        on=day_in(_header(inner, "date"), zone=zone),
        text=text,
        times=times,
        message_id=next(iter(_IDS.findall(_header(inner, "message-id"))), ""),
    )
    deeper = original_of(text, subject=subject, zone=zone)
    return deeper.passed_on(times) if deeper else own


def _message_in(message: Message) -> Message | None:
    for part in message.walk():
        if part is not message and part.get_content_type() == "message/rfc822":
            payload = part.get_payload()
            if isinstance(payload, list) and payload and isinstance(payload[0], Message):
                return payload[0]
    return None


def _parts(message: Message) -> Iterator[Message]:
    for number, part in enumerate(message.walk()):
        if number >= MAX_PARTS:
            return
        if not part.is_multipart():
            yield part


def _text(parts: list[Message]) -> str:
    words = [p for p in parts if p.get_content_maintype() == "text" and not _is_to_save(p)]
    plain = [p for p in words if p.get_content_type() == "text/plain"]
    found = "\n\n".join(_decoded(part) for part in plain).strip()
    if not found:
        rich = [p for p in words if p.get_content_type() == "text/html"]
        found = "\n\n".join(_words_of_html(_decoded(part)) for part in rich)
    return clean(found)[:MAX_TEXT]


def _words_of_html(source: str) -> str:
    """Return the words of an HTML text, a line for each of its blocks."""
    broken = _BREAKS.sub(lambda tag: f"{tag[0]}\n", source[: MAX_TEXT * 5])
    lines = html.unescape(nh3.clean(broken, tags=set()))
    return re.sub(r"\n\s*\n\s*\n+", "\n\n", lines.replace("\xa0", " "))


def _attached(parts: list[Message]) -> tuple[tuple[Attached, ...], int]:
    files = [part for part in parts if _is_file(part)]
    taken = [
        Attached(_line(_words(part.get_filename() or ""))[:120], _payload(part))
        for part in files[:MAX_ATTACHED]
    ]
    return tuple(taken), len(files) - len(taken)


def _is_file(part: Message) -> bool:
    if part.get_content_maintype() == "text":
        return _is_to_save(part)
    if part.get_content_maintype() == "message" or part.get_content_type().endswith("signature"):
        return False
    # The small pictures of a signature are no papers.
    inline = bool(part.get("content-id")) and not _is_to_save(part)
    return not (inline and len(_payload(part)) < SMALL_PICTURE)


def _is_to_save(part: Message) -> bool:
    return part.get_content_disposition() == "attachment"


def _payload(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _decoded(part: Message) -> str:
    charset = part.get_content_charset()
    return decoded(_payload(part), charset if isinstance(charset, str) else None)


def _header(message: Message, name: str) -> str:
    return " ".join(_words(str(value)[:MAX_HEADER]) for value in message.get_all(name, [])[:5])


def _words(written: str) -> str:
    raw = written.encode("utf-8", "surrogateescape")
    unfolded = " ".join(decoded(raw, None).split())
    try:
        found = decode_header(unfolded)
    except Exception:  # an encoded word that is none
        return unfolded
    return tidied("".join(w if isinstance(w, str) else decoded(w, c) for w, c in found))


def _who(written: str) -> tuple[str, str]:
    name, address = parseaddr(written)
    if "@" in address:
        return name, address
    return written, next(iter(_ADDRESS.findall(written)), "")


def _answers(message: Message) -> tuple[str, ...]:
    named = _IDS.findall(_header(message, "references")) + _IDS.findall(
        _header(message, "in-reply-to")
    )
    return tuple(dict.fromkeys(named))[-50:]


def _key(message: Message, raw: bytes) -> str:
    """Return the same key for the same message: by its id, else by its head and words."""
    if found := _IDS.findall(_header(message, "message-id")):
        return hashlib.sha256(found[0].encode()).hexdigest()
    said = "\0".join(_header(message, name) for name in ("date", "from", "subject"))
    body = raw.replace(b"\r\n", b"\n").partition(b"\n\n")[2].strip()
    return hashlib.sha256(said.encode("utf-8", "replace") + b"\0" + body).hexdigest()


def _line(text: str) -> str:
    return " ".join(clean(text).split())


def clean(text: str) -> str:
    """Return text that a database takes and a page can show."""
    return _UNFIT.sub("", text).replace("\r\n", "\n").strip()
