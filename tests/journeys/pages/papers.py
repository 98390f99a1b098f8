"""Files that pages give: fetched as a browser does, and their words read."""

import re
from io import BytesIO

from playwright.sync_api import Page
from pypdf import PdfReader


def fetched(page: Page, address: str) -> bytes:
    """Return what an address gives to whoever is on this page."""
    got = page.request.get(address)
    assert got.ok, f"{got.status} {address}"
    return got.body()


def pdf_words(content: bytes) -> str:
    """Return all the words of a PDF on one line."""
    assert content.startswith(b"%PDF-")
    pages = PdfReader(BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def link_in(text: str) -> str:
    """Return the one-purpose link in a text to send."""
    found = re.search(r"http://\S+/l/\S+", text)
    assert found, text
    return found[0]
