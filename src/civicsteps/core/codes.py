"""Short codes that people copy by hand, and that forgive one slip.

A code is nine letters of a 31-letter alphabet (no 0 o 1 l i), seven drawn at random and two
checks over the field of 31 elements, Σ vᵢ = 0 and Σ i·vᵢ = 0: a Hamming code of distance 3, so
that one wrong letter has one correction. It is printed in threes: `abc-def-ghj`.
"""

import secrets
from collections.abc import Callable

ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
LENGTH = 9
_BASE = len(ALPHABET)
_VALUE = {letter: value for value, letter in enumerate(ALPHABET)}


def new_code(below: Callable[[int], int] = secrets.randbelow) -> str:
    """Return a fresh random code (31⁷ ≈ 2.7·10¹⁰ of them); `below` draws a number under its own."""
    data = [below(_BASE) for _ in range(LENGTH - 2)]
    return "".join(ALPHABET[value] for value in _with_checks(data))


def show(code: str) -> str:
    """Return a code as it is printed, in threes."""
    return "-".join(code[i : i + 3] for i in range(0, len(code), 3))


def readings(typed: str) -> list[str]:
    """Return the codes that this writing can mean, the exact one first.

    One slip is forgiven: a letter wrong, missing, doubled or swapped with its neighbour. Spaces,
    hyphens and capitals do not count. An unreadable writing gives an empty list.
    """
    letters = [c for c in typed.casefold() if c.isalnum()]
    if abs(len(letters) - LENGTH) > 1:
        return []
    text = "".join(letters)
    if len(text) == LENGTH and is_code(text):
        return [text]
    return list(dict.fromkeys(t for t in _one_slip_from(text) if is_code(t)))


def is_code(text: str) -> bool:
    """Tell whether a text is a code: right length, letters and checks."""
    if len(text) != LENGTH or any(letter not in _VALUE for letter in text):
        return False
    values = [_VALUE[letter] for letter in text]
    return not sum(values) % _BASE and not sum(i * v for i, v in enumerate(values, 1)) % _BASE


def _with_checks(data: list[int]) -> list[int]:
    # Solve a + b = -S and (n-1)·a + n·b = -W for the two last letters a, b.
    total = -sum(data) % _BASE
    weighted = -sum(i * v for i, v in enumerate(data, 1)) % _BASE
    last = (weighted - (LENGTH - 1) * total) % _BASE
    return [*data, (total - last) % _BASE, last]


def _one_slip_from(text: str) -> list[str]:
    length = len(text)
    if length == LENGTH + 1:
        return [text[:i] + text[i + 1 :] for i in range(length)]
    if length == LENGTH - 1:
        return [text[:i] + c + text[i:] for i in range(length + 1) for c in ALPHABET]
    wrong = [text[:i] + c + text[i + 1 :] for i in range(length) for c in ALPHABET]
    swapped = [text[:i] + text[i + 1] + text[i] + text[i + 2 :] for i in range(length - 1)]
    return wrong + swapped
