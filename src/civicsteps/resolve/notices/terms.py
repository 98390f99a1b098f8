"""The days that follow from a notice, each with why: until when to propose, and if it was lawful.

What is printed on a notice prevails over what we count; a plan goes by the code of its own time,
and there we count nothing but say whose days are printed. Information, not legal advice.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from civicsteps.core.days import BINDING, said
from civicsteps.engines.law import Calendar, Figures, LawError, Span, Step, figures
from civicsteps.people.clocks import book as law
from civicsteps.resolve.notices.models import Notice

PROPOSALS = "ro.l52.proposals"
DEBATE = "ro.l52.debate_request"
PUBLISHED_BEFORE = "ro.l52.notice"
MEETING_BEFORE = "ro.l52.meeting_notice"
PREFECT = "ro.oug57.prefect_comm"
URBANISM = "urbanism"
OPENED = "procedure_opened_on"

Verdict = Literal["sure", "maybe", "in_time"]


@dataclass(frozen=True, slots=True)
class Term:
    """A day on a notice: what it is for, where it comes from, and why that day."""

    name: str
    label: str
    on: date
    printed: bool
    passed: bool
    why: tuple[str, ...] = ()
    article: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """How long a draft was public before its vote, and whether that was enough."""

    days: int
    working_days: int
    verdict: Verdict
    sentence: str
    why: tuple[str, ...] = field(default=())
    article: str = ""


def goes_by_l52(notice: Notice) -> bool:
    """Tell whether a notice goes by the law on drafts (Legea 52/2003): not plans, not permits."""
    kinds = {Notice.Kind.DRAFT, Notice.Kind.BUDGET, Notice.Kind.CONSULTATION}
    return notice.kind in kinds


def terms_of(notice: Notice, *, today: date) -> list[Term]:
    """Return a notice's days in order. A counted one is left out where the law is not at hand."""
    labels = {
        "published_on": _("day of publication"),
        "proposals_by": _("proposals by"),
        "meeting_on": _("meeting or debate"),
        "vote_on": _("vote"),
    }
    found = [
        Term(name, labels[name], day, True, day < today, (_("So it is printed on the notice."),))
        for name, day in notice.days.items()
    ]
    if goes_by_l52(notice) and notice.published_on:
        found += _counted(notice, notice.published_on, law.calendar(), today)
    return sorted(found, key=lambda term: (term.on, term.name))


def gap_of(notice: Notice, *, inside: bool) -> Gap | None:
    """Return how long a draft was public before its vote; None where the law asks for nothing.

    In public nobody is surely late but by a number and a date of theirs, and a term that we are
    sure of; those `inside` a group read what the days say, to write about it.

    The law counts back from the moment when the draft goes to be endorsed, which is no later than
    the vote: what was too late for the vote was too late for that as well.
    """
    if not (goes_by_l52(notice) and notice.published_on and notice.vote_on):
        return None
    if notice.vote_on < notice.published_on or (step := _step(PUBLISHED_BEFORE)) is None:
        return None
    calendar = law.calendar()
    try:
        counted = figures(step, Span.on(notice.vote_on), calendar)
    except ValueError:
        return None
    ends = [day for _method, _calendar, day in counted.readings]
    verdict = _verdict(notice.published_on, ends)
    known = notice.evidence == Notice.Evidence.A and step.confidence != "low"
    if verdict == "sure" and not (inside or known):
        verdict = "maybe"
    return Gap(
        days=(notice.vote_on - notice.published_on).days,
        working_days=_working(notice.published_on, notice.vote_on, calendar),
        verdict=verdict,
        sentence=_sentence(verdict, notice, proved=known),
        why=(*_why_gap(step, counted), *_weak(notice)),
        article=step.article,
    )


def law_of_plan(notice: Notice) -> str:
    """Return in a sentence which law a plan goes by: that of the day on which it was opened."""
    if notice.kind != Notice.Kind.PLAN:
        return ""
    if notice.procedure_opened_on is None:
        return _(
            "Which law it goes by depends on the day on which its procedure was opened: before"
            " 25 August 2026 the old one, from then the new code. Write that day if you know it."
        )
    try:
        keys = {OPENED: notice.procedure_opened_on}
        rule = law.book().in_force(URBANISM, notice.procedure_opened_on, keys)
    except (KeyError, ValueError):
        return ""
    title = rule.title.get("en" if get_language() == "en" else "ro", "")
    told = _(
        "It was opened on %(on)s, so it goes by: %(law)s. The days are those printed on the"
        " notice; the law sets none that we are sure of."
    )
    return told % {"on": said(notice.procedure_opened_on), "law": title}


def _counted(notice: Notice, published: date, calendar: Calendar, today: date) -> list[Term]:
    labels = {
        PROPOSALS: _("proposals surely in time until"),
        DEBATE: _("an association may ask for a debate until"),
    }
    found = []
    for key, label in labels.items():
        step = _step(key)
        if step is None or (key == PROPOSALS and notice.proposals_by):
            continue
        day, why = _until(notice, step, published, calendar)
        if day:
            found.append(Term(key, label, day, False, day < today, why, step.article))
    return found


def _until(
    notice: Notice, step: Step, published: date, calendar: Calendar
) -> tuple[date | None, tuple[str, ...]]:
    """The last safe day of the group's step: the printed one where that is later."""
    try:
        counted = figures(step, Span.on(published), calendar)
    except ValueError:
        return None, ()
    safe = counted.act_by or counted.nominal
    if notice.proposals_by and (safe is None or notice.proposals_by > safe):
        return notice.proposals_by, (_("The day printed for proposals prevails: it is later."),)
    return safe, _why(step, counted)


def _step(key: str) -> Step | None:
    try:
        return law.book().step(key)
    except (KeyError, LawError):
        return None


def _verdict(published: date, ends: list[date]) -> Verdict:
    if published > max(ends):
        return "sure"
    return "maybe" if published > min(ends) else "in_time"


def _working(first: date, last: date, calendar: Calendar) -> int:
    """Working days strictly between the publication and the vote."""
    days = (first + timedelta(days=n) for n in range(1, (last - first).days))
    return sum(calendar.is_working(day, admin=True) for day in days)


def _sentence(verdict: Verdict, notice: Notice, *, proved: bool) -> str:
    if notice.urgent and verdict != "in_time":
        return _("They invoke urgency: ask for their written reason. Without it, it is too late.")
    if verdict == "sure":
        return _("Surely published too late.")
    if verdict == "maybe" and not proved:
        return _("Perhaps published too late: their proof of the day would show it.")
    if verdict == "maybe":
        return _("Perhaps published too late: it depends on how the days are counted.")
    return _("Published in time.")


def _why_gap(step: Step, counted: Figures) -> tuple[str, ...]:
    latest = max(day for _method, _calendar, day in counted.readings)
    least = _("The law asks for %(days)s working days before the draft goes to be endorsed.")
    told = _("Counted back from the vote, the last day was at the latest %(day)s.")
    return (
        least % {"days": step.duration},
        told % {"day": said(latest, BINDING)},
        *_skipped(counted),
        *_unsure(step),
    )


def _weak(notice: Notice) -> tuple[str, ...]:
    if notice.evidence == Notice.Evidence.A:
        return ()
    return (_("The day of publication is known from a photo, a page or somebody's word."),)


def _why(step: Step, counted: Figures) -> tuple[str, ...]:
    told = []
    if counted.nominal:
        nominal = _("%(days)s days from publication: by the usual counting, until %(day)s.")
        told.append(nominal % {"days": step.duration, "day": said(counted.nominal, BINDING)})
    if counted.act_by and counted.act_by != counted.nominal:
        told.append(_("A strict clerk counts shorter; we show the day that is safe for both."))
    return (*told, *_skipped(counted), *_unsure(step))


def _skipped(counted: Figures) -> tuple[str, ...]:
    names = [f"{said(day)} ({name})" if name else said(day) for day, name in counted.skipped]
    return (_("Not counted: %(days)s.") % {"days": ", ".join(names)},) if names else ()


def _unsure(step: Step) -> tuple[str, ...]:
    return (_("To be confirmed by a lawyer."),) if step.confidence == "low" else ()
