"""The words by which a sealed person is found: folded, hashed with a key, one row each."""

import re

from civicsteps.core.sealed import key_of
from civicsteps.core.text import plain

MOST_WORDS = 12
_PHONE = re.compile(r"[+0-9][0-9 ().-]{5,}")


def folded_words(text: str) -> list[str]:
    """Return the distinct words of a text, folded, at most twelve („Ana-Maria Pop” is three)."""
    words = re.findall(r"[^\W_]+", plain(text))
    return list(dict.fromkeys(words))[:MOST_WORDS]


def word_keys(*texts: str) -> list[bytes]:
    """Return the keyed hashes of the words of these texts: a telephone or address is one word."""
    keys = [key_of(word) for text in texts for word in _words(text)]
    return list(dict.fromkeys(key for key in keys if key is not None))[: MOST_WORDS * 2]


def tidy_phone(typed: str) -> str:
    """Return a telephone in one spelling: digits, Romanian numbers without +40 („0722123456”)."""
    digits = re.sub(r"\D", "", typed)
    digits = digits.removeprefix("00")
    if len(digits) == 11 and digits.startswith("40"):
        digits = digits[2:]
    return f"0{digits}" if len(digits) == 9 else digits


def _words(text: str) -> list[str]:
    if "@" in text:
        return text.split()
    if _PHONE.fullmatch(text.strip()):
        return [tidy_phone(text)]
    return folded_words(text)
