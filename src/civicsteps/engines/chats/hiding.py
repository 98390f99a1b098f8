"""Blotting out of a message what would lead to somebody: numbers, addresses, mentions, names."""

import re
from collections.abc import Iterable

import phonenumbers

HIDDEN = "[…]"
_MENTION = re.compile(r"@\u2068[^\u2069\n]{1,80}\u2069|@~?\+?\d{7,15}\b")
_MAIL = re.compile(
    r"[^\s<>,;:\"()\[\]@]{1,64}@[^\s<>,;:\"()\[\]@]{1,190}\.[a-z]{2,24}", re.IGNORECASE
)
_NUMBER = re.compile(
    r"(?<![\w.,/+-])(?:\+|00)\d(?:[ ./()-]{0,2}\d){7,13}(?![\d\w])"
    r"|(?<![\w.,/+-])0[237](?:[ ./()-]{0,2}\d){8}(?![\d\w])"
)


def hide_contacts(text: str, *, names: Iterable[str] = (), region: str = "RO") -> str:
    """Return words without telephone numbers, e-mail addresses, mentions, and these full names.

    Numbers are found as `region` writes them, and as the whole world does with a +. A single word
    is no full name: first names stay, for they are also words.
    """
    text = _MENTION.sub(f"@{HIDDEN}", text)
    text = _MAIL.sub(HIDDEN, text)
    found = phonenumbers.PhoneNumberMatcher(text, region, phonenumbers.Leniency.VALID, 200)
    for match in reversed(list(found)):
        text = text[: match.start] + HIDDEN + text[match.end :]
    text = _NUMBER.sub(HIDDEN, text)
    folded = text.casefold()
    # Most messages name nobody: only names whose first word stands there are looked for.
    split = (tuple(name.split()) for name in names)
    named = {words for words in split if len(words) > 1 and words[0].casefold() in folded}
    for words in sorted(named, key=lambda one: len(" ".join(one)), reverse=True):
        spaced = r"\s+".join(map(re.escape, words))
        text = re.sub(rf"(?<!\w){spaced}(?!\w)", HIDDEN, text, flags=re.IGNORECASE)
    return text
