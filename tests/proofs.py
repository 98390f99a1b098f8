"""Real files for tests: a photo, a PDF, and uploads of them."""

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from pypdf import PdfWriter

from civicsteps.core.files.prepare import Prepared, prepare


def photo_bytes() -> bytes:
    """Return a small green photo."""
    out = BytesIO()
    Image.new("RGB", (64, 48), "seagreen").save(out, "JPEG")
    return out.getvalue()


def paper_bytes() -> bytes:
    """Return a PDF of one empty page."""
    out, writer = BytesIO(), PdfWriter()
    writer.add_blank_page(200, 300)
    writer.write(out)
    return out.getvalue()


def photo() -> Prepared:
    """Return a photo fit to keep."""
    return prepare(photo_bytes(), name="loc.jpg")


def paper() -> Prepared:
    """Return a document fit to keep."""
    return prepare(paper_bytes(), name="ordine-de-zi.pdf")


def photo_upload() -> SimpleUploadedFile:
    """Return a photo as a form sends it."""
    return SimpleUploadedFile("loc.jpg", photo_bytes(), "image/jpeg")


def paper_upload() -> SimpleUploadedFile:
    """Return a document as a form sends it."""
    return SimpleUploadedFile("ordine-de-zi.pdf", paper_bytes(), "application/pdf")
