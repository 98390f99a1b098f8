"""What can be printed: PDF/A refuses a whole paper for one sign that no letter of its fonts draws.

People paste emoji into a petition; the paper leaves without them, and it leaves.
"""

import unicodedata

# What typst's own fonts hold, as measured: Latin with its marks, Greek, Cyrillic, the signs of
# plain writing, arrows, the simplest mathematics, blocks and ticks.
_BLOCKS = (
    (0x20, 0x7E), (0xA0, 0x2AF), (0x300, 0x377), (0x37A, 0x37F), (0x384, 0x38A), (0x38C, 0x38C),
    (0x38E, 0x3A1), (0x3A3, 0x3FF), (0x400, 0x4FF), (0x2010, 0x2027), (0x2030, 0x205E),
    (0x20A0, 0x20BA), (0x20BD, 0x20BF), (0x2116, 0x2117), (0x2190, 0x2199), (0x2200, 0x2211),
    (0x2260, 0x2265), (0x2580, 0x25FF), (0x2610, 0x2612), (0x2713, 0x2717),
)  # fmt: skip


def printable(said: object) -> object:
    """Return texts, or JSON of texts, without the signs that no font of ours draws."""
    if isinstance(said, str):
        whole = unicodedata.normalize("NFC", said).replace("\t", " ")
        return "".join(sign for sign in whole if _is_drawn(sign))
    if isinstance(said, dict):
        return {name: printable(part) for name, part in said.items()}
    if isinstance(said, list | tuple):
        return [printable(part) for part in said]
    return said


def _is_drawn(sign: str) -> bool:
    code = ord(sign)
    return sign == "\n" or any(first <= code <= last for first, last in _BLOCKS)
