"""The pages of a kept file as pictures, one at a time and none larger than a large screen."""

from collections.abc import Iterator
from io import BytesIO

import pypdfium2  # type: ignore[import-untyped]  # it ships no types
from PIL import Image

MAX_DOTS = 6_000_000
"""Of one page: a PDF may say that its page is as large as a house."""
INCH = 72


def drawn(content: bytes, kind: str, *, dpi: int, most: int) -> Iterator[Image.Image]:
    """Yield the pages of a PDF, or the one of an image, `most` at most. Not in a transaction."""
    if kind != "application/pdf":
        with Image.open(BytesIO(content)) as opened:
            yield opened.convert("RGB")
        return
    with pypdfium2.PdfDocument(content) as document:
        for at in range(min(len(document), most)):
            page = document[at]
            width, height = (max(side, 1.0) for side in page.get_size())
            scale = min(dpi / INCH, (MAX_DOTS / (width * height)) ** 0.5)
            yield page.render(scale=scale).to_pil().convert("RGB")
            page.close()
