"""A grid of cells as a table: where its headings stand, what is a row, what was passed over."""

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from civicsteps.engines.tables.sheets import Grid, TableError, text_grid, workbook_grids

LOOKED_THROUGH = 20
"""Rows at the top among which the headings are looked for."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TEXT = (".csv", ".txt", ".tsv")
_BOOKS = (".xlsx", ".xlsm", ".xls", ".ods")


@dataclass(frozen=True, slots=True)
class Note:
    """What was done about a file that was not simply a table.

    Codes: `sheets` (the names of those not read), `above` (how many rows stood above the
    headings), `no_headings`, `encoding` (its name).
    """

    code: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Headings, and rows of as many cells, each with its number in the file (1 is the top row)."""

    headings: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    notes: tuple[Note, ...] = ()


def read_table(
    name: str, content: bytes, *, knows: Callable[[str], bool] = lambda _heading: False
) -> Table:
    """Read a file as a table. `knows` tells whether a folded heading is one that is looked for.

    Of a workbook the first sheet with two filled rows is read. Raises TableError with a code.
    """
    if not content.strip(b"\0 \r\n\t"):
        raise TableError("empty")
    suffix = PurePosixPath(name).suffix.lower()
    if content.startswith((b"PK\x03\x04", _OLE)):
        if suffix not in _BOOKS:
            raise TableError("unknown")
        return _of_book(content, knows)
    if suffix not in _TEXT or content.startswith((b"%PDF", b"\xff\xd8\xff", b"\x89PNG", b"<")):
        raise TableError("broken" if suffix in _BOOKS else "unknown")
    grid, encoding, _separator = text_grid(content)
    notes = () if encoding in {"utf-8", "utf-8-sig"} else (Note("encoding", encoding),)
    return _table(grid, knows, notes)


def folded(text: str) -> str:
    """Return a heading to compare by: lower case, no diacritics, only letters, digits, spaces."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    kept = (c if c.isalnum() else " " for c in decomposed if not unicodedata.combining(c))
    return " ".join("".join(kept).split())


def _of_book(content: bytes, knows: Callable[[str], bool]) -> Table:
    chosen: Grid | None = None
    others = []
    for title, grid in workbook_grids(content):
        filled = sum(any(row) for row in grid)
        if chosen is None and filled:
            chosen = grid
        elif filled:
            others.append(title)
    if chosen is None:
        raise TableError("empty")
    return _table(chosen, knows, (Note("sheets", ", ".join(others)),) if others else ())


def _table(grid: Grid, knows: Callable[[str], bool], notes: tuple[Note, ...]) -> Table:
    filled = [(number, row) for number, row in enumerate(grid, 1) if any(row)]
    if not filled:
        raise TableError("empty")
    at = _heading_row(filled, knows)
    width = max(len(_trimmed(row)) for _number, row in filled)
    body = filled if at is None else filled[at + 1 :]
    if at is None:
        headings = tuple(_letter(n) for n in range(width))
        notes = (*notes, Note("no_headings"))
    else:
        headings = _padded(filled[at][1], width)
        notes = (*notes, Note("above", str(at))) if at else notes
    rows = ((number, _padded(row, width)) for number, row in body)
    return Table(headings, tuple(_without_repeats(rows, headings)), notes)


def _heading_row(filled: list[tuple[int, list[str]]], knows: Callable[[str], bool]) -> int | None:
    """Return which of the filled rows holds the headings: the one with most that are known."""
    first = filled[:LOOKED_THROUGH]
    known = [sum(knows(folded(cell)) for cell in set(row) if cell) for _number, row in first]
    if max(known) >= 2 or (max(known) == 1 and _is_narrow(first[known.index(1)][1])):
        return known.index(max(known))
    usual = max(sum(map(bool, row)) for _number, row in first)
    for at, (_number, row) in enumerate(first):
        cells = [cell for cell in row if cell]
        if len(cells) >= max(2, usual - 1) and not any(_is_value(cell) for cell in cells):
            return at
    return None


def _is_narrow(row: list[str]) -> bool:
    return sum(map(bool, row)) <= 2


def _is_value(cell: str) -> bool:
    return "@" in cell or sum(c.isdigit() for c in cell) >= 3


def _without_repeats(
    rows: Iterator[tuple[int, tuple[str, ...]]], headings: tuple[str, ...]
) -> Iterator[tuple[int, tuple[str, ...]]]:
    # Long lists printed on many pages repeat their headings.
    return ((number, row) for number, row in rows if row != headings)


def _trimmed(row: list[str]) -> list[str]:
    while row and not row[-1]:
        row = row[:-1]
    return row


def _padded(row: list[str], width: int) -> tuple[str, ...]:
    return tuple([*row, *[""] * (width - len(row))][:width])


def _letter(number: int) -> str:
    name = ""
    while number >= 0:
        number, rest = divmod(number, 26)
        name = chr(65 + rest) + name
        number -= 1
    return name
