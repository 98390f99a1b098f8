"""The items of an agenda: numbered lines, „Proiect de hotărâre privind …”, who brings them cut."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from civicsteps.engines.agendas.words import folded, tidied, words_of

MOST_TEXT = 200_000
MOST_ITEMS = 200
MOST_TITLE = 400
MOST_LINE = 2_000
MOST_LINES = 6_000
MOST_DECISIONS = 10
MOST_PARTS = 12
KEY = 20

_NUMBERED = re.compile(
    r"(?:(?:nr|pct|punctul)\.?[ ]?)?\(?(\d{1,3}(?:\.\d{1,2}){0,2}|[IVXL]{1,6})[ ]?[.)]{1,2}"
    r"[ ]?(?!\d)(.+)",
    re.IGNORECASE,
)
_SPACED = re.compile(r"(\d{1,3})[ ]+(.+)")
_ALONE = re.compile(r"(\d{1,3})[.)]{0,2}$")
_BULLET = re.compile(r"[-–—•*▪●○◦·][ ]?(.+)")
_LEAD = re.compile(
    r"(?:proiect(?:ul|e)? de hotarare|p\.? ?h\.? ?c\.? ?l\.?|proiect(?:ul)? hcl)\b"
    r"(?:[ ]?(?:nr\.? ?)?\d{1,5}(?:[ ]?[/din]{1,3}[ ]?[\d.]{4,10})?)?[ ]?[:,–-]?[ ]?"
)
_ABOUT = re.compile(
    r"(?:privind|privitor la|referitor la|cu privire la|pentru|prin care|asupra)\b ?"
)
_BROUGHT = re.compile(
    r"[\s(–—,;:-]*\b(?:initiator(?:i|ul|ii)?\b|initiat[aei]?\b|la initiativa\b|propus(?:a)? de\b"
    r"|prezinta\b|prezentat[ae]? de\b|raportor\b|referent\b|intocmit\b)"
)
_INLINE = re.compile(
    r"(?<=[\s.;])(?=\d{1,3}[.)] ?(?:Proiect|PROIECT|Aprobar|Informar|Raport|Divers|[ÎI]ntreb))"
)
_DECISION = re.compile(
    r"(?:\bh\.? ?c\.? ?l\.?|\bhotarar\w{0,6}(?: consiliului local)?) ?(?:nr\.?)? ?(\d{1,4})"
    r" ?(?:/|din) ?(?:\d{1,2}\.\d{1,2}\.)?((?:19|20)\d\d)\b"
)
_BEGINS = (
    "proiect", "aprob", "informa", "raport", "divers", "intreb", "interpel", "prezent", "validar",
    "aleger", "constatar", "depuner", "analiz", "dezbater", "adoptar", "stabil", "modific",
    "desemn", "plangere", "cerer", "adres", "petit", "discut",
)  # fmt: skip
_ENDS = (
    "primar", "secretar", "presedinte", "contrasemn", "intocmit", "materiale", "prezenta disp",
    "prezentul conv", "avizat", "consilieri locali", "cu stima", "in temeiul", "art.", "articolul",
    "nota:", "vizat", "proiectele de hotarare", "prezenta se", "convocarea", "anexa",
)  # fmt: skip
_HANGS = (" nr.", " nr", " art.", " alin.", " str.", " pct.", " lit.", " km")
_HEADING = ("ordine de zi", "ordinea de zi", "ordinii de zi")
_MEETING = re.compile(r"\bsedin[a-z]{1,8}\b")
_DAY = re.compile(r"\b(\d{1,2})[./-](\d{1,2})[./-](20\d\d)\b|\b(\d{1,2}) ([a-z]{3,10}) (20\d\d)\b")
_MONTHS = (
    "ianuarie", "februarie", "martie", "aprilie", "mai", "iunie", "iulie", "august", "septembrie",
    "octombrie", "noiembrie", "decembrie",
)  # fmt: skip
_FAR, _HEAD = 160, 6_000


@dataclass(frozen=True, slots=True)
class Item:
    """An item of an agenda.

    `number` is as printed, or counted; `title` is its words without who brings it; `key` stands
    for it whatever its number and spelling; `decisions` are the earlier ones it names, as
    „59/2021”; `draft` says that it is a draft decision.
    """

    number: str
    title: str
    key: str
    decisions: tuple[str, ...] = ()
    draft: bool = False


def items_of(text: str) -> tuple[Item, ...]:
    """Return the items of an agenda in their order, the first 200; none where it lists nothing."""
    broken = _INLINE.sub("\n", text[:MOST_TEXT]).splitlines()[:MOST_LINES]
    lines = [tidied(line[:MOST_LINE]) for line in broken]
    start = _after_heading(lines)
    found = list(_items(lines[start:])) or (list(_items(lines)) if start else [])
    return tuple(found[:MOST_ITEMS])


def key_of(title: str) -> str:
    """Return what stands for a title: the same for „Proiect de hotărâre privind X” and „X”."""
    said = " ".join(words_of(_subject(_without_bringer(tidied(title[:MOST_LINE])))))
    return hashlib.sha256(said.encode()).hexdigest()[:KEY]


def meeting_day(text: str, *, since: date) -> date | None:
    """Return the day that a convocation says for its meeting, none before `since`, or None."""
    head = folded(tidied(text[:_HEAD]))
    for meeting in _MEETING.finditer(head):
        for found in _DAY.finditer(head, meeting.end(), meeting.end() + _FAR):
            day = _day(found)
            if day and day >= since:
                return day
    return None


def _items(lines: list[str]) -> Iterator[Item]:
    for at, (number, parts) in enumerate(_gathered(lines), start=1):
        if item := _made(number or str(at), parts):
            yield item


def _gathered(lines: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Return the number and the lines of each item: a long one goes on under its first line."""
    number, pending, closed = "", "", True
    parts: list[str] = []
    for line in lines:
        if parts and not closed and line and parts[-1].endswith(_HANGS):
            parts.append(line)
        elif alone := _ALONE.match(line):
            pending = alone[1]
        elif begun := _begun(line, pending):
            if parts:
                yield number, parts
            number, parts, pending, closed = begun[0], [begun[1]], "", False
        elif not line:
            # What a page break cut goes on; after a whole sentence comes another matter.
            closed = closed or not parts or parts[-1].endswith((".", ";"))
        elif closed or len(parts) >= MOST_PARTS or folded(line[:60]).startswith(_ENDS):
            closed = True
        else:
            parts.append(line)
    if parts:
        yield number, parts


def _begun(line: str, pending: str) -> tuple[str, str] | None:
    """Return the number and the words of a line that begins an item."""
    if not line:
        return None
    if found := _NUMBERED.match(line):
        return (found[1], found[2]) if _speaks(found[2]) else None
    begins = folded(line[:60])
    if pending and begins.startswith(_BEGINS):
        return pending, line
    spaced = _SPACED.match(line)
    if spaced and folded(spaced[2][:60]).startswith(_BEGINS):
        return spaced[1], spaced[2]
    bullet = _BULLET.match(line)
    said = bullet[1] if bullet else line
    begins = folded(said[:60])
    lead = _LEAD.match(begins)
    if lead and not begins.startswith("proiecte"):
        return "", said
    return ("", said) if bullet and begins.startswith(_BEGINS) else None


def _made(number: str, parts: list[str]) -> Item | None:
    whole = tidied(" ".join(parts))
    title = _without_bringer(whole).strip(" ;,.–—-")[:MOST_TITLE].strip()
    if not _speaks(title):
        return None
    bare = folded(title)
    lead = _LEAD.match(bare)
    # The number of the draft itself is none of an earlier decision.
    named = [f"{m[1]}/{m[2]}" for m in _DECISION.finditer(bare, lead.end() if lead else 0)]
    return Item(
        number=number,
        title=title,
        key=key_of(title),
        decisions=tuple(dict.fromkeys(named))[:MOST_DECISIONS],
        draft=lead is not None,
    )


def _without_bringer(title: str) -> str:
    """Return a title without who brings it: a name is no part of what is decided."""
    bare = folded(title)
    if len(bare) != len(title):
        return title
    found = _BROUGHT.search(bare)
    if found is None:
        return title
    goes_on = _ABOUT.search(bare, found.end())
    if found.start() > 40 or goes_on is None:
        return title[: found.start()] if found.start() > 15 else title
    return f"{title[: found.start()]} {title[goes_on.start() :]}"


def _subject(title: str) -> str:
    bare = folded(title)
    if len(bare) != len(title):
        return title
    at = lead.end() if (lead := _LEAD.match(bare)) else 0
    about = _ABOUT.match(bare, at)
    return title[about.end() if about else at :]


def _after_heading(lines: list[str]) -> int:
    for at, line in enumerate(lines):
        if _begun(line, "") is None and any(mark in folded(line) for mark in _HEADING):
            return at + 1
    return 0


def _speaks(said: str) -> bool:
    """Tell whether words are words: a number, a day or three letters are no item."""
    return sum(c.isalpha() for c in said[:MOST_TITLE]) >= 6


def _day(found: re.Match[str]) -> date | None:
    try:
        if found[1]:
            return date(int(found[3]), int(found[2]), int(found[1]))
        return date(int(found[6]), _MONTHS.index(found[5]) + 1, int(found[4]))
    except ValueError:
        return None
