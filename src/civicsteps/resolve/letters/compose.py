"""What a letter says, word for word, in each of its copies.

The office's copy names who signs and where they live. The mail's text names who signs. The
public copy names neither, also where they stand in the letter's own words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from civicsteps.core.codes import show
from civicsteps.core.days import said
from civicsteps.core.text import plain
from civicsteps.resolve.letters.instruments import (
    ASSOCIATION,
    COPIES,
    PERSON,
    Instrument,
    Part,
    instrument_of,
)
from civicsteps.resolve.letters.models import Letter

Copy = Literal["office", "mail", "public"]
HIDDEN = "[…]"
MARKS = ",.;:!?()[]{}\"'„”“«»…*_"
"""What may stand around a name."""


@dataclass(frozen=True, slots=True)
class LetterText:
    """The words of one copy, in their order on the page. Empty ones are left out."""

    language: str
    on: date
    date: str
    sender: tuple[str, ...]
    addressee: tuple[str, ...]
    title: str
    heading: str
    subject: str
    greeting: str
    introduction: str
    basis: str
    details: tuple[tuple[str, str], ...]
    paragraphs: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    asking: str
    requests: tuple[str, ...]
    duty: str
    reply_to: str
    closing: str
    signature: tuple[str, ...]
    annexes: tuple[str, ...]
    marks: tuple[str, ...]


def compose(letter: Letter, *, copy: Copy, on: date) -> LetterText:
    """Return the words of a letter's copy, dated on a day, in the letter's language."""
    kind = instrument_of(letter.instrument)
    with override(letter.language):
        subject = _shown(letter, letter.subject, copy)
        return LetterText(
            language=letter.language,
            on=on,
            date=said(on),
            sender=_sender(letter, copy),
            addressee=_addressee(letter, kind),
            title="" if letter.instrument == "FOLLOW" else str(kind.title),
            heading=_("Subject: %(subject)s") % {"subject": subject},
            subject=subject,
            greeting=letter.office.salutation,
            introduction=_introduction(letter, copy),
            basis=str(kind.basis),
            details=tuple(_details(letter, kind, copy)),
            paragraphs=tuple(_paragraphs(_shown(letter, letter.body, copy))),
            columns=tuple(str(column.label) for column in kind.columns),
            rows=tuple(
                tuple(_shown(letter, cell, copy) for cell in row)
                for row in kind.rows_of(letter.parts)
            ),
            asking=str(kind.asking if len(letter.numbered) > 1 else kind.asking_one),
            requests=tuple(_shown(letter, request, copy) for request in letter.numbered),
            duty=str(kind.duty),
            reply_to=_reply_to(letter, copy) if copy != "public" else "",
            closing=_("Yours sincerely,"),
            signature=_signature(letter, copy),
            annexes=tuple(_annexes(letter, kind)),
            marks=_marks(letter, copy),
        )


def as_text(words: LetterText) -> str:
    """Return a copy as plain text, for the body of a mail."""
    numbered = "\n".join(f"{n}. {request}" for n, request in enumerate(words.requests, 1))
    parts = [
        "\n".join(words.marks),
        ", ".join(words.addressee),
        words.greeting,
        " ".join(part for part in (words.introduction, words.basis) if part),
        "\n".join(f"{label}: {told}" for label, told in words.details),
        *words.paragraphs,
        *_rows_as_text(words),
        f"{words.asking}\n{numbered}" if numbered else "",
        words.duty,
        words.reply_to,
        f"{words.closing}\n" + "\n".join(words.signature),
        words.date,
        "\n".join(words.annexes),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def subject_line(letter: Letter) -> str:
    """Return the subject of the mail: the office's number of the letter that it follows stays."""
    earlier = letter.follows.registration_number if letter.follows else ""
    if not earlier or earlier in letter.subject:
        return letter.subject
    with override(letter.language):
        return _("%(subject)s (your no. %(number)s)") % {
            "subject": letter.subject,
            "number": earlier,
        }


def public_text(letter: Letter, text: str, *, hidden: str = HIDDEN) -> str:
    """Return words with the signer's name and home taken out: for what everybody reads."""
    for secret in (letter.signer, letter.domicile):
        text = _without(text, secret, hidden)
    return text


def part_said(part: Part, told: str) -> str:
    """Return what was told in a part of a template as one reads it: a day as a day."""
    if part.kind == "copy":
        return str(COPIES.get(told, told))
    if part.kind == "day":
        try:
            return said(date.fromisoformat(told))
        except ValueError:
            return told
    return told


def _details(letter: Letter, kind: Instrument, copy: Copy) -> Iterator[tuple[str, str]]:
    told = letter.told if copy == "office" else letter.parts
    for part in kind.parts:
        if value := told.get(part.name, ""):
            yield str(part.label), _shown(letter, part_said(part, value), copy)


def _rows_as_text(words: LetterText) -> Iterator[str]:
    for row in words.rows:
        cells = zip(words.columns, row, strict=False)
        yield "\n".join(f"{label}: {cell}" for label, cell in cells if cell)


def _annexes(letter: Letter, kind: Instrument) -> Iterator[str]:
    """Name what comes with the letter by what it is: file names may tell of people."""
    files = list(letter.annexes.order_by("kept_at", "pk"))
    if not files:
        return
    yield _("Annexes:")
    named = [str(kind.annex)] if kind.annex else []
    named += [_("photograph") if file.is_image else _("document") for file in files[len(named) :]]
    yield from (f"{n}. {name}" for n, name in enumerate(named, 1))


def _shown(letter: Letter, text: str, copy: Copy) -> str:
    return public_text(letter, text) if copy == "public" else text


def _without(text: str, secret: str, hidden: str) -> str:
    # Letter by letter, so that „ANA  pop” is found under „Ana Pop”, and diacritics forgiven.
    words = plain(secret).split()
    if not words:
        return text
    spans = [(m.start(), m.end(), plain(m.group()).strip(MARKS)) for m in re.finditer(r"\S+", text)]
    wanted = [word.strip(MARKS) for word in words]
    for at in range(len(spans) - len(wanted), -1, -1):
        window = spans[at : at + len(wanted)]
        if [word for _start, _end, word in window] == wanted:
            text = text[: window[0][0]] + hidden + text[window[-1][1] :]
    return text


def _paragraphs(text: str) -> list[str]:
    return [" ".join(part.split()) for part in re.split(r"\n\s*\n", text) if part.strip()]


def _sender(letter: Letter, copy: Copy) -> tuple[str, ...]:
    name = letter.cause.group.name
    if copy == "public":
        return (name,)
    first = _association(letter) or letter.signer
    return (first, letter.domicile) if copy == "office" else (first,)


def _association(letter: Letter) -> str:
    """Name the association that signs: one named in the letter where the law wants one."""
    if instrument_of(letter.instrument).signs == {ASSOCIATION}:
        return str(letter.parts.get("association", ""))
    may = ASSOCIATION in instrument_of(letter.instrument).signs
    return letter.cause.group.name if may and letter.as_association else ""


def _addressee(letter: Letter, kind: Instrument) -> tuple[str, ...]:
    authority, office = letter.office.authority.name, letter.office.name
    to = _("To %(authority)s") % {"authority": authority}
    if kind.to_the_head and letter.office.kind != "head":
        return (to, _("attention: the head of the institution"))
    if letter.office.kind == "registry" or office == authority:
        return (to,)
    return (to, _("attention: %(office)s") % {"office": office})


def _introduction(letter: Letter, copy: Copy) -> str:
    association = _association(letter)
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
    if association:
        return _association_introduction(copy) % {**told, "group": association}
    if instrument_of(letter.instrument).signs == {PERSON}:
        alone = (
            _("My name is %(name)s.")
            if copy == "mail"
            else _("My name is %(name)s, I live at %(home)s.")
        )
        return alone % told
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
        return _("%(group)s, represented by %(name)s, writes to you.")
    return _("%(group)s, with its seat at %(home)s, represented by %(name)s, writes to you.")


def _reply_to(letter: Letter, copy: Copy) -> str:
    told = {"address": letter.reply_address, "code": show(letter.reply_code)}
    if copy == "mail":  # it ends with the address of the page itself
        return _("You can answer by e-mail at %(address)s.") % told
    page = f"{settings.SITE_URL}{reverse('office_code')}".partition("://")[2]
    told["page"] = page
    by_both = _(
        "You can answer by e-mail at %(address)s, or on the page %(page)s with the code %(code)s."
    )
    return by_both % told


def _signature(letter: Letter, copy: Copy) -> tuple[str, ...]:
    group = letter.cause.group.name
    if copy == "public":
        return (group,)
    if instrument_of(letter.instrument).signs == {PERSON}:
        return (letter.signer,)
    return (letter.signer, _association(letter) or group)


def _marks(letter: Letter, copy: Copy) -> tuple[str, ...]:
    made_up = (_("Made-up example. It is not a real document."),) if letter.illustrative else ()
    public = (_("Public copy: without the signer's name and address."),)
    return made_up + (public if copy == "public" else ())
