"""A file of local units as lines of an import: what it would change in the register, one by one."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from civicsteps.core.refusals import Refusal, Refused
from civicsteps.engines.tables import Table, TableError, folded, read_table
from civicsteps.people.authorities.intake import Register, changes, said
from civicsteps.people.authorities.units import HEADINGS, Unit, UnitError, unit_of
from civicsteps.people.imports.lists.reading import UNREADABLE, said_of
from civicsteps.people.imports.models import Import
from civicsteps.people.imports.registry import Given, Line

NAMED = 20
NEEDED = {"siruta", "name", "county"}


def read(given: Sequence[Given], batch: Import) -> Iterator[Line]:
    """Read a file of local units: the lines that would change something, and what is missing.

    Raises Refused for a file that is no table, or has not the columns that tell units apart.
    """
    table = _table_of(given[0])
    fields = [HEADINGS.get(folded(heading), "") for heading in table.headings]
    if not set(fields) >= NEEDED:
        reason = _("The file needs at least these columns: SIRUTA, DENLOC (the name) and JUD.")
        raise Refused(Refusal(reason, "input", "files"))
    notes = [text for note in table.notes if (text := said_of(note))]
    batch.found = {"notes": notes}
    register = Register.read()
    seen: dict[int, int] = {}
    same = 0
    for number, cells in table.rows:
        line = _line(number, dict(zip(fields, cells, strict=False)), register, seen)
        if line is None:
            same += 1
        elif line.data or line.problem:
            yield line
    notes += _noted(same, register.missing(seen))


def _table_of(given: Given) -> Table:
    try:
        return read_table(given.name, given.content, knows=lambda text: text in HEADINGS)
    except TableError as error:
        raise Refused(Refusal(UNREADABLE[error.code], "input", "files")) from error


def _line(
    number: int, row: dict[str, str], register: Register, seen: dict[int, int]
) -> Line | None:
    """Return what a row would change; None if nothing, an empty line for what is no authority."""
    try:
        unit = unit_of(row)
    except UnitError as error:
        name = row.get("name", "") or row.get("siruta", "")
        return Line(number, {}, {"unit": name, "what": "", "changes": ""}, problem=error.code)
    if unit is None:
        return Line(number, {}, {})
    same_as = seen.setdefault(unit.siruta, number)
    if same_as != number:
        return Line(number, unit.as_json(), _shown(unit, "", []), same_as=same_as)
    authority = register.of(unit)
    told = changes(unit, authority, register)
    if not told:
        return None
    what = _("changed") if authority else _("new")
    doubt = "several" if len(register.by_siruta.get(unit.siruta, [])) > 1 else ""
    doubt = next(iter(unit.doubts), doubt)
    return Line(number, unit.as_json(), _shown(unit, what, [said(c) for c in told]), doubt=doubt)


def _shown(unit: Unit, what: str, told: list[str]) -> dict[str, str]:
    county = "" if unit.kind == "county" else f", {unit.place.rpartition(', ')[2]}"
    return {"unit": f"{unit.name}{county}", "what": what, "changes": "; ".join(told)}


def _noted(same: int, missing: Sequence[object]) -> Iterator[str]:
    if same:
        text = ngettext(
            "%(n)d unit reads already as in the file.",
            "%(n)d units read already as in the file.",
            same,
        )
        yield text % {"n": same}
    if missing:
        text = ngettext(
            "%(n)d local authority of the register is not in the file: %(names)s. It stays.",
            "%(n)d local authorities of the register are not in the file: %(names)s. They stay.",
            len(missing),
        )
        names = ", ".join(str(authority) for authority in missing[:NAMED])
        names += "…" if len(missing) > NAMED else ""
        yield text % {"n": len(missing), "names": names}
