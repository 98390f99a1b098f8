"""Reading imports and their lines."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from civicsteps.core.text import plain
from civicsteps.people.groups.models import Group
from civicsteps.people.imports.models import Import, ImportRow
from civicsteps.people.imports.registry import KINDS, Words

MOST_FOUND = 500


@dataclass(frozen=True, slots=True)
class Cell:
    """One thing that the preview shows of a line, with its column's name."""

    head: Words
    text: str


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A line as the preview shows it: its first cell on top, and why it is as it is."""

    row: ImportRow
    title: str
    cells: list[Cell]
    reason: Words

    @property
    def choosable(self) -> bool:
        """Whether it can still be ticked."""
        return self.row.state in {ImportRow.State.READY, ImportRow.State.DOUBTFUL}


def imports_of(group: Group) -> QuerySet[Import]:
    """Return a group's imports, the newest first."""
    return group.imports.order_by("-entered_at", "-pk")


def rows_of(batch: Import, *, state: str = "", search: str = "") -> QuerySet[ImportRow]:
    """Return an import's lines in their order; `search` keeps those that show all its words.

    What lines say is sealed: a search reads them all.
    """
    rows = batch.rows.order_by("number")
    if state:
        rows = rows.filter(state=state)
    words = plain(search).split()
    if not words:
        return rows
    return rows.filter(pk__in=_showing(rows, words))


def shown(batch: Import, row: ImportRow) -> ShownRow:
    """Return a line as it is shown."""
    kind = KINDS[batch.kind]
    told = {name: str(text) for name, text in row.shown.items() if text}
    cells = [Cell(label, told[name]) for name, label in kind.columns if told.get(name)]
    title = cells.pop(0).text if cells else ""
    reason: Words = row.note or kind.problems.get(row.code, "")
    return ShownRow(row, title, cells, reason)


def _showing(rows: QuerySet[ImportRow], words: list[str]) -> list[UUID]:
    found = []
    for key, told in rows.values_list("pk", "shown").iterator():
        text = plain(" ".join(map(str, told.values())))
        if all(word in text for word in words):
            found.append(key)
        if len(found) == MOST_FOUND:
            break
    return found
