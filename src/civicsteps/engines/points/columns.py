"""Points in the columns of a table: latitude and longitude as people write them."""

import math
import re
import unicodedata
from collections.abc import Iterable, Sequence

from civicsteps.engines.points.found import Found, Point, PointsError, put_right

_LAT = {"lat", "latitude", "latitudine", "latitudinea", "y", "lat y", "latitudine y"}
_LON = {"lon", "long", "lng", "longitude", "longitudine", "longitudinea", "x", "lon x"}
_BOTH = {"coordonate", "coordonate gps", "gps", "coordinates", "locatie gps", "lat lon"}
_TITLE = {"nume", "titlu", "denumire", "name", "title", "punct", "loc", "locul", "strada", "adresa"}
_NOTE = {"observatii", "descriere", "nota", "note", "detalii", "comentariu", "description"}
_DMS = re.compile(
    r"""(\d{1,3})\s*[°º]\s*(\d{1,2}(?:[.,]\d+)?)\s*['′’]\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*["″”]+)?"""
)
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?")
_PAIR = re.compile(r"([+-]?\d+\.\d+)\s*[,; ]\s*([+-]?\d+\.\d+)")


def is_coordinate(heading: str) -> bool:
    """Tell whether a folded heading is one of a column with coordinates."""
    return heading in _LAT | _LON | _BOTH


def points_of_table(headings: Sequence[str], rows: Iterable[tuple[int, Sequence[str]]]) -> Found:
    """Return the points of a table's rows, each under its row's number.

    Raises PointsError: no_columns without two columns of degrees, stereo70 for metres of the
    national grid, which are not degrees.
    """
    names = [_folded(heading) for heading in headings]
    lat, lon, both = (_first(names, known) for known in (_LAT, _LON, _BOTH))
    if (lat is None or lon is None) and both is None:
        raise PointsError("no_columns")
    title, note = _first(names, _TITLE), _first(names, _NOTE)
    found = Found()
    for number, cells in rows:
        where = _where(cells, lat, lon, both)
        said = [cells[at] if at is not None else "" for at in (title, note)]
        if any(cells):
            found.points.append(Point(number, where[0], where[1], said[0], said[1]))
    _refuse_metres(found)
    return put_right(found)


def degrees(text: str) -> float | None:
    """Return degrees as written: „44,43”, „44.43° N”, „44°26′07″N”; None for anything else."""
    if found := _DMS.search(text):
        whole, minutes, seconds = (_float(part or "0") for part in found.groups())
        value = whole + minutes / 60 + seconds / 3600
        return -value if re.search(r"[SWV]\b", text) or text.strip().startswith("-") else value
    if len(numbers := _NUMBER.findall(text)) == 1:
        value = _float(numbers[0])
        return value if math.isfinite(value) else None
    return None


def _where(
    cells: Sequence[str], lat: int | None, lon: int | None, both: int | None
) -> tuple[float | None, float | None]:
    if lat is not None and lon is not None:
        return degrees(cells[lat]), degrees(cells[lon])
    pair = _PAIR.search(cells[both]) if both is not None else None
    return (float(pair[1]), float(pair[2])) if pair else (None, None)


def _refuse_metres(found: Found) -> None:
    """Refuse the national grid: six digits before the point, 100–800 km north, 100–900 km east."""
    whole = [(p.lat, p.lon) for p in found.points if p.lat is not None and p.lon is not None]
    if whole and all(lat > 90_000 and lon > 90_000 for lat, lon in whole):
        raise PointsError("stereo70")


def _first(names: list[str], known: set[str]) -> int | None:
    return next((at for at, name in enumerate(names) if name in known), None)


def _float(text: str) -> float:
    return float(text.replace(",", "."))


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    kept = (c if c.isalnum() else " " for c in decomposed if not unicodedata.combining(c))
    return " ".join("".join(kept).split())
