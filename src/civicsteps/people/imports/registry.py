"""The kinds of things that a group can bring in, each registered by its room's `imported.py`.

    register(
        ImportKind(
            name="supporters", title=_("People"), explain=_("…"), icon="users",
            suffixes=(".xlsx", ".csv"), columns=(("name", _("Name")),),
            read=read, load=load, undo=undo, why_not=why_not_add_contact, problems={…},
        )
    )

The machine does the rest: upload, reading in the background, preview row by row, ticking, loading
once, undoing. Nothing is sent to anybody by an import.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django import forms
from django.utils.functional import Promise

from civicsteps.core.actors.models import Actor
from civicsteps.core.refusals import Refusal
from civicsteps.people.groups.models import Group
from civicsteps.people.imports.models import Import, ImportRow

type Words = str | Promise
type Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class Given:
    """One file as it was given: its name, only to be shown, and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was read: `data` is what `load` needs, `shown` what the preview shows.

    `number` counts from 1 and is the row's own where the file has rows. `problem` names why it
    cannot be loaded, `doubt` why a person should look at it: codes of the kind's `problems`.
    `same_as` is the number of an earlier line that says the same: then this one is left out.
    """

    number: int
    data: Json
    shown: dict[str, str]
    problem: str = ""
    doubt: str = ""
    same_as: int | None = None


@dataclass(frozen=True, slots=True)
class ImportKind:
    """A kind of import.

    `read` is given the files and the import (its `choices`, its `about`), with no transaction
    open; it may write what it noticed into `batch.found` (JSON-able: headings, `notes` as a list
    of texts for the person) and raises `Refused` for a file that cannot be read at all.

    `load` runs inside the row's transaction, as the person who confirmed: it returns the `ref` of
    the row that it made, or '' when it was there already; `Refused` leaves the row out with its
    reason. `undo` takes back what one row made: it returns nothing (or '') when that is done, or
    a code of `problems` when what was made must stay. Both may be run again after a stop.

    `abouts` gives what of the group's the lines can be about, as (ref, label): for instance its
    problems (`causes.imported.cause_choices`); `fields` is a form for choices made with the
    upload, `again` one for choices made when it was read (which column is what): what they clean
    to must be JSON-able, and stands in `batch.choices`; the preview leads to it where `read` found
    `headings`, or `asked` of a kind that gives it an `again_title`. `ticked` tells whether good
    lines are ticked from the start; doubtful ones are ticked if `doubts_ticked`. `word_after` gives
    a ready text to copy or share when all is loaded, or ''; `result_url` where what was made is
    seen. A `staff` kind is nothing of a group's own: `why_not` alone says who brings it.
    """

    name: str
    title: Words
    explain: Words
    icon: str
    suffixes: tuple[str, ...]
    columns: tuple[tuple[str, Words], ...]
    read: Callable[[Sequence[Given], Import], Iterator[Line]]
    load: Callable[[Import, ImportRow, Actor], str]
    undo: Callable[[Import, ImportRow, Actor], str | None]
    why_not: Callable[[Actor, Group], Refusal | None]
    problems: Mapping[str, Words] = field(default_factory=dict)
    many: bool = False
    abouts: Callable[[Actor, Group], list[tuple[str, str]]] | None = None
    fields: type[forms.Form] | None = None
    again: Callable[[Import], type[forms.Form] | None] | None = None
    again_title: Words = ""
    again_explain: Words = ""
    ticked: bool = True
    doubts_ticked: bool = True
    staff: bool = False
    word_after: Callable[[Import], str] | None = None
    result_url: Callable[[Import], str] | None = None


KINDS: dict[str, ImportKind] = {}


def register(kind: ImportKind) -> None:
    """Let groups bring in a kind of thing."""
    if kind.name in KINDS:
        raise ValueError(f"import kind {kind.name} is registered twice")
    KINDS[kind.name] = kind
