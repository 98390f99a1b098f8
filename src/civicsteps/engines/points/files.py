"""Points in files made by maps and phones: KML, KMZ, GPX and GeoJSON."""

import html
import json
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any
from xml.etree import ElementTree
from xml.parsers import expat

from civicsteps.engines.points.found import Found, Point, PointsError, put_right

MOST_UNPACKED = 50 * 1024 * 1024
MOST_RATIO = 200
MOST_ELEMENTS = 1_000_000
DEEPEST = 100
LONGEST = 2_000
LINES = {"LineString", "Track", "MultiTrack", "LinearRing", "trk", "rte"}
AREAS = {"Polygon", "GroundOverlay", "Model"}

_TAG = re.compile(r"<[^>]{0,500}>")
_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_CEDILLAS = str.maketrans("ŞşŢţ", "ȘșȚț")


def read_points(name: str, content: bytes) -> Found:
    """Return the points of a KML, KMZ, GPX or GeoJSON file, by its name's ending.

    Raises PointsError: broken, bomb (unpacks to too much), doctype (it could expand or fetch).
    """
    suffix = PurePosixPath(name).suffix.lower()
    if suffix in {".geojson", ".json"}:
        return put_right(_of_geojson(content))
    if content.startswith(b"PK"):
        content = _unpacked(content)
    root = _parsed(content)
    return put_right(_of_gpx(root) if _local(root) == "gpx" else _of_kml(root))


def _parsed(content: bytes) -> ElementTree.Element:
    """Return an XML file's root, after a look that it declares no type and so no entity."""
    try:
        _Look().over(content)
        return ElementTree.fromstring(content)  # noqa: S314 - no doctype: nothing to expand
    except (expat.ExpatError, ElementTree.ParseError, ValueError, LookupError) as error:
        if isinstance(error, PointsError):
            raise
        raise PointsError("broken") from error


class _Look:
    """A first look over an XML file, which builds nothing: its types, its size, its depth."""

    def __init__(self) -> None:
        self.elements = self.depth = 0

    def over(self, content: bytes) -> None:
        """Raise PointsError for a file that declares a type, or would fill the memory."""
        parser = expat.ParserCreate()
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.Parse(content, True)

    def _doctype(self, *_declared: object) -> None:
        raise PointsError("doctype")

    def _start(self, *_element: object) -> None:
        self.elements += 1
        self.depth += 1
        if self.elements > MOST_ELEMENTS or self.depth > DEEPEST:
            raise PointsError("bomb")

    def _end(self, _name: str) -> None:
        self.depth -= 1


def _unpacked(content: bytes) -> bytes:
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            entries = [e for e in packed.infolist() if e.filename.lower().endswith(".kml")]
            if not entries:
                raise PointsError("broken")
            if entries[0].file_size > min(MOST_UNPACKED, MOST_RATIO * max(len(content), 50_000)):
                raise PointsError("bomb")
            with packed.open(entries[0]) as file:
                kml = file.read(MOST_UNPACKED + 1)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError) as error:
        raise PointsError("broken") from error
    if len(kml) > MOST_UNPACKED:
        raise PointsError("bomb")
    return kml


def _of_kml(root: ElementTree.Element) -> Found:
    found = Found()
    for mark in (e for e in root.iter() if _local(e) == "Placemark"):
        title, note = _said(mark, "name"), _said(mark, "description")
        for shape in mark.iter():
            if _local(shape) == "Point":
                lat, lon = _kml_place(_said(shape, "coordinates"))
                found.points.append(Point(len(found.points) + 1, lat, lon, title, note))
            elif _local(shape) in LINES - {"LinearRing"}:
                found.leave("lines")
            elif _local(shape) in AREAS:
                found.leave("areas")
    return found


def _of_gpx(root: ElementTree.Element) -> Found:
    found = Found()
    for child in root:
        if _local(child) == "wpt":
            lat, lon = (_number(child.get(name)) for name in ("lat", "lon"))
            note = _said(child, "desc") or _said(child, "cmt")
            found.points.append(Point(len(found.points) + 1, lat, lon, _said(child, "name"), note))
        elif _local(child) in LINES:
            found.leave("lines")
    return found


def _of_geojson(content: bytes) -> Found:
    try:
        whole = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise PointsError("broken") from error
    found = Found()
    for shape, said in _shapes(whole):
        places = _places(shape)
        if places is None:
            found.leave("lines" if "Line" in str(shape.get("type")) else "areas")
        for lat, lon in places or ():
            found.points.append(Point(len(found.points) + 1, lat, lon, *said))
    return found


def _shapes(whole: Any) -> Iterator[tuple[dict[str, Any], tuple[str, str]]]:  # noqa: ANN401 - JSON
    """Yield each geometry with its title and note, however the features are wrapped."""
    if not isinstance(whole, dict):
        raise PointsError("broken")
    for feature in whole.get("features") or [whole]:
        if not isinstance(feature, dict):
            continue
        own = feature.get("properties")
        own = own if isinstance(own, dict) else {}
        said = (_property(own, "name", "title", "nume", "titlu", "denumire"),
                _property(own, "description", "descriere", "note", "observatii"))  # fmt: skip
        shape = feature.get("geometry") if "geometry" in feature else feature
        for one in (shape or {}).get("geometries") or [shape]:
            if isinstance(one, dict):
                yield one, said


def _places(shape: dict[str, Any]) -> list[tuple[float | None, float | None]] | None:
    pairs = shape.get("coordinates")
    if shape.get("type") == "Point":
        pairs = [pairs]
    elif shape.get("type") != "MultiPoint":
        return None
    if not isinstance(pairs, list):
        return [(None, None)]
    return [_pair(pair) for pair in pairs]


def _pair(pair: object) -> tuple[float | None, float | None]:
    if isinstance(pair, list) and len(pair) >= 2:
        return _number(pair[1]), _number(pair[0])
    return None, None


def _property(own: dict[str, Any], *names: str) -> str:
    found = next((own[name] for name in own if name.casefold() in names and own[name]), "")
    return _plain(str(found))


def _kml_place(text: str) -> tuple[float | None, float | None]:
    lon, _, rest = text.strip().partition(",")
    return _number(rest.partition(",")[0]), _number(lon)


def _said(element: ElementTree.Element, name: str) -> str:
    child = next((c for c in element if _local(c) == name), None)
    return _plain("".join(child.itertext())) if child is not None else ""


def _plain(text: str) -> str:
    """Return a description without the HTML that maps put into it."""
    text = html.unescape(_TAG.sub(" ", text))
    text = unicodedata.normalize("NFC", text).translate(_CEDILLAS)
    return " ".join(_UNFIT.sub("", text).split())[:LONGEST]


def _number(value: object) -> float | None:
    try:
        number = float(str(value).strip())
    except ValueError:
        return None
    return number if abs(number) < 1e12 else None  # no NaN, nothing endless


def _local(element: ElementTree.Element) -> str:
    return str(element.tag).rpartition("}")[2]
