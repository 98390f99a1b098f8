"""Words as they are compared: lower case, without diacritics."""

import unicodedata

_CEDILLAS = str.maketrans("ŞşŢţ", "ȘșȚț")


def tidied(text: str) -> str:
    """Return a text in one spelling, without control signs, each space one."""
    text = unicodedata.normalize("NFC", text).translate(_CEDILLAS)
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def folded(text: str) -> str:
    """Return a text of the same letters, lower and bare („Hotărâre” → `hotarare`)."""
    bare = unicodedata.normalize("NFD", text.lower())
    return "".join(c for c in bare if not unicodedata.combining(c))


def words_of(text: str) -> tuple[str, ...]:
    """Return the folded words of a text: letters and digits alone."""
    return tuple("".join(c if c.isalnum() else " " for c in folded(text)).split())
