"""Which messages belong together: by what they answer, by subject, by registration number."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

_PREFIX = re.compile(
    r"^(?:(?P<forward>fwd?|tr|redir|wg)|(?:re|r|raspuns|rasp|aw|sv|antw))(?:\[\d+\]|\(\d+\))?"
    r"\s*\.?\s*:\s*"
)
_NUMBER = re.compile(
    r"\b(?:nr|numar(?:ul)?|inregistrat(?:a)?(?: cu| sub)?(?: nr| numarul)?|no)\b\.?"
    r"(?:\s*de\s+inregistrare)?\s*[:.]?\s*([a-z]{0,4}[ -]?\d{1,7})\s*(?:/|din(?:\s+data\s+de)?)\s*"
    r"(\d{1,2})[./-](\d{1,2})[./-]((?:20)?\d{2})\b"
)


class Threadable(Protocol):
    """What sorting needs to know of a message."""

    @property
    def message_id(self) -> str: ...

    @property
    def answers(self) -> tuple[str, ...]: ...

    @property
    def subject(self) -> str: ...

    @property
    def text(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Numbered:
    """A registration number and its day, as „12345/23.11.2026” gives them."""

    number: str
    on: date


def fold_subject(subject: str) -> str:
    """Return a subject as threads know it: folded, without „Re:”, „Fwd:”, „Răsp:” and brackets."""
    text = _plain(subject)
    while found := _PREFIX.match(text):
        text = text[found.end() :]
    return text.strip(" .!?„”\"'")


def is_forward(subject: str) -> bool:
    """Tell whether a subject says that its message was passed on."""
    text = _plain(subject)
    while found := _PREFIX.match(text):
        if found["forward"]:
            return True
        text = text[found.end() :]
    return False


def numbers_in(text: str) -> list[Numbered]:
    """Return the registration numbers with their days that a text names, in their order."""
    numbers = []
    for found in _NUMBER.finditer(_plain(text)):
        year = int(found[4])
        try:
            on = date(year + 2000 if year < 100 else year, int(found[3]), int(found[2]))
        except ValueError:
            continue
        numbers.append(Numbered(" ".join(found[1].upper().split()), on))
    return list(dict.fromkeys(numbers))


def sort_threads(mails: Sequence[Threadable]) -> list[int]:
    """Return for each message the number of its thread, from 0 in the order of their first ones.

    Messages belong together when one answers another or both answer the same, when their subjects
    are the same but for „Re:” and „Fwd:”, or when both name the same registration number and day.
    """
    leaders = list(range(len(mails)))

    def leader(at: int) -> int:
        while leaders[at] != at:
            leaders[at] = leaders[leaders[at]]
            at = leaders[at]
        return at

    seen: dict[tuple[str, object], int] = {}
    for at, mail in enumerate(mails):
        for mark in _marks(mail):
            first, second = sorted((leader(seen.setdefault(mark, at)), leader(at)))
            leaders[second] = first
    numbers: dict[int, int] = {}
    return [numbers.setdefault(leader(at), len(numbers)) for at in range(len(mails))]


def _marks(mail: Threadable) -> list[tuple[str, object]]:
    marks: list[tuple[str, object]] = [
        ("id", one) for one in (mail.message_id, *mail.answers) if one
    ]
    if subject := fold_subject(mail.subject):
        marks.append(("subject", subject))
    marks += [("number", one) for one in numbers_in(f"{mail.subject}\n{mail.text}")]
    return marks


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).split())
