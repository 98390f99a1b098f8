"""Who sends to whom, drawn: numbered offices in a ring and an arrow for each that names another.

The numbers are those of the ledger's table; the same is said in words beside the picture.
"""

from dataclasses import dataclass
from math import cos, hypot, pi, sin

from civicsteps.resolve.ledger.asking import offices_to_ask
from civicsteps.resolve.ledger.picture import Ledger
from civicsteps.resolve.ledger.words import ARROW

MOST = 12
WIDTH = 320.0
DOT = 21.0
BEND = 0.22
HEAD = 9.0

type Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Dot:
    """An office of the picture: its number and the middle of its circle, in written numbers."""

    number: int
    x: str
    y: str


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow: the path of its line, the points of its head, and what it says."""

    line: str
    head: str
    says: str
    in_circle: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """The picture's box, its dots and arrows."""

    height: str
    dots: tuple[Dot, ...]
    arrows: tuple[Arrow, ...]

    @property
    def description(self) -> str:
        """The arrows in words, for who does not see them."""
        return "; ".join(arrow.says for arrow in self.arrows)


def numbers_of(ledger: Ledger) -> dict[str, int]:
    """Return the number of each office: in the order in which they spoke or were named."""
    return {str(office.pk): n for n, office in enumerate(offices_to_ask(ledger), 1)}


def drawing_of(ledger: Ledger) -> Drawing | None:
    """Return the picture of who sends to whom, or None where nobody names another."""
    numbers = numbers_of(ledger)
    drawn = [(a, b) for a, b in ledger.picture.arrows if max(numbers[a], numbers[b]) <= MOST]
    if not drawn:
        return None
    shown = {key: numbers[key] for arrow in drawn for key in arrow}
    keys = sorted(shown, key=lambda key: shown[key])
    radius = 62.0 if len(keys) < len("four") else 105.0
    middle = radius + DOT + 12
    places = {
        key: _place(n / len(keys), middle=(WIDTH / 2, middle), radius=radius)
        for n, key in enumerate(keys)
    }
    around = _in_circles(ledger)
    return Drawing(
        height=_written(2 * middle),
        dots=tuple(
            Dot(shown[key], _written(places[key][0]), _written(places[key][1])) for key in keys
        ),
        arrows=tuple(
            _arrow(places[a], places[b], says=_says(ledger, numbers, a, b), circle=(a, b) in around)
            for a, b in drawn
        ),
    )


def _says(ledger: Ledger, numbers: dict[str, int], a: str, b: str) -> str:
    start, end = (f"{numbers[key]}. {ledger.names[key]}" for key in (a, b))
    return f"{start}{ARROW}{end}"


def _in_circles(ledger: Ledger) -> set[tuple[str, str]]:
    circles = [f.offices for f in ledger.picture.findings if f.kind in {"each_other", "circle"}]
    return {
        arrow
        for offices in circles
        for arrow in zip(offices, (*offices[1:], offices[0]), strict=True)
    }


def _place(turn: float, *, middle: Point, radius: float) -> Point:
    angle = 2 * pi * turn - pi / 2
    return middle[0] + radius * cos(angle), middle[1] + radius * sin(angle)


def _arrow(start: Point, end: Point, *, says: str, circle: bool) -> Arrow:
    """Bend an arrow to its right, so that the one that goes back does not lie on it."""
    across = (end[0] - start[0], end[1] - start[1])
    bend = (
        (start[0] + end[0]) / 2 - across[1] * BEND,
        (start[1] + end[1]) / 2 + across[0] * BEND,
    )
    leaves, tip = _towards(start, bend, DOT), _towards(end, bend, DOT + 2)
    neck = _towards(tip, bend, HEAD)
    side = ((neck[1] - tip[1]) * 0.6, (tip[0] - neck[0]) * 0.6)
    corners = [
        tip,
        (neck[0] + side[0], neck[1] + side[1]),
        (neck[0] - side[0], neck[1] - side[1]),
    ]
    return Arrow(
        line=f"M{_pair(leaves)} Q{_pair(bend)} {_pair(neck)}",
        head=" ".join(_pair(corner) for corner in corners),
        says=says,
        in_circle=circle,
    )


def _towards(point: Point, goal: Point, far: float) -> Point:
    across = (goal[0] - point[0], goal[1] - point[1])
    share = far / (hypot(*across) or 1.0)
    return point[0] + across[0] * share, point[1] + across[1] * share


def _pair(point: Point) -> str:
    return f"{_written(point[0])},{_written(point[1])}"


def _written(number: float) -> str:
    # Never in the reader's language: a picture knows no decimal comma.
    return f"{number:.1f}"
