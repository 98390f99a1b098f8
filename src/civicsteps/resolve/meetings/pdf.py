"""A meeting on paper: the kit on one page to hold in the hand, and the minutes.

Pure of writing: it reads rows and returns bytes. It runs outside of any transaction.
"""

import json
from datetime import UTC, date, datetime, time
from pathlib import Path

import typst
from django.utils.translation import get_language, gettext, override

from civicsteps.core import clock
from civicsteps.core.days import BINDING, said
from civicsteps.core.printing import printable
from civicsteps.resolve.meetings import kit, pages
from civicsteps.resolve.meetings.models import Ask, Meeting, Minutes, Part
from civicsteps.resolve.meetings.queries import asks_of, known_to

PAPER = Path(__file__).with_name("paper")
STANDARDS: "list[typst.PDFStandard]" = ["a-2a", "ua-1"]
LANGUAGE = "ro"
type Section = dict[str, object]


def kit_sheet(meeting: Meeting) -> bytes:
    """Return the kit in the reader's language; what is known follows as an annex.

    Of a group at risk it names neither the group, the problem nor the place.
    """
    quiet = meeting.cause.group.at_risk
    asks = asks_of(meeting)
    agenda = kit.agenda_of(meeting.agenda)
    told = {"n": kit.minutes_in(agenda)}
    return _made(
        "kit.typ",
        on=clock.today(),
        language=(get_language() or LANGUAGE)[:2],
        title=gettext("Meeting") if quiet else meeting.cause.title,
        where=pages.when(meeting) if quiet else _where(meeting),
        mark=_mark(meeting),
        purpose=meeting.purpose,
        sections=[
            _section(gettext("Who does what"), _parts(meeting)),
            _section(
                gettext("Agenda, %(n)s minutes") % told,
                [_line(line, quiet=quiet) for line in agenda],
            ),
            _section(gettext("What they may say, and our answer"), _lines(meeting.objections)),
            _section(gettext("What we hand over"), _lines(meeting.bring)),
            _section(gettext("Afterwards"), [] if quiet else _lines(meeting.debrief)),
        ],
        heads=[gettext("We ask"), gettext("We accept"), gettext("We refuse")],
        asks=[[_want(ask), ask.accept, ask.refuse] for ask in asks],
        boxes=[f"☐ {answer.label}" for answer in Ask.Answer],
        annex=_section(gettext("What we know"), _known(meeting)),
    )


def minutes_sheet(minutes: Minutes) -> bytes:
    """Return the minutes in Romanian, as the other side reads them."""
    meeting = minutes.meeting
    on = meeting.held_on or clock.today()
    with override(LANGUAGE):
        return _made(
            "minutes.typ",
            on=on,
            language=LANGUAGE,
            title=gettext("Minutes of the meeting of %(day)s") % {"day": said(on)},
            mark=_mark(meeting),
            paragraphs=[part for part in minutes.text.split("\n\n") if part.strip()],
            closing=meeting.cause.group.name,
        )


def _made(source: str, *, on: date, **words: object) -> bytes:
    made = typst.Compiler((PAPER / source).read_bytes()).compile(
        sys_inputs={"sheet": json.dumps(printable({**words, "on": [on.year, on.month, on.day]}))},
        format="pdf",
        pdf_standards=STANDARDS,
        timestamp=datetime.combine(on, time(12), tzinfo=UTC),
    )
    if not isinstance(made, bytes):
        raise TypeError("typst returned no single document")
    return made


def _where(meeting: Meeting) -> str:
    parts = [
        meeting.get_kind_display(), meeting.office.label, pages.when(meeting), meeting.place,
        meeting.theirs,
    ]  # fmt: skip
    return " · ".join(part for part in parts if part)


def _parts(meeting: Meeting) -> list[str]:
    parts = meeting.roles
    if meeting.cause.group.at_risk:
        return [gettext("%(n)s parts are given") % {"n": len(parts)}] if parts else []
    return [f"{Part.Role(role).label}: {name}" for role, name in parts.items()]


def _known(meeting: Meeting) -> list[str]:
    facts = [f"{known.words} ({known.meta})" for known in pages.known(known_to(meeting))]
    return [*_lines(meeting.know), *facts]


def _want(ask: Ask) -> str:
    if ask.by_when is None:
        return ask.want
    return gettext("%(want)s Until %(day)s.") % {
        "want": ask.want,
        "day": said(ask.by_when, BINDING),
    }


def _line(line: kit.Line, *, quiet: bool) -> str:
    head = f"{line.minutes}′ " if line.minutes is not None else ""
    return head + line.what + (f" – {line.owner}" if line.owner and not quiet else "")


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _section(title: str, lines: list[str]) -> Section:
    return {"title": title, "lines": lines}


def _mark(meeting: Meeting) -> str:
    if not meeting.illustrative:
        return ""
    return gettext("Made-up example. It is not a real document.")
