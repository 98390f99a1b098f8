"""The frequent kinds of a council's decisions, said in plain words: `kinds.yaml`, read once.

A kind is known by the beginnings of words in a title. It says what such a decision usually is, so
that nobody takes it for what this one is.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path

import yaml

from civicsteps.engines.agendas.words import words_of

SCHEMA = "civicsteps.agendas/1"
LANGUAGES = ("ro", "en")
FILE = Path(__file__).parent / "kinds.yaml"
_SKIPPED = frozenset(
    "proiect proiectul de hotarare hotararii hcl nr privind privitor referitor la cu privire pentru"
    " aprobarea aprobare unei unor a al ale si".split()
)
_KNOWN = {"id", "marks", "first", "unless", *LANGUAGES}


class KindsError(ValueError):
    """A file of kinds that cannot be used: which kind, and why."""


@dataclass(frozen=True, slots=True)
class Plain:
    """A kind in one language: what it is, what it usually means for people, what to ask."""

    says: str
    means: str
    asks: str


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of decision. Each mark is a set of beginnings of words that must all be there.

    A beginning with `=` before it is a whole word. `first`: marks whose first word begins the
    title.
    """

    id: str
    marks: tuple[tuple[str, ...], ...]
    first: tuple[tuple[str, ...], ...]
    unless: tuple[str, ...]
    plain: Mapping[str, Plain]

    def fits(self, words: tuple[str, ...]) -> bool:
        """Tell whether a title's folded words are of this kind."""
        if any(_stands(mark, words) for mark in self.unless):
            return False
        begins = next((word for word in words if word not in _SKIPPED and not word.isdigit()), "")
        opening = [mark for mark in self.first if _stands(mark[0], (begins,))]
        return any(all(_stands(word, words) for word in mark) for mark in (*opening, *self.marks))


def kind_of(title: str) -> Kind | None:
    """Return the frequent kind that a title is, by its words alone; None for any other."""
    words = words_of(title[:1000])
    return next((kind for kind in kinds() if kind.fits(words)), None)


@cache
def kinds() -> tuple[Kind, ...]:
    """Return the kinds in the order in which they are tried. Raises KindsError."""
    return read_kinds(FILE.read_text(encoding="utf-8"))


def read_kinds(text: str) -> tuple[Kind, ...]:
    """Return the kinds of a file's text. Raises KindsError with the kind and the reason."""
    try:
        root: object = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise KindsError(f"kinds: {error}") from error
    if not isinstance(root, dict) or root.get("schema") != SCHEMA:
        raise KindsError(f"kinds: schema is not {SCHEMA}")
    listed = root.get("kinds")
    if not isinstance(listed, list) or not listed:
        raise KindsError("kinds: there are none")
    found = tuple(_kind(one) for one in listed)
    if len({kind.id for kind in found}) < len(found):
        raise KindsError("kinds: an id stands twice")
    return found


def _kind(said: object) -> Kind:
    if not isinstance(said, dict):
        raise KindsError(f"{said!r}: is no kind")
    key = _text(said, "id", "a kind")
    if unknown := set(said) - _KNOWN:
        raise KindsError(f"{key}: unknown {', '.join(sorted(map(str, unknown)))}")
    marks = tuple(tuple(mark.split()) for mark in _texts(said, "marks", key))
    first = tuple(tuple(mark.split()) for mark in _texts(said, "first", key))
    if not marks and not first:
        raise KindsError(f"{key}: nothing says how to know it")
    for word in (*_texts(said, "unless", key), *chain.from_iterable((*marks, *first))):
        if words_of(word) != (word.removeprefix("="),):
            raise KindsError(f"{key}: “{word}” is not folded")
    plain = {language: _plain(said.get(language), f"{key}.{language}") for language in LANGUAGES}
    return Kind(key, marks, first, _texts(said, "unless", key), plain)


def _plain(said: object, where: str) -> Plain:
    if not isinstance(said, dict):
        raise KindsError(f"{where}: is missing")
    return Plain(
        _text(said, "says", where), _text(said, "means", where), _text(said, "asks", where)
    )


def _texts(said: Mapping[object, object], name: str, where: str) -> tuple[str, ...]:
    listed = said.get(name, [])
    if not isinstance(listed, list) or not all(isinstance(one, str) and one for one in listed):
        raise KindsError(f"{where}: {name} is no list of words")
    return tuple(listed)


def _text(said: Mapping[object, object], name: str, where: str) -> str:
    text = said.get(name)
    if not isinstance(text, str) or not text.strip():
        raise KindsError(f"{where}: {name} is missing")
    return text.strip()


def _stands(mark: str, words: tuple[str, ...]) -> bool:
    if mark.startswith("="):
        return mark[1:] in words
    return any(word.startswith(mark) for word in words)
