"""The cells of a file as a grid of text: workbooks by calamine, plain files by `csv`."""

import csv
import re
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO, StringIO
from itertools import islice
from xml.parsers.expat import ExpatError, ParserCreate

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from civicsteps.engines.tables.letters import decoded, tidy

MOST_UNPACKED = 200 * 1024 * 1024
MOST_RATIO = 200
MOST_CELLS = 4_000_000
MOST_ROWS = 60_000
MOST_COLUMNS = 200
LONGEST_CELL = 4_000
SEPARATORS = (";", ",", "\t", "|")

_MARK = re.compile(
    rb"<(?:\w+:)?(row|c)\b(?:[^>]{0,300}?\br\s*=\s*[\"']([A-Z]{0,3})(\d{1,7})[\"'])?"
)
_AS_TEXT = re.compile(r'="([^"]*)"')

type Grid = list[list[str]]


class TableError(ValueError):
    """A file that cannot be read as a table: `code` is empty, unknown, broken, locked or bomb."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def workbook_grids(content: bytes) -> Iterator[tuple[str, Grid]]:
    """Yield the name and the cells of each visible sheet, in their order.

    Raises TableError (bomb) before anything is unpacked that declares too much.
    """
    refuse_bomb(content)
    try:
        with CalamineWorkbook.from_filelike(BytesIO(content)) as book:
            for meta in book.sheets_metadata:
                if _is_shown(meta):
                    yield meta.name, _grid(book.get_sheet_by_name(meta.name))
    except PasswordError as error:
        raise TableError("locked") from error
    except (CalamineError, zipfile.BadZipFile, ExpatError, ValueError, OSError) as error:
        if isinstance(error, TableError):
            raise
        raise TableError("broken") from error


def text_grid(content: bytes) -> tuple[Grid, str, str]:
    """Return the cells of a plain file, the encoding and the separator that were found."""
    text, encoding = decoded(content)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:
        return _parsed(rest, first.strip()[4]), encoding, first.strip()[4]
    try:
        separator = _separator(text)
    except csv.Error as error:
        raise TableError("broken") from error
    return _parsed(text, separator), encoding, separator


def refuse_bomb(content: bytes) -> None:
    """Raise TableError (bomb) for an archive that unpacks to far more than it weighs."""
    if not content.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            unpacked = sum(entry.file_size for entry in packed.infolist())
            if unpacked > MOST_UNPACKED or unpacked > MOST_RATIO * max(len(content), 50_000):
                raise TableError("bomb")
            for entry in packed.infolist():
                if _spread(packed, entry):
                    raise TableError("bomb")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError) as error:
        raise TableError("broken") from error


def _spread(packed: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    """Tell whether a sheet's cells lie so far apart that the grid between them would be huge.

    What an entry declares may be a lie: no more than that is read. A sheet may have any name.
    """
    with packed.open(entry) as file:
        xml = file.read(entry.file_size + 1)
    if entry.filename == "content.xml":
        return _Repeats().too_many(xml)
    rows = columns = row = column = 0
    for mark in _MARK.finditer(xml):
        if mark[1] == b"row":
            row, column = int(mark[3] or row + 1), 0
        else:  # a cell need not say where it stands: then it is the next one
            column = _column(mark[2]) if mark[2] else column + 1
            row = int(mark[3]) if mark[2] else max(row, 1)
            rows, columns = max(rows, row), max(columns, column)
    return rows * columns > MOST_CELLS


class _Repeats:
    """How far the filled cells of an ODS reach, with the rows and columns that it repeats.

    Empty ones after the last filled cell, to the sheet's edge, are usual and count nothing.
    """

    def __init__(self) -> None:
        self.rows = self.repeat = self.column = self.filled = self.width = self.most = 0

    def too_many(self, xml: bytes) -> bool:
        """Tell whether the grid between them would be huge. Raises TableError for broken XML."""
        parser = ParserCreate()
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        try:
            parser.Parse(xml, True)
        except (ExpatError, ValueError) as error:
            raise TableError("broken") from error
        return self.most > MOST_CELLS

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table:table":
            self.rows = self.width = 0
        elif name == "table:table-row":
            self.repeat = int(attributes.get("table:number-rows-repeated", 1))
            self.column = self.filled = 0
        elif name in {"table:table-cell", "table:covered-table-cell"}:
            self.column += int(attributes.get("table:number-columns-repeated", 1))
            if any(said.startswith(("office:", "table:formula")) for said in attributes):
                self.filled = self.column
        elif name == "text:p":
            self.filled = self.column

    def _end(self, name: str) -> None:
        if name == "table:table-row":
            self.rows += self.repeat
            self.width = max(self.width, self.filled)
            if self.filled:
                self.most = max(self.most, self.rows * self.width)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _is_shown(sheet: SheetMetadata) -> bool:
    return sheet.visible == SheetVisibleEnum.Visible and sheet.typ == SheetTypeEnum.WorkSheet


def _grid(sheet: CalamineSheet) -> Grid:
    if sheet.total_height * sheet.total_width > MOST_CELLS:  # an XLS is no archive to look into
        raise TableError("bomb")
    rows = islice(sheet.to_python(skip_empty_area=False), MOST_ROWS)
    grid = [[_text(cell) for cell in row[:MOST_COLUMNS]] for row in rows]
    for (top, left), (bottom, _right) in sheet.merged_cell_ranges or ():
        for number in range(top + 1, min(bottom + 1, len(grid))):
            if left < len(grid[number]) and not grid[number][left]:
                grid[number][left] = grid[top][left]
    return grid


def _text(cell: object) -> str:
    if isinstance(cell, bool):
        return "da" if cell else "nu"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "minutes") if cell.time() != time() else str(cell.date())
    if isinstance(cell, date | time | timedelta):
        return str(cell)
    return tidy(str(cell)).strip()[:LONGEST_CELL]


def _parsed(text: str, separator: str) -> Grid:
    csv.field_size_limit(1_000_000)
    try:
        rows = csv.reader(StringIO(text, newline=""), delimiter=separator)
        return [[_cell(cell) for cell in row[:MOST_COLUMNS]] for row in islice(rows, MOST_ROWS)]
    except csv.Error as error:
        raise TableError("broken") from error


def _cell(cell: str) -> str:
    cell = cell.strip()
    if found := _AS_TEXT.fullmatch(cell):  # how Excel keeps a number's zeros in a CSV
        cell = found[1]
    return cell[:LONGEST_CELL]


def _separator(text: str) -> str:
    lines = [line for line in islice(StringIO(text), 60) if line.strip()]
    return max(SEPARATORS, key=lambda s: _evenness(lines, s))


def _evenness(lines: Iterable[str], separator: str) -> tuple[int, int]:
    """Return on how many of the first lines a separator stands equally often, and how often."""
    counts = [len(row) - 1 for row in csv.reader(lines, delimiter=separator) if row]
    found = [count for count in counts if count]
    if not found:
        return 0, 0
    usual = max(set(found), key=lambda n: (found.count(n), n))
    return found.count(usual), usual
