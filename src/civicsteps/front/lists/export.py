"""Lists to take away: CSV for a spreadsheet, JSON, GeoJSON for a map. Streamed, and bounded."""

import csv
import json
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from io import StringIO

from django.db.models import Model, QuerySet
from django.http import Http404, StreamingHttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from civicsteps.core import clock, text

MOST = 10_000
CHUNK = 500

type Cell = str | int | float | bool | date | None
type Point = tuple[float, float]
"""Latitude and longitude."""


@dataclass(frozen=True, slots=True)
class Column[T]:
    """A column: its name for programs, its heading for people, and what stands in it."""

    name: str
    heading: str | Promise
    cell: Callable[[T], Cell]


@dataclass(frozen=True, slots=True)
class Sheet[M: Model, T]:
    """A list as it is taken away; `name` begins its file's name. Without `point` it is no map.

    `told` is what its columns read of each row, once.
    """

    name: str
    told: Callable[[M], T]
    columns: Sequence[Column[T]]
    point: Callable[[T], Point | None] | None = None

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of file in which it can be had."""
        return ("csv", "json") if self.point is None else ("csv", "geojson", "json")


def itself[T](row: T) -> T:
    """Return a row as it is: for a sheet whose columns read the row."""
    return row


def exported[M: Model, T](
    sheet: Sheet[M, T], rows: QuerySet[M], kind: str
) -> StreamingHttpResponse:
    """Return the first `MOST` rows as a file of a kind. Raises Http404 for an unknown kind."""
    if kind not in sheet.kinds:
        raise Http404
    write, content_type = {
        "csv": (_csv, "text/csv; charset=utf-8"),
        "json": (_json, "application/json"),
        "geojson": (_geojson, "application/geo+json"),
    }[kind]
    found = map(sheet.told, rows[: MOST + 1].iterator(chunk_size=CHUNK))
    answer = StreamingHttpResponse(write(sheet, found), content_type=content_type)
    name = f"{sheet.name}-{clock.today():%Y-%m-%d}.{kind}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    if kind != "csv":
        # Anybody's page may draw it: it is the same for everybody.
        answer["Access-Control-Allow-Origin"] = "*"
    return answer


def _csv[M: Model, T](sheet: Sheet[M, T], rows: Iterable[T]) -> Iterator[str]:
    # The mark at the beginning tells a spreadsheet that the letters are UTF-8.
    yield "\ufeff" + _line([str(column.heading) for column in sheet.columns])
    for number, row in enumerate(rows):
        if number == MOST:
            yield _line([_stops()])
            return
        yield _line([_written(column.cell(row)) for column in sheet.columns])


def _json[M: Model, T](sheet: Sheet[M, T], rows: Iterable[T]) -> Iterator[str]:
    yield '{"items": ['
    whole = yield from _items(rows, lambda row: _fields(sheet, row))
    yield f'\n], "whole": {json.dumps(whole)}}}\n'


def _geojson[M: Model, T](sheet: Sheet[M, T], rows: Iterable[T]) -> Iterator[str]:
    yield '{"type": "FeatureCollection", "features": ['
    whole = yield from _items(rows, lambda row: _feature(sheet, row))
    yield f'\n], "whole": {json.dumps(whole)}}}\n'


def _items[T](
    rows: Iterable[T], told: Callable[[T], dict[str, object]]
) -> Generator[str, None, bool]:
    """Give the items; return whether they are all that there are."""
    for number, row in enumerate(rows):
        if number == MOST:
            return False
        yield ("," if number else "") + "\n" + json.dumps(told(row), ensure_ascii=False)
    return True


def _feature[M: Model, T](sheet: Sheet[M, T], row: T) -> dict[str, object]:
    point = sheet.point(row) if sheet.point else None
    where = {"type": "Point", "coordinates": [point[1], point[0]]} if point else None
    return {"type": "Feature", "geometry": where, "properties": _fields(sheet, row)}


def _fields[M: Model, T](sheet: Sheet[M, T], row: T) -> dict[str, object]:
    return {column.name: _plain(column.cell(row)) for column in sheet.columns}


def _plain(cell: Cell) -> Cell:
    return cell.isoformat() if isinstance(cell, date) else cell


def _written(cell: Cell) -> str:
    if isinstance(cell, bool):
        return _("yes") if cell else _("no")
    if cell is None:
        return ""
    return text.cell(cell) if isinstance(cell, str) else str(_plain(cell))


def _line(cells: list[str]) -> str:
    out = StringIO()
    csv.writer(out).writerow(cells)
    return out.getvalue()


def _stops() -> str:
    return _("The list stops here, at %(n)d rows. Narrow it to see the rest.") % {"n": MOST}
