"""The ready text of each template: from the cause, the office and the letter that it follows.

Whoever signs puts it right; a complaint that nothing came is whole as it stands.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import override

from civicsteps.causes.models import Cause
from civicsteps.core.days import said
from civicsteps.people.authorities.models import Office
from civicsteps.resolve.letters.drafting import Words
from civicsteps.resolve.letters.instruments import ELECTRONIC, Instrument, instrument_of
from civicsteps.resolve.letters.models import Letter

SUBJECT, BODY, REQUESTS = 140, 6000, 2000
LANGUAGE = "ro"


def ready_words(
    instrument: str,
    *,
    cause: Cause,
    office: Office | None = None,
    follows: Letter | None = None,
    parts: Mapping[str, str] | None = None,
    asks: Iterable[str] = (),
    language: str = LANGUAGE,
) -> Words:
    """Return what a letter says before anybody types, in the letter's language.

    `asks` are the requests where the cause has them; who signs is left blank. Of the letter that
    it follows it tells the number, the day and what was asked. `parts` fill what the template
    alone asks, over what is known.
    """
    kind = instrument_of(instrument)
    with override(language):
        known = _known(kind, cause, office, follows) | dict(parts or {})
        names = {part.name for part in kind.all_parts()}
        return Words(
            subject=_subject(kind, cause, follows)[:SUBJECT],
            body=_body(kind, cause, follows)[:BODY],
            requests="\n".join(_requests(kind, follows) or asks)[:REQUESTS],
            signer="",
            domicile="",
            instrument=kind.id,
            step=kind.step,
            parts={name: value for name, value in known.items() if name in names and value},
        )


def reference(letter: Letter) -> str:
    """Name an earlier letter in the current language: by its number and day, or its day alone."""
    if letter.registration_number and letter.registered_on:
        told = {"number": letter.registration_number, "day": said(letter.registered_on)}
        return _("registered under no. %(number)s of %(day)s") % told
    return _("sent on %(day)s") % {"day": said(letter.sent_on or letter.written_at)}


def _known(
    kind: Instrument, cause: Cause, office: Office | None, follows: Letter | None
) -> dict[str, str]:
    known = {"copy": ELECTRONIC}
    if cause.group.legal_form in {"association", "foundation"}:
        known["association"] = cause.group.name
    if follows is None:
        return known
    told = follows.told
    on = follows.registered_on or follows.sent_on
    known |= {name: told[name] for name in ("draft", "notice_on", "place") if name in told}
    known |= {
        "request_number": follows.registration_number,
        "request_on": on.isoformat() if isinstance(on, date) else "",
        "authority": follows.office.authority.name,
        "silence": _("Our letter to them was %(reference)s.") % {"reference": reference(follows)},
    }
    if kind.id in {"T544R", "T544T"}:
        known["why_public"] = _why_public()
    return known


def _why_public() -> str:
    return _(
        "The information is about the work of the institution, so it is of public interest"
        " (Law no. 544/2001, art. 2), and none of the exceptions of art. 12 applies to it."
    )


def _subject(kind: Instrument, cause: Cause, follows: Letter | None) -> str:
    subject = str(kind.subject)
    if follows and kind.id == "FOLLOW":
        return _("Return: %(subject)s") % {"subject": follows.subject}
    return subject % {"title": cause.title} if "%(title)s" in subject else subject


def _body(kind: Instrument, cause: Cause, follows: Letter | None) -> str:
    if follows:
        return "\n\n".join(_after(kind, follows))
    if kind.id == "TL52D":
        return _("We ask that a public debate be held on the draft named above.")
    if kind.id == "TL60":
        return _("We gather about “%(title)s”.") % {"title": cause.title}
    return cause.summary


def _after(kind: Instrument, follows: Letter) -> list[str]:
    told = {"reference": reference(follows), "subject": follows.subject}
    asked = "; ".join(request.rstrip(".;") for request in follows.numbered)
    quoted = _("In it we asked: “%(asked)s”.") % {"asked": asked}
    begin = _("We come back to our letter %(reference)s, “%(subject)s”.") % told
    if kind.id == "T544T":
        begin = _("We asked you for information of public interest; our request was %(reference)s.")
        nothing = _(
            "Until today nothing came, although the term of art. 7 of Law no. 544/2001 has passed."
        )
        return [begin % told, quoted, nothing]
    if kind.id == "T544R":
        begin = _("You refused our request for information of public interest, %(reference)s.")
        return [begin % told, quoted]
    if kind.id == "TAP":
        begin = _("I wrote to the authority; my letter was %(reference)s.")
        return [begin % told, quoted]
    return [begin, quoted] if follows.numbered else [begin]


def _requests(kind: Instrument, follows: Letter | None) -> list[str]:
    """The requests that the template itself puts, first of all."""
    if kind.id in {"T544R", "T544T"}:
        measures = _("Tell us which measures were taken about those who are responsible.")
        return [_("Send us the information that we asked for."), measures]
    if kind.id == "TL554":
        return [_("Revoke the act, or change it as the law demands.")]
    if kind.id == "TCNCD":
        return [_("Find that this was discrimination, and take the measures of the law.")]
    if kind.id == "TAP":
        return [_("Look into what we tell you, and take the steps of the law.")]
    if kind.id == "FOLLOW":
        return [_("Please answer our letter.")]
    if kind.id == "AUDIENCE":
        return [_("Please receive us, and tell us when.")]
    if kind.id in {"T544", "TL52", "TL52D", "TL60"} and follows is None:
        return []
    return list(follows.numbered) if follows else []
