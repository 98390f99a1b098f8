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
from civicsteps.resolve.letters.clocking import judged_replies
from civicsteps.resolve.letters.drafting import Words
from civicsteps.resolve.letters.instruments import (
    DEFAULT,
    ELECTRONIC,
    Instrument,
    instrument_of,
)
from civicsteps.resolve.letters.models import Judgement, Letter, Reply

SUBJECT, BODY, REQUESTS = 140, 6000, 2000
LANGUAGE = "ro"
PREFECT = "ro.og27.prefect"
AWAY = {PREFECT, "ro.anre.escalate", "ro.anrsc.escalate"}
"""Steps of the law that go to another authority than the one that was asked."""


def ready_words(
    instrument: str,
    *,
    cause: Cause,
    office: Office | None = None,
    follows: Letter | None = None,
    parts: Mapping[str, str] | None = None,
    asks: Iterable[str] = (),
    toward: str = "",
    language: str = LANGUAGE,
) -> Words:
    """Return what a letter says before anybody types, in the letter's language.

    `asks` are the requests where the cause has them; who signs is left blank. Of the letter that
    it follows it tells the number, the day and what was asked. `parts` fill what the template
    alone asks, over what is known. `toward` is the step of the law that the letter takes: one to
    the prefect or to a regulator tells what was written to the first office, as does any petition
    to another authority.
    """
    kind = instrument_of(instrument)
    with override(language):
        known = _known(kind, cause, office, follows) | dict(parts or {})
        names = {part.name for part in kind.all_parts()}
        return Words(
            subject=_subject(kind, cause, follows)[:SUBJECT],
            body=_body(kind, cause, follows, away=_is_away(kind, office, follows, toward))[:BODY],
            requests="\n".join(_requests(kind, follows, toward) or asks)[:REQUESTS],
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
        "silence": _("My letter to them was %(reference)s.") % {"reference": reference(follows)},
    }
    if kind.id in {"T544R", "T544T"}:
        known["why_public"] = _why_public()
    if kind.id == "TL554":
        known |= _act_of(follows)
    return known


def _act_of(follows: Letter) -> dict[str, str]:
    """Their answer, where it is the act that hurts: named as a prior complaint wants it."""
    answer = answer_to(follows)
    if answer is None or (answer[1].answered == "yes" and not answer[1].refused):
        return {}
    reply = answer[0]
    told = {"number": reply.number, "day": said(reply.received_on)}
    named = reply.number and reply.number != follows.registration_number
    act = (
        _("your answer no. %(number)s, received on %(day)s")
        if named
        else _("your answer received on %(day)s")
    )
    return {"act": act % told, "known": _("by that answer, on %(day)s") % told}


def answer_to(letter: Letter) -> tuple[Reply, Judgement] | None:
    """Return the last answer to a letter that the group judged, with what it was found to be."""
    judged = judged_replies(letter)
    return judged[-1] if judged else None


def _is_away(kind: Instrument, office: Office | None, follows: Letter | None, toward: str) -> bool:
    if follows is None or kind.id != DEFAULT:
        return False
    other = office is not None and office.authority_id != follows.office.authority_id
    return other or toward in AWAY


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


def _body(kind: Instrument, cause: Cause, follows: Letter | None, *, away: bool) -> str:
    if follows:
        return "\n\n".join(_elsewhere(follows) if away else _after(kind, follows))
    if kind.id == "TL52D":
        return _("We ask that a public debate be held on the draft named above.")
    if kind.id == "TL60":
        return _("We gather about “%(title)s”.") % {"title": cause.title}
    return cause.summary


def _elsewhere(follows: Letter) -> list[str]:
    """What another authority has to know: to whom we wrote, what we asked, what came of it."""
    told = {
        "authority": follows.office.authority.name,
        "reference": reference(follows),
        "subject": follows.subject,
    }
    begin = _("We wrote to %(authority)s; our letter was %(reference)s, “%(subject)s”.") % told
    return [begin, *([_quoted(follows)] if follows.numbered else []), _came_of(follows)]


def _came_of(follows: Letter) -> str:
    answer = answer_to(follows)
    if answer is None:
        return _("Until today we have received no answer.")
    reply, judgement = answer
    told = {"day": said(reply.received_on)}
    if judgement.refused:
        return _("They refused, by an answer that we received on %(day)s.") % told
    if judgement.answered == "partly":
        return _("The answer that we received on %(day)s is to a part of it alone.") % told
    if judgement.answered == "no":
        return _("The answer that we received on %(day)s does not say what we asked.") % told
    return _("Their answer reached us on %(day)s.") % told


def _quoted(follows: Letter) -> str:
    asked = "; ".join(request.rstrip(".;") for request in follows.numbered)
    return _("In it we asked: “%(asked)s”.") % {"asked": asked}


def _after(kind: Instrument, follows: Letter) -> list[str]:
    told = {"reference": reference(follows), "subject": follows.subject}
    quoted = _quoted(follows)
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


def _requests(kind: Instrument, follows: Letter | None, toward: str) -> list[str]:
    """The requests that the template itself puts, first of all."""
    if toward == PREFECT:
        look = _(
            "Look at whether the authority kept the law in this matter, and tell us what you found."
        )
        return [look, _("Tell us which measures you take.")]
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
