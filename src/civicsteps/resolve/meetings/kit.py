"""The kit of a meeting, as it is read from what was typed, and what it still lacks."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import override

from civicsteps.core.days import said
from civicsteps.resolve.meetings.models import Ask, Meeting, Part

LONGEST = 140
LANGUAGE = "ro"
_LINE = re.compile(r"^(\d{1,3})\s*(?:min(?:ute)?|['’′])?\s*[.:|–-]?\s+(.+)$")
_OWNER = re.compile(r"\s*[|–]\s*")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the agenda: its minutes (None where none were written), what, and who leads it."""

    minutes: int | None
    what: str
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """The words of a letter that asks for an audience."""

    subject: str
    body: str
    requests: str


def agenda_of(typed: str) -> list[Line]:
    """Read an agenda: a line each, as „10 De ce am venit – Ana”; the minutes and who may lack."""
    return [_line(line.strip()) for line in typed.splitlines() if line.strip()]


def minutes_in(lines: list[Line]) -> int:
    """Return how many minutes an agenda takes."""
    return sum(line.minutes or 0 for line in lines)


def lacks(meeting: Meeting, asks: list[Ask], parts: Mapping[str, str]) -> Iterator[str]:
    """Yield what a kit still lacks, in sentences; it advises, and blocks nothing."""
    chair, notes = parts.get(Part.Role.CHAIR), parts.get(Part.Role.NOTES)
    if not asks:
        yield _("Nothing is asked yet: write one question that is answered by yes or no.")
    elif not any(ask.by_when for ask in asks):
        yield _("No question has a day: a yes without a day is easily forgotten.")
    if not (chair and notes):
        yield _("Say who leads the meeting and who writes: two different people.")
    elif chair.casefold() == notes.casefold():
        yield _("Whoever leads the meeting cannot also write. Let somebody else take the notes.")
    if len(parts) < MOST_NEEDED:
        yield _("Share at least three parts among you.")
    if not meeting.agenda:
        yield _("The agenda is empty: three lines with minutes are enough.")
    if not meeting.debrief:
        yield _("Say where you stop for ten minutes afterwards, to talk it over.")


MOST_NEEDED = 3


def request_for(meeting: Meeting) -> Request:
    """Return the ready words of the letter that asks for an audience, in Romanian."""
    with override(LANGUAGE):
        told = {"title": meeting.cause.title, "purpose": meeting.purpose.rstrip(".")}
        subject = _("Request for an audience about: %(title)s") % told
        body = _(
            "We ask to be received in audience about the problem “%(title)s”. What we want to talk "
            "about: %(purpose)s. A few of us would come, and we would need about half an hour."
        )
        requests = [
            _("Tell us the day, the hour and the place at which you can receive us."),
            _("If somebody else is competent, tell us who, and send them our request."),
        ]
        return Request(_fits(subject), body % told, "\n".join(requests))


def minutes_from(meeting: Meeting, asks: list[Ask]) -> str:
    """Return minutes to begin with: who met, what was asked, what was answered, the next step.

    They name nobody of the group: the other side reads them.
    """
    with override(LANGUAGE):
        return "\n\n".join(_paragraphs(meeting, asks))


def _paragraphs(meeting: Meeting, asks: list[Ask]) -> Iterator[str]:
    office = f"{meeting.office}, {meeting.office.authority}"
    on = said(meeting.held_on) if meeting.held_on else ""
    told = {"group": meeting.cause.group.name, "office": office, "day": on}
    yield _("On %(day)s, %(group)s met %(office)s.") % told
    if meeting.theirs:
        yield _("From the institution: %(theirs)s.") % {"theirs": meeting.theirs.rstrip(".")}
    yield _("What it was about: %(purpose)s.") % {"purpose": meeting.purpose.rstrip(".")}
    for number, ask in enumerate(asks, start=1):
        yield _asked(number, ask)
    if meeting.next_step:
        yield _("What follows: %(step)s.") % {"step": meeting.next_step.rstrip(".")}


def _asked(number: int, ask: Ask) -> str:
    text = _("%(n)s. We asked: %(want)s") % {"n": number, "want": ask.want}
    if ask.by_when:
        text += " " + _("(until %(day)s)") % {"day": said(ask.by_when)}
    answers = {
        Ask.Answer.YES: _("The answer was: yes."),
        Ask.Answer.NO: _("The answer was: no."),
        Ask.Answer.DODGED: _("We received no clear answer."),
        Ask.Answer.NOT_PUT: _("There was no time for this question."),
    }
    if ask.answer:
        text += "\n" + answers[Ask.Answer(ask.answer)]
    if ask.words:
        words = " ".join(ask.words.split()).rstrip(".")
        text += " " + _("In their words: “%(words)s”.") % {"words": words}
    return text


def _line(typed: str) -> Line:
    found = _LINE.match(typed)
    minutes, rest = (int(found[1]), found[2]) if found else (None, typed)
    what, *owner = _OWNER.split(rest, maxsplit=1)
    return Line(minutes, what.strip(), owner[0].strip() if owner else "")


def _fits(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"
