"""Pages as pictures with parts blackened: under the black nothing is left to uncover."""

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO

from PIL import ImageDraw
from PIL.Image import Image

from civicsteps.core.files.apart import UnopenedError, opened_apart
from civicsteps.core.files.drawn import drawn
from civicsteps.core.files.pdf import FLAWS
from civicsteps.core.files.prepare import Prepared, prepare
from civicsteps.core.refusals import Refusal, Refused

MAX_PAGES = 30
DPI = 130


@dataclass(frozen=True, slots=True)
class Box:
    """A part of a page, in hundredths of its width and height from its upper left corner."""

    page: int
    left: float
    top: float
    width: float
    height: float


def blackened(content: bytes, kind: str, *, name: str, boxes: Iterable[Box]) -> list[Prepared]:
    """Return the pages of a kept file as pictures, each box black; pages count from 1.

    At most 30 pages. Not inside a transaction. Raises Refused for a PDF that nothing can draw.
    """
    try:
        return _blackened(content, kind, name, list(boxes))
    except UnopenedError as error:
        raise Refused(Refusal(FLAWS["unread"], "input")) from error


def pages_of(content: bytes, kind: str) -> int:
    """Return how many pages a kept file has: an image one, a PDF that nothing can open none."""
    if kind != "application/pdf":
        return 1
    try:
        with opened_apart("count", content) as folder:
            return min(int((folder / "found").read_text()), MAX_PAGES)
    except UnopenedError:
        return 0


def _blackened(content: bytes, kind: str, name: str, wanted: list[Box]) -> list[Prepared]:
    made = []
    for number, page in enumerate(drawn(content, kind, dpi=DPI, most=MAX_PAGES), start=1):
        black = ImageDraw.Draw(page)
        for box in (one for one in wanted if one.page == number):
            black.rectangle(_corners(box, page), fill="black")
        out = BytesIO()
        page.save(out, "PNG")
        made.append(prepare(out.getvalue(), name=f"{name}-{number}.png", most=64 * 1024 * 1024))
    return made


def _corners(box: Box, page: Image) -> tuple[float, float, float, float]:
    across, down = page.width / 100, page.height / 100
    left, top = box.left * across, box.top * down
    return left, top, left + box.width * across, top + box.height * down
