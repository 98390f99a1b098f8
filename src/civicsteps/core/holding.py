"""What every room holds of one person: told, put right, taken back and erased, room by room.

Rooms register in `held.py`. Who the person is was proven before: by their mailbox, their account,
a code, or the group that knows them; a room tells nothing that this does not open.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django import forms
from django.utils.functional import Promise

from civicsteps.core.actors.models import Actor
from civicsteps.core.refusals import Refusal
from civicsteps.core.sealed import key_of

type Said = str | Promise


@dataclass(frozen=True, slots=True)
class Identity:
    """A person as far as it is proven: an e-mail address of theirs, actors of theirs, rows.

    `rows` are refs of single rows that alone were opened: one contact of one group, one voice.
    `user_id` is set for an account whose address this is.
    """

    email: str = ""
    actors: frozenset[UUID] = frozenset()
    user_id: UUID | None = None
    rows: frozenset[str] = frozenset()

    @property
    def email_key(self) -> bytes | None:
        """The keyed hash by which sealed addresses are found."""
        return key_of(self.email)

    def is_at(self, address: str) -> bool:
        """Tell whether an address that was found by its hash is theirs, letter for letter.

        The hash is of the folded address: `ana@gmăil.com` is another mailbox than `ana@gmail.com`.
        """
        return bool(self.email) and address.strip().casefold() == self.email.strip().casefold()

    def is_named_in(self, said: object) -> bool:
        """Tell whether their address stands in a text, or in JSON; as a part of none longer."""
        if isinstance(said, Mapping):
            return any(self.is_named_in(part) for part in said.values())
        if isinstance(said, list | tuple):
            return any(self.is_named_in(part) for part in said)
        if not self.email or not isinstance(said, str):
            return False
        whole = rf"(?<![\w.+%-]){re.escape(self.email.strip())}(?![\w-]|\.\w)"
        return re.search(whole, said, re.IGNORECASE) is not None

    def ids_of(self, kind: str) -> list[UUID]:
        """Return the ids of the rows of a kind, as `groups.contact`, that were opened alone."""
        refs = (ref.partition(":") for ref in self.rows)
        return [UUID(key) for found, _, key in refs if found == kind]


@dataclass(frozen=True, slots=True)
class Held:
    """One thing that is held of a person: what it is, what stands in it, what can be done.

    `verbs` are names of the holding's `verbs` with the key that each is done to and its button.
    """

    id: str
    title: Said
    lines: tuple[tuple[Said, str], ...] = ()
    on: date | None = None
    group: str = ""
    group_id: UUID | None = None
    verbs: tuple[tuple[str, str, Said], ...] = ()
    may_correct: bool = False


type Tells = Callable[[Identity], Iterable[Held]]
type Does = Callable[[Identity, str, Actor], None]


@dataclass(frozen=True, slots=True)
class Correction:
    """How a person puts right what is held: the form, what stands in it, and the deed.

    A changed value of `address` is an e-mail address, which its owner confirms before `confirm`.
    """

    form: type[forms.Form]
    initial: Callable[[Identity, str], dict[str, str]]
    correct: Callable[[Identity, str, Mapping[str, str], Actor], None]
    confirm: Callable[[Identity, str, str, Actor], None]
    address: str = "email"


@dataclass(frozen=True, slots=True)
class Holding:
    """What a room holds of people. `of` tells it for one; what is theirs alone.

    `erase` drops the person from all of it and returns how many rows it touched; `why_not_erase`
    says what is to be settled first; `stays` says in a sentence what remains, and why.
    """

    name: str
    title: Said
    of: Tells
    erase: Callable[[Identity, Actor], int] | None = None
    why_not_erase: Callable[[Identity], Refusal | None] | None = None
    stays: Said = ""
    verbs: Mapping[str, Does] | None = None
    correct: Correction | None = None


HOLDINGS: dict[str, Holding] = {}
_CODES: list[Callable[[str], str | None]] = []


def register_holding(holding: Holding) -> None:
    """Say what a room holds of people; its name is part of addresses."""
    if holding.name in HOLDINGS:
        raise ValueError(f"holding {holding.name} is registered twice")
    HOLDINGS[holding.name] = holding


def register_code(find: Callable[[str], str | None]) -> None:
    """Say how a code that somebody wrote opens a row: its ref, or None."""
    _CODES.append(find)


def row_of_code(typed: str) -> str | None:
    """Return the ref of the row that a code opens, or None."""
    return next((ref for find in _CODES if (ref := find(typed))), None)


def all_held(who: Identity) -> list[tuple[Holding, list[Held]]]:
    """Return everything that is held of a person, room by room; rooms with nothing are left out."""
    told = ((holding, list(holding.of(who))) for holding in HOLDINGS.values())
    return [(holding, held) for holding, held in told if held]
