"""Distances on the ground, in metres, between WGS 84 degrees."""

from math import asin, cos, radians, sin, sqrt

EARTH = 6_371_008.8  # mean radius in metres
DEGREE = 111_195.0  # metres in one degree of latitude


def metres_between(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Return the great-circle distance between two points (haversine)."""
    north, east = radians(lat2 - lat1) / 2, radians(lon2 - lon1) / 2
    chord = sin(north) ** 2 + cos(radians(lat1)) * cos(radians(lat2)) * sin(east) ** 2
    return 2 * EARTH * asin(sqrt(min(1.0, chord)))


def box_around(lat: float, lon: float, *, metres: float) -> dict[str, tuple[float, float]]:
    """Return the filter of rows in the box that holds the circle: `lat__range`, `lon__range`."""
    north = metres / DEGREE
    east = north / max(cos(radians(lat)), 0.01)
    return {"lat__range": (lat - north, lat + north), "lon__range": (lon - east, lon + east)}
