"""From the text of a chat to its messages, whatever the phone's language and way of dates."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from itertools import pairwise
from typing import Literal

from civicsteps.engines.chats.opening import UnreadableChatError
from civicsteps.engines.chats.times import time_of

type Order = Literal["day_first", "month_first", "year_first", "mixed", "unsure"]
type Kind = Literal["said", "media", "notice"]

MOST_NAME = 80
_MARKS = dict.fromkeys(map(ord, "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\ufeff"))
_SPACES = str.maketrans({"\u202f": " ", "\xa0": " ", "\u2009": " "})
_DAY = r"(?P<a>\d{1,4})(?P<sep>[./-])\s?(?P<b>\d{1,2})(?P=sep)\s?(?P<c>\d{1,4})\.?"
_HOUR = (
    r"(?P<before>[^\W\d_]{2} ?)?(?P<h>\d{1,2})[:.](?P<m>\d{2})(?:[:.]\d{2})?"
    r"(?: ?(?P<half>[^\W\d_]{1,4}\.?(?: ?[^\W\d_]\.?)?))?"
)
_ANDROID = re.compile(rf"^{_DAY},? {_HOUR} [-–] (?P<rest>.*)$", re.DOTALL)
_IPHONE = re.compile(rf"^\[{_DAY},? {_HOUR}\] (?P<rest>.*)$", re.DOTALL)
# What a phone writes in place of a photo: „<Media omitted>”, in every language in brackets.
_LEFT_OUT = re.compile(r"^<[^<>\n]{3,60}>$")
_FILE = re.compile(r"^\S{1,120}\.[a-z0-9]{2,4} \([^()\n]{3,60}\)\n?", re.IGNORECASE)
_PLACE = re.compile(r"^[^\n:]{0,40}:? ?https://maps\.google\.[a-z.]+/\S+$", re.IGNORECASE)
_EDITED = re.compile(
    r"\s*<[^<>\n]*(?:edit|modif|bearbeitet|szerkeszt|измен|redigert|düzenlen)[^<>\n]*>$",
    re.IGNORECASE,
)
_DELETED = re.compile(
    r"^(?:this message was deleted|you deleted this message|null"
    r"|(?:acest|ați șters acest|ai șters acest) mesaj(?: a fost șters)?"
    r"|diese nachricht wurde gelöscht|du hast diese nachricht gelöscht"
    r"|ce message a été supprimé|vous avez supprimé ce message"
    r"|ezt az üzenetet törölték|eliminaste este mensaje|se eliminó este mensaje"
    r"|questo messaggio è stato eliminato|данное сообщение удалено|вы удалили данное сообщение)"
    r"\.?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ChatMessage:
    """One message: its place in the chat, its day and hour, who wrote it and what.

    `on` is None for a day that no calendar has. `or_on` is the other day that the same figures
    could mean, where nothing in the whole chat tells; else None. `kind` is `said` for words,
    `media` for what a photo, a place or a deleted message left, `notice` for the program's own.
    """

    number: int
    on: date | None
    or_on: date | None
    at: time | None
    author: str
    words: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Chat:
    """A whole chat, in the order of its file, and how its dates were read."""

    messages: tuple[ChatMessage, ...]
    order: Order

    @property
    def authors(self) -> frozenset[str]:
        """Everybody who wrote something."""
        return frozenset(message.author for message in self.messages if message.author)


@dataclass(frozen=True, slots=True)
class _Entry:
    figures: tuple[int, int, int]
    separator: str
    at: time | None
    halves: bool
    rest: str


def read_chat(text: str, *, order: Order | None = None) -> Chat:
    """Return the messages of an exported chat; `order` overrules what its own dates tell.

    The order of day and month is decided over the whole file: a 13 or more settles it, else time
    that never runs back, else the full stops that only day-first writing has. Raises
    UnreadableChatError (`not_a_chat`) if no line of it begins a message.
    """
    entries = list(_entries(text))
    if not entries:
        raise UnreadableChatError("not_a_chat")
    found = order or _order_of(entries)
    return Chat(tuple(_message(n, one, found) for n, one in enumerate(entries, 1)), found)


def _entries(text: str) -> Iterator[_Entry]:
    current: _Entry | None = None
    for raw in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        begun = _begins(raw)
        if begun:
            if current:
                yield current
            current = begun
        elif current:
            current = replace(current, rest=f"{current.rest}\n{raw}")
    if current:
        yield current


def _begins(raw: str) -> _Entry | None:
    # Marks of direction go from the head alone: one before the words says that no person wrote.
    line = raw.lstrip("\u200e\u200f\u202a\u202b\ufeff ").translate(_SPACES)
    head, rest = line[:60].translate(_MARKS), line
    found = _IPHONE.match(head) or _ANDROID.match(head)
    if not found:
        return None
    rest = line[_where(line, len(head) - len(found["rest"])) :]
    figures = (int(found["a"]), int(found["b"]), int(found["c"]))
    half = found["before"] or found["half"] or ""
    at, halves = time_of(int(found["h"]), int(found["m"]), half)
    return _Entry(figures, found["sep"], at, halves, rest)


def _where(line: str, kept: int) -> int:
    """Return where the rest of a line begins: after so many letters that are no marks."""
    seen = 0
    for at, letter in enumerate(line):
        if seen == kept:
            return at
        seen += ord(letter) not in _MARKS
    return len(line)


def _order_of(entries: Sequence[_Entry]) -> Order:
    figures = [entry.figures for entry in entries]
    if all(a > 31 for a, _, _ in figures):
        return "year_first"
    day_first = any(a > 12 for a, _, _ in figures)
    month_first = any(b > 12 for _, b, _ in figures)
    if day_first or month_first:
        return "mixed" if day_first and month_first else _named(day=day_first)
    runs = {way: _runs_on(figures, way) for way in ("day_first", "month_first")}
    if runs["day_first"] != runs["month_first"]:
        return _named(day=runs["day_first"])
    # „3/12/25” is written both ways; full stops and hyphens only with the day in front.
    if any(entry.separator != "/" for entry in entries):
        return "day_first"
    return "unsure"


def _named(*, day: bool) -> Order:
    return "day_first" if day else "month_first"


def _runs_on(figures: Iterable[tuple[int, int, int]], way: str) -> bool:
    days = [_day(one, way) for one in figures]
    return all(a is not None and b is not None and a <= b for a, b in pairwise(days))


def _day(figures: tuple[int, int, int], way: str) -> date | None:
    a, b, c = figures
    year, month, day = {
        "year_first": (a, b, c),
        "month_first": (c, a, b),
    }.get(way, (c, b, a))
    try:
        return date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return None


def _days(figures: tuple[int, int, int], order: Order) -> tuple[date | None, date | None]:
    """Return the day of a message, and the other one that it may be."""
    if order not in {"mixed", "unsure"}:
        return _day(figures, order), None
    day, other = _day(figures, "day_first"), _day(figures, "month_first")
    if day is None or other is None or day == other:
        return day or other, None
    return day, other


def _message(number: int, entry: _Entry, order: Order) -> ChatMessage:
    on, or_on = _days(entry.figures, order)
    author, words, kind = _said(entry.rest)
    return ChatMessage(number, on, or_on, entry.at, author, words, kind)


def _said(rest: str) -> tuple[str, str, Kind]:
    author, colon, words = rest.partition(": ")
    if not colon and rest.rstrip().endswith(":"):  # an empty message
        author, colon, words = rest.rstrip()[:-1], ":", ""
    name = _clean(author).lstrip("~ ").strip()
    if not colon or "\n" in author or not name or len(name) > MOST_NAME:
        return "", _clean(rest), "notice"
    # An iPhone puts a mark before what it wrote itself: a photo's place, a notice, a call.
    by_phone = words.startswith("\u200e")
    said = _EDITED.sub("", _clean(words))
    said = _FILE.sub("", said, count=1).strip()
    if by_phone or not said or _LEFT_OUT.match(said) or _PLACE.match(said) or _DELETED.match(said):
        return name, said, "media"
    return name, said, "said"


def _clean(text: str) -> str:
    return text.translate(_MARKS).strip()
