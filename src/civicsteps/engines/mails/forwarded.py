"""Finding the letter inside a message that was only passed on, however many times."""

import re
from dataclasses import dataclass, replace
from datetime import date, tzinfo
from email.utils import parseaddr

from civicsteps.engines.mails.days import day_in
from civicsteps.engines.mails.threads import is_forward

MOST_TIMES = 20
_WHO, _WHEN, _WHAT, _WHOM = "who", "when", "what", "whom"
_KEYS = {
    "from": _WHO, "de la": _WHO, "expeditor": _WHO, "von": _WHO, "de": _WHO,
    "date": _WHEN, "sent": _WHEN, "data": _WHEN, "trimis": _WHEN, "trimis la": _WHEN,
    "subject": _WHAT, "subiect": _WHAT, "objet": _WHAT, "betreff": _WHAT,
    "to": _WHOM, "către": _WHOM, "catre": _WHOM, "cc": _WHOM, "reply-to": _WHOM,
}  # fmt: skip
_LINE = re.compile(r"^[>\s*]*([A-Za-zăâîșțĂÂÎȘȚ-]+(?: la)?)[\s*]*:[\s*]*(.*)$")
_MARKER = re.compile(
    r"^[>\s]*(?:-{2,}|_{5,})?\s*(?:begin forwarded message|forwarded message|original message"
    r"|mesaj redirec[tț]ionat|mesaj retransmis|mesaj(?:ul)? original|ursprüngliche nachricht)"
    r"\s*:?\s*-*\s*$",
    re.IGNORECASE,
)
_QUOTE = re.compile(r"^(?:> ?)+")


@dataclass(frozen=True, slots=True)
class Original:
    """The message at the bottom of a chain of forwards; `times` says how long the chain is."""

    from_name: str
    from_address: str
    subject: str
    on: date | None
    text: str
    times: int
    message_id: str = ""

    def passed_on(self, times: int) -> "Original":
        """Return the same, passed on so many times more."""
        return replace(self, times=self.times + times)


def original_of(text: str, *, subject: str, zone: tzinfo) -> Original | None:
    """Return the message that a text passes on, by the heads that mail programs write in it.

    A head counts if the message above it says that it is a forward, by its subject or by the line
    over the head: what is quoted under an answer is no forward.
    """
    lines, found = text.split("\n"), None
    begin, times = 0, 0
    while times < MOST_TIMES and (head := _next_head(lines, begin)):
        if not (is_forward(subject) or head.marked):
            break
        times += 1
        name, address = _who(head.said.get(_WHO, ""))
        subject = head.said.get(_WHAT, subject)
        found = Original(
            from_name=name[:120],
            from_address=address.lower()[:254],
            subject=subject[:300],
            on=day_in(head.said.get(_WHEN, ""), zone=zone),
            text=_unquoted(lines[head.end :]),
            times=times,
        )
        begin = head.end
    return found


@dataclass(frozen=True, slots=True)
class _Head:
    end: int
    marked: bool
    said: dict[str, str]


def _next_head(lines: list[str], begin: int) -> _Head | None:
    for at in range(begin, len(lines)):
        if _key(lines[at]) != _WHO:
            continue
        said, end = _read_head(lines, at)
        if _WHO in said and _WHEN in said and (_WHAT in said or _WHOM in said):
            return _Head(end, _is_marked(lines, begin, at), said)
    return None


def _read_head(lines: list[str], at: int) -> tuple[dict[str, str], int]:
    said: dict[str, str] = {}
    for end in range(at, min(at + 12, len(lines))):
        key, found = _key(lines[end]), _LINE.match(lines[end])
        if key is None or found is None:
            if said and _unquoted([lines[end]]) and len(said) < 3 and end - at < 8:
                continue  # a long list of receivers goes on in the next line
            return said, end
        said.setdefault(key, found[2].rstrip())
    return said, min(at + 12, len(lines))


def _is_marked(lines: list[str], begin: int, at: int) -> bool:
    above = [line for line in lines[max(begin, at - 4) : at] if _unquoted([line])]
    return bool(above) and bool(_MARKER.match(above[-1]))


def _key(line: str) -> str | None:
    found = _LINE.match(line)
    return _KEYS.get(found[1].casefold()) if found else None


def _who(written: str) -> tuple[str, str]:
    mailto = re.sub(r"\[mailto:([^\]]+)\]", r"<\1>", written)
    name, address = parseaddr(mailto.replace("*", ""))
    return (name or address, address) if "@" in address else (written, "")


def _unquoted(lines: list[str]) -> str:
    return "\n".join(_QUOTE.sub("", line).rstrip() for line in lines).strip()
