"""What is found in a file of points."""

from dataclasses import dataclass, field

# Romania with a little around it, in degrees: where its two coordinates cannot be mistaken.
SOUTH, NORTH, WEST, EAST = 43.4, 48.5, 20.0, 30.1


class PointsError(ValueError):
    """A file without usable points: `code` is broken, doctype, bomb, stereo70 or no_columns."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Point:
    """One point: its place in the file from 1, and what is said there.

    `lat` and `lon` are None where the file has no readable number.
    """

    number: int
    lat: float | None
    lon: float | None
    title: str = ""
    note: str = ""


@dataclass(slots=True)
class Found:
    """The points of a file; `left` counts lines, areas and others; `swapped` says what was done."""

    points: list[Point] = field(default_factory=list)
    left: dict[str, int] = field(default_factory=dict)
    swapped: bool = False

    def leave(self, what: str) -> None:
        """Count something that is not a point."""
        self.left[what] = self.left.get(what, 0) + 1


def is_on_earth(lat: float | None, lon: float | None) -> bool:
    """Tell whether two numbers are a place: in degrees, and not the zero of a lost signal."""
    if lat is None or lon is None:
        return False
    return -90 <= lat <= 90 and -180 <= lon <= 180 and (abs(lat) > 0.001 or abs(lon) > 0.001)


def is_near(lat: float, lon: float) -> bool:
    """Tell whether a place is in Romania or just over its border."""
    return SOUTH <= lat <= NORTH and WEST <= lon <= EAST


def put_right(found: Found) -> Found:
    """Swap latitude and longitude where every point then lies in Romania, and none does now."""
    whole = [(p.lat, p.lon) for p in found.points if p.lat is not None and p.lon is not None]
    if whole and all(is_near(lon, lat) and not is_near(lat, lon) for lat, lon in whole):
        swapped = [Point(p.number, p.lon, p.lat, p.title, p.note) for p in found.points]
        return Found(swapped, found.left, swapped=True)
    return found
