"""What kind of message it is: words of a person, or of which machine (`reporting.md` 8).

Read from the headers (RFC 3834), from the report of a mail server (RFC 3464) or of a mail program
(RFC 8098), and from what servers write that keep to neither: Exim, old Exchange, Yahoo.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from email.message import Message
from enum import StrEnum
from itertools import islice

MOST_BLOCKS = 200


class Sort(StrEnum):
    """What a message is; all but WORDS come from a machine."""

    WORDS = "words"
    AUTO = "auto"
    BOUNCE = "bounce"
    FULL = "full"
    DELAYED = "delayed"
    DELIVERED = "delivered"
    REPORT = "report"
    READ = "read"


REPORTS = {Sort.BOUNCE, Sort.FULL, Sort.DELAYED, Sort.DELIVERED, Sort.REPORT, Sort.READ}

type Head = Callable[[str], str]

_SERVERS = re.compile(r"^(?:mailer-?daemon|postmaster|mail-daemon|microsoftexchange\w*)@")
_AUTO_SUBJECT = re.compile(
    r"^(?:(?:re|fw|fwd|aut)\s*:\s*)*(?:automatic reply|auto[ -]?(?:reply|response|raspuns)"
    r"|out of (?:the )?office|raspuns automat|mesaj automat|absent[a]? (?:din|de la) birou"
    r"|confirmare (?:automata )?de primire|in concediu|notificare automata)"
)
_RECEIPT_SUBJECT = re.compile(r"^(?:read|citit|confirmare de citire|read receipt)\s*:")
_BACK_SUBJECT = re.compile(
    r"mail delivery (?:failed|failure|subsystem)|undeliver(?:able|ed)"
    r"|delivery (?:status notification|failure|has failed)|failure notice|returned mail|nelivrabil"
    r"|mesaj(?:ul)? (?:nu a putut fi|nelivrat)|could not be delivered"
    r"|livrarea (?:mesajului )?a esuat|delivery incomplete"
)
_BACK_WORDS = re.compile(
    r"could not be delivered|unable to deliver|wasn'?t able to deliver|user unknown|unknown user"
    r"|no such (?:user|recipient|mailbox)|mailbox (?:unavailable|not found|does not exist)"
    r"|recipient (?:address )?rejected|permanent (?:fatal )?error|550[ -]5\.|5\.1\.1"
    r"|nu a putut fi livrat"
    r"|nu exista (?:acest|utilizator|adresa)|address (?:couldn'?t be found|not found)|access denied"
    r"|sorry,? we were unable"
)
_FULL_WORDS = re.compile(
    r"\b[45]\.2\.2\b|\b552\b|over ?quota|quota exceeded|mailbox (?:is )?full"
    r"|casut[ae] (?:este )?plina"
)
_DELAY_WORDS = re.compile(
    r"warning: message .{0,80}delayed|has not (?:yet )?been delivered"
    r"|will (?:be retried|keep trying)"
    r"|delivery (?:is |has been )?delayed|delayed 24 hours|livrare intarziata"
)
_UNREAD = re.compile(
    r"nu (?:este|e|mai este) (?:monitorizat|citit|verificat|folosit|activ|valabil|utilizat)"
    r"|nu (?:se )?(?:raspunde|citesc|citeste) (?:la )?(?:acest|aceast|mesajele)"
    r"|adres[ae] (?:nu mai|dezactivat)"
    r"|(?:is |are )?not (?:being )?(?:monitored|read|checked)|unattended|unmonitored"
    r"|(?:se )?primesc numai prin (?:formular|portal|registratura)"
)


def sort_of(message: Message, head: Head, *, sender: str, subject: str, text: str) -> Sort:
    """Return what kind of message it is; `head` gives a header's words, '' where it is missing.

    A full mailbox is no bounce for good: the address is right. „failed” in a report counts, a
    report that says anything else („delayed”, „relayed”) never does.
    """
    if message.get_content_type() == "multipart/report":
        return _of_report(message, head)
    said, title = _plain(text[:20_000]), _plain(subject)
    if _from_a_server(sender, head) and (found := _of_server(said, title, head)):
        return found
    if _RECEIPT_SUBJECT.match(title) and head("x-ms-exchange-parent-message-id"):
        return Sort.READ
    return Sort.AUTO if _is_auto(head, title) else Sort.WORDS


def says_unread(text: str) -> bool:
    """Tell whether an automatic answer says that nobody reads what comes to its address."""
    return bool(_UNREAD.search(_plain(text[:20_000])))


def _of_report(message: Message, head: Head) -> Sort:
    kind = str(message.get_param("report-type", "")).lower()
    if kind == "disposition-notification":
        return Sort.READ if _was_displayed(message) else Sort.REPORT
    if kind != "delivery-status":
        return Sort.AUTO
    found = Sort.REPORT
    for block in _blocks(message, "message/delivery-status"):
        action, status = (_field(block, name) for name in ("action", "status"))
        if action.startswith("failed"):
            full = _FULL_WORDS.search(f"{status} {_field(block, 'diagnostic-code')}")
            return Sort.FULL if full else Sort.BOUNCE
        if action.startswith("delayed"):
            found = Sort.DELAYED
        elif action.startswith("delivered") and found == Sort.REPORT:
            found = Sort.DELIVERED
    return found


def _of_server(said: str, title: str, head: Head) -> Sort | None:
    if _DELAY_WORDS.search(title) or _DELAY_WORDS.search(said):
        return Sort.DELAYED
    hits = len({found[0] for found in _BACK_WORDS.finditer(said)})
    hits += bool(_BACK_SUBJECT.search(title)) + 2 * bool(head("x-failed-recipients"))
    if hits >= 2:
        return Sort.FULL if _FULL_WORDS.search(said) else Sort.BOUNCE
    return Sort.REPORT


def _from_a_server(sender: str, head: Head) -> bool:
    empty = head("return-path").strip() == "<>"
    return bool(_SERVERS.match(sender.lower())) or (empty and bool(head("x-failed-recipients")))


def _is_auto(head: Head, title: str) -> bool:
    submitted = head("auto-submitted").lower().strip()
    if submitted and submitted != "no":
        return True
    if head("precedence").lower().strip() in {"bulk", "junk", "auto_reply", "list"}:
        return True
    # „X-Auto-Response-Suppress” asks for no answer; it does not say that this is one.
    if any(head(name) for name in ("x-autoreply", "x-autorespond", "list-id", "list-unsubscribe")):
        return True
    if "autoresponder" in head("x-post-messageclass").lower():
        return True
    return head("return-path").strip() == "<>" or bool(_AUTO_SUBJECT.match(title))


def _was_displayed(message: Message) -> bool:
    blocks = _blocks(message, "message/disposition-notification")
    return any("displayed" in _field(block, "disposition") for block in blocks)


def _blocks(message: Message, kind: str) -> Iterable[Message]:
    """Yield the blocks of a report, which the library makes messages of where it knows them."""
    parts = (part for part in message.walk() if part.get_content_type() == kind)
    for part in islice(parts, MOST_BLOCKS):
        payload = part.get_payload()
        if isinstance(payload, list):
            yield from (block for block in payload[:MOST_BLOCKS] if isinstance(block, Message))
        else:
            yield _as_block(part)


def _as_block(part: Message) -> Message:
    block = Message()
    content = part.get_payload(decode=True)
    for line in (content if isinstance(content, bytes) else b"").splitlines()[:100]:
        name, colon, value = line.decode("latin-1").partition(":")
        if colon and re.fullmatch(r"[A-Za-z-]{1,60}", name):
            block[name] = value.strip()[:300]
    return block


def _field(block: Message, name: str) -> str:
    return str(block.get(name, "")).strip().lower()


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).split())
