"""Kinds of entry, each with its sentence, and the reactions that hear them."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of entry: dotted, past tense, with the sentence that a reader sees.

    The sentence is made at display time, in the reader's language; `%(name)s` places take the
    keys of `data` and the titles of the rows that the entry is about, by role.
    """

    name: str
    sentence: str | Promise
    data: tuple[str, ...] = ()
    icon: str = "info"
    quiet: bool = False


type Reaction = Callable[[UUID], None]

KINDS: dict[str, Kind] = {}
REACTIONS: dict[str, list[tuple[str, Reaction]]] = {}


def declare(
    name: str,
    sentence: str | Promise,
    *,
    data: tuple[str, ...] = (),
    icon: str = "info",
    quiet: bool = False,
) -> None:
    """Declare a kind of entry; `data` names its keys. A quiet kind is never told to followers."""
    if name in KINDS:
        raise ValueError(f"journal kind {name} is declared twice")
    KINDS[name] = Kind(name, sentence, data, icon, quiet)


def on(kind: str) -> Callable[[Reaction], Reaction]:
    """Register a reaction to a kind: a function of the entry's id, that may be called again."""

    def register(reaction: Reaction) -> Reaction:
        name = f"{reaction.__module__}.{reaction.__qualname__}"
        REACTIONS.setdefault(kind, []).append((name, reaction))
        return reaction

    return register
