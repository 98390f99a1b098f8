"""Whether a notice fits what somebody watches for, and why. Pure functions of values.

Words are compared folded (no capitals, no diacritics) and from their beginning: „parcului” is
looked for as „parcu…”, so that „Parcul” is found; a word under five letters must stand whole.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from civicsteps.core.places import metres_between
from civicsteps.core.text import plain

STEM = 5
ENDING = 3
"""How many letters at the end of a long word may be a Romanian ending."""
_STREET_KINDS = {"strada", "str", "bulevardul", "bd", "b-dul", "calea", "aleea", "soseaua", "sos"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is watched for; whatever is empty fits everything."""

    lat: float | None = None
    lon: float | None = None
    within: int | None = None
    street: str = ""
    authority: str = ""
    all_words: str = ""
    any_words: str = ""
    no_words: str = ""
    kinds: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Seen:
    """A notice as it is compared: its words, kind, place, and whose it is."""

    words: str
    kind: str
    lat: float | None = None
    lon: float | None = None
    authority: str = ""


@dataclass(frozen=True, slots=True)
class Why:
    """Why it fits: metres away, the street, the words found, that it is the authority's."""

    metres: int | None = None
    street: str = ""
    words: tuple[str, ...] = ()
    authority: bool = False

    def coded(self) -> str:
        """Return it in a short text that is kept: `metres=320;words=parc,verde`."""
        parts = {
            "metres": "" if self.metres is None else str(self.metres),
            "street": self.street.replace(";", " "),
            "words": ",".join(self.words),
            "authority": "1" if self.authority else "",
        }
        return ";".join(f"{name}={value}" for name, value in parts.items() if value)[:200]


def read_why(coded: str) -> Why:
    """Return the reasons of a kept text; what it does not name is left out."""
    parts = dict(part.partition("=")[::2] for part in coded.split(";"))
    metres = parts.get("metres", "")
    words = tuple(word for word in parts.get("words", "").split(",") if word)
    return Why(
        int(metres) if metres.isdecimal() else None,
        parts.get("street", ""),
        words,
        bool(parts.get("authority")),
    )


def match(wanted: Wanted, seen: Seen) -> Why | None:
    """Return why a notice fits, or None when it does not."""
    words = words_of(seen.words)
    if wanted.kinds and seen.kind not in wanted.kinds:
        return None
    found = [word for word in asked(wanted.all_words) if stands_in(word, words)]
    if len(found) < len(asked(wanted.all_words)):
        return None
    some = [word for word in asked(wanted.any_words) if stands_in(word, words)]
    if asked(wanted.any_words) and not some:
        return None
    if any(stands_in(word, words) for word in asked(wanted.no_words)):
        return None
    where = _where(wanted, seen, words)
    if where is None:
        return None
    return Why(where.metres, where.street, tuple(dict.fromkeys(found + some)), where.authority)


def words_of(text: str) -> tuple[str, ...]:
    """Return the folded words of a text."""
    return tuple("".join(c if c.isalnum() else " " for c in plain(text)).split())


def asked(text: str) -> tuple[str, ...]:
    """Return the words that somebody asked for, folded, each once."""
    return tuple(dict.fromkeys(words_of(text)))


def stem(word: str) -> str:
    """Return the beginning that a word is looked for by: at least five letters of a long one."""
    return word if len(word) < STEM else word[: max(STEM, len(word) - ENDING)]


def stands_in(word: str, words: Iterable[str]) -> bool:
    """Tell whether a folded word, or another form of it, is among folded words."""
    begins = stem(word)
    if len(word) < STEM:
        return begins in words
    return any(said.startswith(begins) for said in words)


def _where(wanted: Wanted, seen: Seen, words: tuple[str, ...]) -> Why | None:
    """Return the part of the reasons that is about the place; None when the place is another."""
    whole = wanted.within is not None and None not in (wanted.lat, wanted.lon, seen.lat, seen.lon)
    if whole:
        metres = round(metres_between(wanted.lat, wanted.lon, seen.lat, seen.lon))  # type: ignore[arg-type]  # whole
        if metres <= (wanted.within or 0):
            return Why(metres=metres)
    street = [word for word in asked(wanted.street) if word not in _STREET_KINDS]
    if street and all(stands_in(word, words) for word in street):
        return Why(street=wanted.street)
    ours = bool(wanted.authority) and wanted.authority == seen.authority
    if wanted.within is None and not street:
        return Why(authority=ours) if ours or not wanted.authority else None
    # A plan that says no place is not hidden from those who watch the whole of the town too.
    return Why(authority=True) if ours and seen.lat is None else None
