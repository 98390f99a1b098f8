"""The pages of a kept file as pictures, none larger than a large screen."""

from collections.abc import Iterator
from io import BytesIO
from itertools import count

from PIL import Image

from civicsteps.core.files.apart import opened_apart

SECONDS = 60


def drawn(content: bytes, kind: str, *, dpi: int, most: int) -> Iterator[Image.Image]:
    """Yield the pages of a PDF, or the one of an image, `most` at most. Not in a transaction.

    Raises UnopenedError for a PDF that nothing can draw within a minute.
    """
    if kind != "application/pdf":
        with Image.open(BytesIO(content)) as opened:
            yield opened.convert("RGB")
        return
    with opened_apart("draw", content, dpi, most, seconds=SECONDS) as folder:
        for number in count(1):
            if not (page := folder / f"{number}.png").exists():
                return
            with Image.open(page, formats=("PNG",)) as opened:
                yield opened.convert("RGB")
