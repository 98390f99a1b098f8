"""Whose words are whose: what a message says itself, and what it only quotes or appends.

Mail programs in Romania write „În lun., 3 mar. 2025 la 10:20, Ana a scris:”, „La data de …”,
„Pe …”, Outlook its head „De la: / Trimis: / Către: / Subiect:”, and offices a disclaimer of ten
lines. The whole text stays one tap away, so that a wrong cut hides nothing.
"""

import re
from itertools import islice

_QUOTED = re.compile(r"(?m)^[^\S\n]*>.*$")
_WROTE = (
    r"(?:on (?:(?!\n\s*\n).){5,200}? wrote|(?:[iî]n|la|pe|la data de|[iî]n data de|am)"
    r" (?:(?!\n\s*\n).){5,200}?"
    r"\ba scris(?: urm[aă]toarele)?|[^\n]{3,120}<[^<>\s]+@[^<>\s]+> a scris"
    r"|[^\n]{3,120}<[^<>\s]+@[^<>\s]+> wrote)\s*:"
)
_LINE = (
    r"-{2,}\s*(?:original message|forwarded message"
    r"|mesaj(?:ul)? (?:original|ini[tț]ial|redirec[tț]ionat))\s*-*"
)
_QUOTE_BEGINS = re.compile(
    r"(?ims)^[ \t]*(?:" + _WROTE + r")[ \t]*$"
    r"|(?:^[ \t]*" + _LINE + r"[ \t]*$)"
    r"|(?:^[ \t]*_{10,}[ \t]*\n)?^[ \t*]*(?:from|de la|expeditor)[ \t]*:[^\n]{2,200}\n"
    r"(?=(?:[^\n]*\n){0,6}?[ \t*]*(?:sent|date|trimis|trimis la|data)[ \t]*:)"
)
# The reader goes line by line where a long hostile one could make the pattern slow.
MAX_SEARCHED = 60_000
MOST_BEGINNINGS = 3
_SIGNATURE = re.compile(r"(?m)^-- ?$")
_DISCLAIMER = re.compile(
    r"(?im)^[ \t*_-]*(?:disclaimer|confiden[tț]ialitate|not[aă] de confiden[tț]ialitate"
    r"|clauz[aă] de confiden[tț]ialitate|declinarea responsabilit[aă][tț]ii"
    r"|(?:acest|prezentul) (?:mesaj|e-?mail)[^\n]{0,80}"
    r"(?:confiden[tț]ial|destinat(?:arului)?|exclusiv)"
    r"|this (?:e-?mail|message)[^\n]{0,80}(?:confidential|intended)"
    r"|informa[tț]iile (?:con[tț]inute|transmise)[^\n]{0,60}(?:mesaj|e-?mail)"
    r"|(?:v[aă] rug[aă]m s[aă] )?(?:proteja[tț]i|g[aâ]ndi[tț]i-v[aă] la) mediu(?:l)?[^\n]*"
    r"|g[aâ]nde[sș]te-te la mediu[^\n]*)"
)


def own_words(text: str) -> str:
    """Return a message without the earlier ones that it quotes, and without its disclaimer."""
    head = text[:MAX_SEARCHED]
    ends = [
        found.start()
        for pattern in (_QUOTE_BEGINS, _SIGNATURE, _DISCLAIMER)
        for found in islice(pattern.finditer(head), MOST_BEGINNINGS)
        if _says_something(head[: found.start()])
    ]
    kept = text[: min(ends)] if ends else text
    return re.sub(r"\n{3,}", "\n\n", _QUOTED.sub("", kept)).strip()


def _says_something(above: str) -> bool:
    # Under „-- ” or a head that opens the message everything would be lost.
    return bool(_QUOTED.sub("", above).strip())
