"""A list of people as lines of an import: each person once, with what is doubtful about them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

import phonenumbers
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from civicsteps.core import clock
from civicsteps.core.days import said
from civicsteps.core.refusals import Refusal, Refused
from civicsteps.engines.tables import Note, Table, TableError, read_table
from civicsteps.people.groups.models import Consent
from civicsteps.people.imports.lists.columns import fields_of, is_known
from civicsteps.people.imports.lists.persons import Person, merged, person_of
from civicsteps.people.imports.models import Import
from civicsteps.people.imports.registry import Given, Line

UNREADABLE = {
    "empty": gettext_lazy("The file has no rows. Nothing was brought in."),
    "unknown": gettext_lazy(
        "This is not a table. Save the list as XLSX, ODS or CSV and bring it again."
    ),
    "broken": gettext_lazy(
        "The file is damaged or is not what its name says. Open it, save it again as XLSX."
    ),
    "locked": gettext_lazy("The file has a password. Save it without one and bring it again."),
    "bomb": gettext_lazy("The file unpacks to far more than a list needs. We did not open it."),
}


class _Seen:
    """The people read so far, by what tells them apart."""

    def __init__(self) -> None:
        self.people: dict[int, Person] = {}
        self.by_address: dict[str, int] = {}
        self.by_name: dict[frozenset[str], int] = {}

    def holder(self, person: Person) -> int | None:
        """Return the earlier row that has this e-mail or telephone."""
        keys = (person.email, person.phone)
        return next((self.by_address[key] for key in keys if key in self.by_address), None)

    def twin(self, person: Person) -> int | None:
        """Return the earlier row about the same person."""
        number = self.holder(person)
        if number is not None:
            return number if _may_be_one(self.people[number], person) else None
        number = self.by_name.get(person.words) if person.words else None
        if number is None or (person.reachable and self.people[number].reachable):
            return None
        return number

    def keep(self, number: int, person: Person) -> None:
        """Remember a row, or what a later one adds to it."""
        self.people[number] = person
        self.by_name.setdefault(person.words, number)
        for key in (person.email, person.phone):
            if key:
                self.by_address.setdefault(key, number)


def read(given: Sequence[Given], batch: Import) -> Iterator[Line]:
    """Read a list of people. Raises Refused for a file that is no table, in the reader's words."""
    table = table_of(given[0])
    batch.found = {
        "headings": list(table.headings),
        "notes": [text for note in table.notes if (text := said_of(note))],
    }
    fields = fields_of(table.headings, batch.choices)
    if not {"name", "phone", "email"} & set(fields):
        reason = _(
            "We found no column with names, telephones or e-mail addresses. Say which it is."
        )
        batch.found["notes"].append(reason)
    unasked = 0
    for line in _lines(table, fields, how=str(batch.choices.get("how") or "")):
        unasked += not line.problem and line.same_as is None and not line.data["agreed_on"]
        yield line
    batch.found["unasked"] = unasked


def table_of(given: Given) -> Table:
    """Return a file as a table. Raises Refused with the reason why it is none."""
    try:
        return read_table(given.name, given.content, knows=is_known)
    except TableError as error:
        raise Refused(Refusal(UNREADABLE[error.code], "input", "files")) from error


def said_of(note: Note) -> str:
    """Return what was done about a file, in the reader's language."""
    if note.code == "sheets":
        return _("Only the first sheet was read. Not these: %(names)s.") % {"names": note.value}
    if note.code == "above":
        rows = int(note.value)
        text = ngettext(
            "%(rows)d row above the headings was passed over.",
            "%(rows)d rows above the headings were passed over.",
            rows,
        )
        return text % {"rows": rows}
    if note.code == "no_headings":
        return _("The list has no headings: say which column is what.")
    return _("The file is in an old encoding (%(name)s): look at the letters ș and ț.") % {
        "name": note.value
    }


def _lines(table: Table, fields: list[str], *, how: str) -> Iterator[Line]:
    today, seen = clock.today(), _Seen()
    rows: list[tuple[int, Person, int | None, tuple[str, ...]]] = []
    for number, cells in table.rows:
        person = person_of(cells, fields, today=today, how=how)
        twin = seen.twin(person)
        if twin is not None:
            seen.keep(twin, merged(seen.people[twin], person))
        else:
            seen.keep(number, _unshared(seen, person))
        rows.append((number, person, twin, cells))
    for number, person, twin, cells in rows:
        kept = person if twin is not None else seen.people[number]
        yield _line(number, kept, twin, nothing=_is_nothing(person), cells=cells)


def _line(
    number: int, person: Person, twin: int | None, *, nothing: bool, cells: Sequence[str]
) -> Line:
    shown = shown_of(person)
    if nothing:
        shown["agreed"] = ""
        shown["note"] = " · ".join(cell for cell in cells if cell)[:200]
    return Line(
        number=number,
        data={
            "name": person.name,
            "phone": person.phone,
            "email": person.email,
            "note": person.note,
            "how": person.how,
            "agreed_on": person.agreed_on.isoformat() if person.agreed_on else "",
        },
        shown=shown,
        problem="nobody" if nothing else "",
        doubt="" if nothing else next(iter(person.doubts), ""),
        same_as=None if nothing else twin,
    )


def shown_of(person: Person) -> dict[str, str]:
    """Return what the preview shows of a person."""
    agreed = _("nobody writes to them yet")
    if person.agreed_on:
        agreed = f"{said(person.agreed_on)}, {Consent.How(person.how).label}"
    return {
        "name": person.name,
        "phone": _spaced(person.phone),
        "email": person.email,
        "agreed": agreed,
        "note": person.note,
    }


def _unshared(seen: _Seen, person: Person) -> Person:
    """Leave out what another person of the list has already: it goes to a note."""
    shared = [key for key in (person.email, person.phone) if key and key in seen.by_address]
    if not shared:
        return person
    others = {seen.by_address[key] for key in shared}
    words = _("Shared with row %(row)s: %(what)s") % {
        "row": ", ".join(map(str, sorted(others))),
        "what": ", ".join(shared),
    }
    return replace(
        person,
        email="" if person.email in shared else person.email,
        phone="" if person.phone in shared else person.phone,
        note=". ".join(part for part in (person.note, words) if part),
        doubts=("shared", *person.doubts),
    )


def _may_be_one(first: Person, second: Person) -> bool:
    return not first.words or not second.words or bool(first.words & second.words)


def _is_nothing(person: Person) -> bool:
    return not person.name and not person.reachable


def _spaced(phone: str) -> str:
    if not phone:
        return ""
    parsed = phonenumbers.parse(phone)
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def day_written(text: object) -> date | None:
    """Return the day that a line's data carries."""
    return date.fromisoformat(str(text)) if text else None
