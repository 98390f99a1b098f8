"""What comes next in a request: the steps that the law opens, each with its letter or its days."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID, uuid4

from civicsteps.core import clock as house
from civicsteps.engines.law import (
    Calendar,
    Figures,
    Span,
    Step,
    edges,
    expiry,
    figures,
    starts,
)
from civicsteps.people.clocks.book import book, calendar
from civicsteps.people.clocks.models import Clock
from civicsteps.people.clocks.words import text_of
from civicsteps.resolve.letters.instruments import instrument_of
from civicsteps.resolve.letters.models import Judgement
from civicsteps.resolve.letters.ready import PREFECT

# The letter that sets a step of the group going. A court's step has none: a lawyer writes it.
LETTERS = {
    "ro.l544.request": "T544",
    "ro.l554.prior": "TL554",
    "ro.l554.prior_norm": "TL554",
    "ro.l52.proposals": "TL52",
    "ro.l52.debate_request": "TL52D",
    "ro.og137.petition": "TCNCD",
    "ro.anre.escalate": "TOG27",
    "ro.anrsc.escalate": "TOG27",
    "ro.og27.petition": "TOG27",
    "ro.og27.answer": "TOG27",
    "ro.og27.prefect": "TOG27",
    "ro.l35.petition": "TAP",
}
COMPLAINT = "ro.l544.complaint"
COMPLAINTS = ("T544R", "T544T")
REMINDER = "FOLLOW"
TO_OTHERS = {"TAP", "TCNCD", "TOG27"}
INFORMATION = "ro.l544"
# What the law calls an answer that does not give what was asked, by the step that it answers.
ANSWERED = {
    "ro.l544.answer": ("refused", "refusal.known", "refusal.communicated"),
    "ro.og27.answer": ("act.known", "answer.known"),
    "ro.l554.prior_answer": ("prior.answered",),
    "ro.og137.decision": ("decision.communicated",),
}


@dataclass(frozen=True, slots=True)
class Next:
    """A step that is open: what it is, until when, the letter that takes it, or that it is court.

    `instrument` is '' where no letter of ours takes the step; `sure` is False where the law's text
    is still to be confirmed. `draft` is the address of the letter if it is written already. `since`
    is when its days run from, where it has some, and `evidence` how well that is known.
    """

    title: str
    step: str = ""
    note: str = ""
    instrument: str = ""
    act_by: date | None = None
    court: bool = False
    article: str = ""
    sure: bool = True
    draft: str = ""
    since: Span | None = None
    evidence: str = ""
    once: UUID = field(default_factory=uuid4)

    @property
    def passed(self) -> bool:
        """Whether the last sure day is over: the step may be lost, and a lawyer says if it is."""
        return self.act_by is not None and self.act_by < house.today()

    @property
    def anew(self) -> bool:
        """Whether, its day over, the same may still be asked again, with terms of its own."""
        return self.passed and self.step == COMPLAINT

    @property
    def rule(self) -> str:
        """The law that it stands in."""
        return self.step.rpartition(".")[0]

    @property
    def by_form(self) -> bool:
        """Whether somebody has to write it: to another office, or with words nobody knows yet."""
        return bool(self.instrument) and written_by_form(self.instrument)


@dataclass(frozen=True, slots=True)
class Stage:
    """A letter of the chain that left: its term, and what its answers are, the oldest first.

    An answer that only asks to make something clear is no answer, and is left out. `aside` is a
    letter that went to another office than the request: a petition to the prefect. `watched` is one
    to a local authority, whose acts the prefect watches over.
    """

    clock: Clock | None
    judged: Sequence[tuple[date, Judgement]] = ()
    instrument: str = ""
    aside: bool = False
    watched: bool = False

    @property
    def bad_on(self) -> date | None:
        """The day of the first answer that refuses, or does not give all that was asked."""
        found = (on for on, one in self.judged if one.refused or one.answered in {"no", "partly"})
        return min(found, default=None)

    @property
    def given(self) -> bool:
        """Whether all was given in the end: then nothing is left to go after."""
        last = self.judged[-1][1] if self.judged else None
        return last is not None and last.answered == "yes" and not last.refused


def facts_of(stage: Stage, *, on: date) -> set[str]:
    """Return what is on file of a letter, in the law's words: silent, refused, bad, notice_ext.

    What they leave out of the information that was asked for is refused.
    """
    facts: set[str] = set()
    clock = stage.clock
    if clock and clock.is_late(on):
        facts.add("silent")
    if clock and clock.extended_on:
        facts.add("notice_ext")
    if stage.bad_on:
        facts.add("bad")
    in_part = {"partly"} if clock and clock.instrument == INFORMATION else set()
    if any(one.refused or one.answered in in_part for _, one in stage.judged):
        facts.add("refused")
    return facts


def next_steps(stages: Sequence[Stage], *, on: date) -> list[Next]:
    """Return the steps that are open after the letters of a chain, from what is on file of them.

    A step stays open until a letter takes it: a petition to the prefect does not stop the days of
    the prior complaint, nor a complaint those of the court. Of another office only the court is
    left. A letter whose step no law has, or that still waits in its term, opens nothing.
    """
    if any(stage.given for stage in stages):
        return []
    events = _events(stages)
    found: dict[str, Next] = {}
    for at, stage in sorted(enumerate(stages), key=lambda one: (one[1].aside, -one[0])):
        # A further letter does not open once more what it takes itself.
        sent = {one.instrument for one in stages[max(at, 1) :]}
        for one in _opened(stage, facts_of(stage, on=on), events):
            if not taken(one.step, sent) and (one.court or not stage.aside):
                found.setdefault(one.step, one)
    return sorted(found.values(), key=lambda one: (not one.instrument, one.court))


def own_terms(stages: Sequence[Stage], *, late_on: date | None, kept_on: date | None) -> list[Next]:
    """Return the open steps whose days run for the group, by what is recorded and not by today.

    A silence counts as of the day on which the group was told of it; a step is over once its last
    sure day had passed when the house last looked.
    """
    found = next_steps(stages, on=late_on or date.min)
    return [one for one in found if one.act_by and (kept_on is None or one.act_by >= kept_on)]


def written_by_form(instrument: str) -> bool:
    """Tell whether a letter waits for words, or for an office, that only a person can give."""
    parts = instrument_of(instrument).parts
    return instrument in TO_OTHERS or any(part.need == "must" for part in parts)


def taken(step_key: str, instruments: Collection[str]) -> bool:
    """Tell whether one of the letters that were sent takes a step."""
    letters = COMPLAINTS if step_key == COMPLAINT else (LETTERS.get(step_key, ""),)
    return any(one and one in instruments for one in letters)


def letter_for(step_key: str, facts: Collection[str]) -> str:
    """Return the instrument whose letter sets a step going; '' where there is none."""
    if step_key == COMPLAINT:
        return COMPLAINTS[0 if {"refused", "bad"} & set(facts) else 1]
    return LETTERS.get(step_key, "")


def _opened(stage: Stage, facts: Collection[str], events: Mapping[str, Span]) -> list[Next]:
    law, clock = book(), stage.clock
    if clock is None or not set(facts) & {"silent", "refused", "bad"}:
        return []
    days = calendar()
    found = []
    for edge in edges(law, clock.step, facts):
        step = law.step(edge.step)
        if edge.when and (stage.watched or step.key != PREFECT):
            timed = step.who == "group" and step.duration is not None
            since = _since(step, stage, clock, events, days) if timed else None
            counted = figures(step, since, days) if since else None
            found.append(_told(step, clock, facts, counted))
    return found


def _told(step: Step, clock: Clock, facts: Collection[str], counted: Figures | None) -> Next:
    instrument = letter_for(step.key, facts)
    return Next(
        title=text_of(step.act),
        step=step.key,
        note=text_of(step.note),
        instrument=instrument,
        act_by=counted.act_by if counted else None,
        court=step.who == "group" and not instrument and "court" in step.id,
        article=step.article,
        sure=step.confidence != "low",
        since=counted.trigger if counted else None,
        evidence=clock.evidence,
    )


def _events(stages: Sequence[Stage]) -> dict[str, Span]:
    """Return the days of what happened in a chain, in the law's words: the first of each kind."""
    events: dict[str, Span] = {}
    for stage in stages:
        clock = stage.clock
        if clock is None or stage.aside:
            continue
        events.setdefault(Step.from_terms(clock.terms).event, _began(clock))
        if clock.extended_on:
            events.setdefault("notice_ext", Span.on(clock.extended_on))
        if stage.bad_on:
            for name in _answered(stage, clock):
                events.setdefault(name, Span.on(stage.bad_on))
    return events


def _answered(stage: Stage, clock: Clock) -> tuple[str, ...]:
    # An answer that says nothing of the information is no refusal: their silence goes on.
    if clock.instrument == INFORMATION and "refused" not in facts_of(stage, on=house.today()):
        return ()
    return ANSWERED.get(clock.step, ())


def _began(clock: Clock) -> Span:
    still = timedelta(days=clock.paused_days)
    return Span(clock.trigger_earliest + still, clock.trigger_latest + still)


def _since(
    step: Step, stage: Stage, clock: Clock, events: Mapping[str, Span], days: Calendar
) -> Span:
    start = starts(book(), step, events, days)
    if start is None and stage.bad_on:
        start = Span.on(stage.bad_on)
    if start is None:
        extended = clock.extended_on is not None
        start = expiry(Step.from_terms(clock.terms), _began(clock), days, extended=extended)
    return start
