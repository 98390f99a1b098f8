"""Text as people type it: one spelling of ș and ț, and a folded form to search and sort by."""

import unicodedata

_CEDILLAS = str.maketrans("ŞşŢţ", "ȘșȚț")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def tidy(text: str) -> str:
    """Return typed text in one spelling: NFC, comma-below ș ț, LF line ends, trimmed."""
    text = unicodedata.normalize("NFC", text).translate(_CEDILLAS)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip()


def plain(text: str) -> str:
    """Return the folded form: lower case without diacritics („Școală” and „Şcoală” → `scoala`).

    Nor has it the NUL that PostgreSQL takes in no text.
    """
    decomposed = unicodedata.normalize("NFKD", text.casefold()).replace("\0", "")
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).split())


def cell(text: str) -> str:
    """Return a text as a cell of a CSV file: what a spreadsheet would run begins with `'`."""
    return f"'{text}" if text.startswith(_FORMULA) else text
