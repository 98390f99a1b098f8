"""Making a public copy of a reply: what to strike out, what we propose to, and how it is shown.

Nothing but whole passages goes, each under a label that says who took it out: an office is not to
be blamed for a gap of ours.
"""

import re
from collections.abc import Iterable, Sequence

from django.conf import settings
from django.utils.translation import gettext, override

from civicsteps.core.files import blobs
from civicsteps.core.files.blackened import Box, blackened
from civicsteps.core.files.models import StoredFile
from civicsteps.core.files.prepare import Prepared
from civicsteps.engines.mails import own_words
from civicsteps.resolve.letters.compose import public_text
from civicsteps.resolve.letters.models import Letter, Reply

MOST_PASSAGES = 60
_PERSONAL = re.compile(
    r"\b[1-9]\d{12}\b"  # the personal number
    r"|[^\s<>,;:\"()\[\]@]{1,64}@[^\s<>,;:\"()@]{1,190}\w"
    r"|(?:\+?40|\b0)[ .-]?[237]\d{1,2}(?:[ .-]?\d{3}){2}\b"
    r"|\b(?:str(?:ada|\.)|bd\.|b-dul|bulevardul|aleea|șos\.|șoseaua|calea)\s[^\n,;]{2,60}"
    r"(?:,\s*(?:nr|bl|sc|et|ap)\.?\s*[\w-]{1,6})+"
    r"|\b[A-Z]{2}\s?\d{6}\b",  # series and number of an identity card
    re.IGNORECASE,
)


def label() -> str:
    """Return what stands in the place of what was taken out, in the language of the site."""
    with override(settings.LANGUAGE_CODE):
        return gettext("[removed by Civic Steps: personal data]")


def proposals(reply: Reply) -> list[str]:
    """Return the passages of a reply that seem personal: who signed, numbers, addresses."""
    text, letter = own_words(reply.text), reply.letter
    found = [match[0].strip(" .") for match in _PERSONAL.finditer(text)]
    found += [name for name in _signer(letter) if name.casefold() in text.casefold()]
    return list(dict.fromkeys(found))[:MOST_PASSAGES]


def struck(text: str, passages: Iterable[str]) -> str:
    """Return a text with each passage under the label, wherever it stands and however written."""
    for passage in sorted({p.strip() for p in passages if p.strip()}, key=len, reverse=True):
        pattern = r"\s+".join(re.escape(word) for word in passage.split())
        text = re.sub(pattern, lambda _found: label(), text, flags=re.IGNORECASE)
    return text


def public_words(reply: Reply, passages: Iterable[str]) -> str:
    """Return what everybody may read of a reply; who signed and where they live never is."""
    text = struck(own_words(reply.text), passages)
    return public_text(reply.letter, text, hidden=label())


def pages(files: Sequence[StoredFile], boxes: Iterable[tuple[int, Box]]) -> list[Prepared]:
    """Return the pages of some files as pictures; each box names its file, counted from 1."""
    wanted = list(boxes)
    return [
        page
        for number, file in enumerate(files, start=1)
        for page in blackened(
            blobs.read(bytes(file.sha256)),
            file.type,
            name=f"pagina-{number}",
            boxes=[box for of, box in wanted if of == number],
        )
    ]


def _signer(letter: Letter) -> list[str]:
    return [said for said in (letter.signer, letter.domicile) if said.strip()]
