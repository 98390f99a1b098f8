"""Points on a map, read from what people have: KML, KMZ, GPX, GeoJSON, or a table's columns.

    read_points("harta.kml", content)        -> Found(points, left)
    points_of_table(headings, rows)          -> the same, from cells as text

Lines and areas are not points: they are counted in `left`. Coordinates are degrees (WGS 84). Pure
functions; nothing that a file names elsewhere is fetched, and no entity in it is expanded.
"""

from civicsteps.engines.points.columns import is_coordinate, points_of_table
from civicsteps.engines.points.files import read_points
from civicsteps.engines.points.found import Found, Point, PointsError, is_near, is_on_earth

__all__ = [
    "Found",
    "Point",
    "PointsError",
    "is_coordinate",
    "is_near",
    "is_on_earth",
    "points_of_table",
    "read_points",
]
