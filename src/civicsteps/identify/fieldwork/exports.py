"""A set of points as a file: GeoJSON, CSV or KML."""

import csv
import json
import re
from collections.abc import Callable, Iterable
from io import StringIO
from xml.sax.saxutils import escape

from django.utils.translation import gettext as _

from civicsteps.core.text import cell
from civicsteps.identify.fieldwork.queries import Place

_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def as_geojson(title: str, places: Iterable[Place]) -> str:
    """Return points as a GeoJSON feature collection (RFC 7946)."""
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]},
            "properties": {"number": place.number, "name": place.title, "description": place.note},
        }
        for place in places
    ]
    whole = {"type": "FeatureCollection", "name": title, "features": features}
    return json.dumps(whole, ensure_ascii=False)


def as_csv(_title: str, places: Iterable[Place]) -> str:
    """Return points as CSV; a cell that a spreadsheet would take for a formula is marked."""
    out = StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(["number", "lat", "lon", _("name"), _("note")])
    for place in places:
        words = [cell(place.title), cell(place.note)]
        rows.writerow([place.number, place.lat, place.lon, *words])
    # The mark tells a spreadsheet that the letters are UTF-8.
    return f"\ufeff{out.getvalue()}"


def as_kml(title: str, places: Iterable[Place]) -> str:
    """Return points as KML 2.2."""
    marks = "".join(
        f"<Placemark><name>{_xml(place.title or str(place.number))}</name>"
        f"<description>{_xml(place.note)}</description>"
        f"<Point><coordinates>{place.lon},{place.lat}</coordinates></Point></Placemark>"
        for place in places
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2">'
        f"<Document><name>{_xml(title)}</name>{marks}</Document></kml>"
    )


FORMATS: dict[str, tuple[str, Callable[[str, Iterable[Place]], str]]] = {
    "geojson": ("application/geo+json", as_geojson),
    "csv": ("text/csv; charset=utf-8", as_csv),
    "kml": ("application/vnd.google-earth.kml+xml", as_kml),
}


def _xml(text: str) -> str:
    return escape(_NOT_XML.sub("", text))
