"""Points as maps and phones save them."""

import json
import zipfile
from io import BytesIO

import pytest

from civicsteps.engines.points import PointsError, points_of_table, read_points
from civicsteps.engines.points.columns import degrees

KML = """<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2"><Document>
<Placemark><name>Bec ars</name><description><![CDATA[<b>lângă</b>&nbsp;şcoală]]></description>
<Point><coordinates>26.0621,44.4443,0</coordinates></Point></Placemark>
<Placemark><name>Traseu</name><LineString><coordinates>26,44 26.1,44.1</coordinates></LineString>
</Placemark>
<Placemark><MultiGeometry><Point><coordinates>26.07,44.45</coordinates></Point>
<Polygon><outerBoundaryIs><LinearRing><coordinates>26,44 27,45 26,44</coordinates></LinearRing>
</outerBoundaryIs></Polygon></MultiGeometry></Placemark></Document></kml>"""
GPX = """<gpx xmlns="http://www.topografix.com/GPX/1/1"><wpt lat="44.4443" lon="26.0621">
<name>Groapă</name><desc>adâncă</desc></wpt><wpt lat="unu" lon="26"/>
<trk><trkseg><trkpt lat="44" lon="26"/></trkseg></trk><rte/></gpx>"""


def test_kml_gives_points_with_words_and_counts_what_is_none() -> None:
    found = read_points("harta.kml", KML.encode())
    assert [(p.lat, p.lon, p.title) for p in found.points] == [
        (44.4443, 26.0621, "Bec ars"), (44.45, 26.07, ""),
    ]  # fmt: skip
    assert found.points[0].note == "lângă școală"
    assert found.left == {"lines": 1, "areas": 1}


def test_kmz_is_a_kml_in_an_archive() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("doc.kml", KML)
    assert len(read_points("harta.kmz", out.getvalue()).points) == 2


def test_gpx_gives_waypoints_and_leaves_tracks() -> None:
    found = read_points("drum.gpx", GPX.encode())
    assert [(p.lat, p.lon, p.title, p.note) for p in found.points] == [
        (44.4443, 26.0621, "Groapă", "adâncă"), (None, 26.0, "", ""),
    ]  # fmt: skip
    assert found.left == {"lines": 2}


def test_geojson_gives_points_of_every_wrapping() -> None:
    whole = {
        "type": "FeatureCollection",
        "features": [
            {"type": "Feature", "geometry": {"type": "Point", "coordinates": [26.1, 44.4]},
             "properties": {"nume": "Stâlp"}},
            {"type": "Feature", "geometry": {"type": "MultiPoint", "coordinates": [[26, 44], [1]]},
             "properties": None},
            {"type": "Feature", "geometry": {"type": "LineString", "coordinates": [[26, 44]]}},
        ],
    }  # fmt: skip
    found = read_points("p.geojson", json.dumps(whole).encode())
    assert [(p.lat, p.lon, p.title) for p in found.points] == [
        (44.4, 26.1, "Stâlp"), (44.0, 26.0, ""), (None, None, ""),
    ]  # fmt: skip
    assert found.left == {"lines": 1}


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.kml", b'<!DOCTYPE kml [<!ENTITY a "b">]><kml>&a;</kml>', "doctype"),
        ("a.kml", '<!DOCTYPE kml SYSTEM "http://x/"><kml/>'.encode("utf-16"), "doctype"),
        ("a.kml", b"<Placemark>" * 5_000 + b"</Placemark>" * 5_000, "bomb"),
        ("a.gpx", b"<gpx>" + b"<a/>" * 1_000_001 + b"</gpx>", "bomb"),
        ("a.gpx", b"<gpx><wpt>", "broken"),
        ("a.geojson", b"[1, 2]", "broken"),
        ("a.geojson", b"[" * 100_000, "broken"),
        ("a.kmz", b"PK\x03\x04nimic", "broken"),
    ],
)
def test_what_could_act_or_is_no_map_is_refused(name: str, content: bytes, code: str) -> None:
    with pytest.raises(PointsError) as refused:
        read_points(name, content)
    assert refused.value.code == code


def test_letters_that_no_database_takes_are_left_out() -> None:
    whole = b'{"type": "Point", "coordinates": [26.1, 44.4]}'
    told = (
        b'{"type": "Feature", "properties": {"name": "a\\ud800\\u0001b"}, "geometry": %s}' % whole
    )
    assert [point.title for point in read_points("p.geojson", told).points] == ["ab"]


def test_an_archive_that_unpacks_to_too_much_is_not_unpacked() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("doc.kml", b" " * (60 * 1024 * 1024))
    with pytest.raises(PointsError) as refused:
        read_points("harta.kmz", out.getvalue())
    assert refused.value.code == "bomb"


def test_columns_with_decimal_commas_and_an_empty_row() -> None:
    rows = [(2, ("Bec", "44,4443", "26,0621")), (3, ("", "", "")), (4, ("Stâlp", "?", "26"))]
    found = points_of_table(("Nume", "Latitudine", "Longitudine"), rows)
    assert [(p.number, p.lat, p.lon) for p in found.points] == [
        (2, 44.4443, 26.0621),
        (4, None, 26),
    ]


def test_swapped_columns_are_put_right_and_said() -> None:
    found = points_of_table(("lat", "lon"), [(2, ("26.06", "44.44")), (3, ("26.1", "44.5"))])
    assert found.swapped
    assert (found.points[0].lat, found.points[0].lon) == (44.44, 26.06)


def test_metres_of_the_national_grid_are_refused_as_such() -> None:
    with pytest.raises(PointsError) as refused:
        points_of_table(("X", "Y"), [(2, ("327000,5", "587000,2"))])
    assert refused.value.code == "stereo70"
    with pytest.raises(PointsError) as refused:
        points_of_table(("Nume", "Strada"), [(2, ("a", "b"))])
    assert refused.value.code == "no_columns"


@pytest.mark.parametrize(
    ("text", "value"),
    [("44.5", 44.5), ("44,5°N", 44.5), ("44°30'00\"N", 44.5), ("44°30′S", -44.5), ("", None),
     ("nu știu", None)],
)  # fmt: skip
def test_degrees_as_people_write_them(text: str, value: float | None) -> None:
    assert degrees(text) == value
