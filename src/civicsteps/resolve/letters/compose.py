"""What a letter says, word for word, in each of its copies.

The office's copy names who signs and where they live. The mail's text names who signs. The
public copy names neither, also where they stand in the letter's own words.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.utils.translation import gettext as _
from django.utils.translation import override

from civicsteps.core.days import said
from civicsteps.core.text import plain
from civicsteps.resolve.letters.models import Letter

Copy = Literal["office", "mail", "public"]
HIDDEN = "[…]"


@dataclass(frozen=True, slots=True)
class LetterText:
    """The words of one copy, in their order on the page. Empty ones are left out."""

    language: str
    on: date
    date: str
    sender: tuple[str, ...]
    addressee: tuple[str, ...]
    heading: str
    subject: str
    greeting: str
    introduction: str
    paragraphs: tuple[str, ...]
    asking: str
    requests: tuple[str, ...]
    duty: str
    reply_to: str
    closing: str
    signature: tuple[str, ...]
    marks: tuple[str, ...]


def compose(letter: Letter, *, copy: Copy, on: date) -> LetterText:
    """Return the words of a letter's copy, dated on a day, in the letter's language."""
    with override(letter.language):
        subject = _shown(letter, letter.subject, copy)
        return LetterText(
            language=letter.language,
            on=on,
            date=said(on),
            sender=_sender(letter, copy),
            addressee=_addressee(letter),
            heading=_("Subject: %(subject)s") % {"subject": subject},
            subject=subject,
            greeting=letter.office.salutation,
            introduction=_introduction(letter, copy),
            paragraphs=tuple(_paragraphs(_shown(letter, letter.body, copy))),
            asking=_("We ask you:") if len(letter.numbered) > 1 else _("We ask you this:"),
            requests=tuple(_shown(letter, request, copy) for request in letter.numbered),
            duty=_(
                "Please tell us the registration number of this petition and answer within 30 days"
                " of its registration, as Government Ordinance no. 27/2002 provides."
            ),
            reply_to=_reply_to(letter) if copy != "public" else "",
            closing=_("Yours sincerely,"),
            signature=_signature(letter, copy),
            marks=_marks(letter, copy),
        )


def as_text(words: LetterText) -> str:
    """Return a copy as plain text, for the body of a mail."""
    numbered = "\n".join(f"{n}. {request}" for n, request in enumerate(words.requests, 1))
    parts = [
        "\n".join(words.marks),
        ", ".join(words.addressee),
        words.greeting,
        words.introduction,
        *words.paragraphs,
        f"{words.asking}\n{numbered}",
        words.duty,
        words.reply_to,
        f"{words.closing}\n" + "\n".join(words.signature),
        words.date,
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def public_text(letter: Letter, text: str) -> str:
    """Return words with the signer's name and home taken out: for what everybody reads."""
    for secret in (letter.signer, letter.domicile):
        text = _without(text, secret)
    return text


def _shown(letter: Letter, text: str, copy: Copy) -> str:
    return public_text(letter, text) if copy == "public" else text


def _without(text: str, secret: str) -> str:
    # Letter by letter, so that „ANA  pop” is found under „Ana Pop”, and diacritics forgiven.
    words = plain(secret).split()
    if not words:
        return text
    spans = [(m.start(), m.end(), plain(m.group()).strip(",.;")) for m in re.finditer(r"\S+", text)]
    wanted = [word.strip(",.;") for word in words]
    for at in range(len(spans) - len(wanted), -1, -1):
        window = spans[at : at + len(wanted)]
        if [word for _start, _end, word in window] == wanted:
            text = text[: window[0][0]] + HIDDEN + text[window[-1][1] :]
    return text


def _paragraphs(text: str) -> list[str]:
    return [" ".join(part.split()) for part in re.split(r"\n\s*\n", text) if part.strip()]


def _sender(letter: Letter, copy: Copy) -> tuple[str, ...]:
    name = letter.cause.group.name
    if copy == "public":
        return (name,)
    first = name if letter.as_association else letter.signer
    return (first, letter.domicile) if copy == "office" else (first,)


def _addressee(letter: Letter) -> tuple[str, ...]:
    authority, office = letter.office.authority.name, letter.office.name
    to = _("To %(authority)s") % {"authority": authority}
    if letter.office.kind == "registry" or office == authority:
        return (to,)
    return (to, _("attention: %(office)s") % {"office": office})


def _introduction(letter: Letter, copy: Copy) -> str:
    told = {
        "name": letter.signer,
        "home": letter.domicile,
        "group": letter.cause.group.name,
    }
    if copy == "public":
        return (
            _("“%(group)s” writes to you. Your copy alone names who signs and where they live.")
            % told
        )
    if letter.as_association:
        return _association_introduction(copy) % told
    if copy == "mail":
        return _("My name is %(name)s and I write to you for the civic group “%(group)s”.") % told
    return (
        _(
            "My name is %(name)s, I live at %(home)s, and I write to you for the civic group"
            " “%(group)s”."
        )
        % told
    )


def _association_introduction(copy: Copy) -> str:
    if copy == "mail":
        return _("%(group)s, represented by %(name)s, puts the following petition to you.")
    return _("%(group)s, with its seat at %(home)s, represented by %(name)s, puts to you this.")


def _reply_to(letter: Letter) -> str:
    return _("You can answer by e-mail at %(address)s.") % {"address": letter.reply_address}


def _signature(letter: Letter, copy: Copy) -> tuple[str, ...]:
    group = letter.cause.group.name
    if copy == "public":
        return (group,)
    return (letter.signer, group)


def _marks(letter: Letter, copy: Copy) -> tuple[str, ...]:
    made_up = (_("Made-up example. It is not a real document."),) if letter.illustrative else ()
    public = (_("Public copy: without the signer's name and address."),)
    return made_up + (public if copy == "public" else ())
