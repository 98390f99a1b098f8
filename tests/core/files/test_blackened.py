"""Pages as pictures: black where it was asked, and no larger than a machine can hold."""

from io import BytesIO

from PIL import Image
from pypdf import PdfWriter

from civicsteps.core.files.blackened import Box, blackened
from civicsteps.core.files.drawn import drawn
from civicsteps.core.files.opened import MAX_DOTS


def pdf_of(width: float, height: float, *, pages: int = 1) -> bytes:
    writer, out = PdfWriter(), BytesIO()
    for _ in range(pages):
        writer.add_blank_page(width, height)
    writer.write(out)
    return out.getvalue()


def test_a_page_as_large_as_a_house_is_drawn_small() -> None:
    (page,) = drawn(pdf_of(14_400, 14_400), "application/pdf", dpi=200, most=5)
    assert page.width * page.height <= MAX_DOTS * 1.01


def test_a_page_of_a_letter_is_drawn_so_that_one_can_read_it() -> None:
    (page,) = drawn(pdf_of(595, 842), "application/pdf", dpi=200, most=5)
    assert page.width > 1600


def test_only_the_named_page_is_blackened_there() -> None:
    pages = blackened(
        pdf_of(200, 200, pages=2), "application/pdf", name="p", boxes=[Box(2, 50, 50, 50, 50)]
    )
    first, second = (Image.open(BytesIO(page.content)).convert("RGB") for page in pages)
    spot = (int(first.width * 0.75), int(first.height * 0.75))
    assert (first.getpixel(spot), second.getpixel(spot)) == ((255, 255, 255), (0, 0, 0))
    assert second.getpixel((3, 3)) == (255, 255, 255)
