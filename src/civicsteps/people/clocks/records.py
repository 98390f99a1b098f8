"""What the rooms above do with clocks: start, move, extend, pause, end, contest. Plain calls.

They run inside the transaction of the action that calls them, and ask no rule: the action did.
Each change is kept with its days before and after.
"""

from dataclasses import dataclass
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from civicsteps.core import clock as house
from civicsteps.core.actors.models import Actor
from civicsteps.core.addresses import neutral
from civicsteps.core.audiences import PUBLIC
from civicsteps.core.journal.log import record
from civicsteps.core.models import lock, ref
from civicsteps.core.refusals import Refusal, Refused
from civicsteps.core.text import tidy
from civicsteps.engines.law import Evidence, Span, Step, extension_credited
from civicsteps.people.authorities.models import Office
from civicsteps.people.clocks import book as law
from civicsteps.people.clocks.counted import calendar_of, count, trigger_of
from civicsteps.people.clocks.models import Change, Clock
from civicsteps.people.groups.models import Group

OPEN = (Clock.State.RUNNING, Clock.State.PAUSED)


@dataclass(frozen=True, slots=True)
class ClockSpec:
    """An open clock as a rebuild tells it: on what row, by which step, since when, how proved."""

    source: str
    step: str
    trigger_earliest: date
    trigger_latest: date
    evidence: str


def start_clock(
    *,
    source: models.Model,
    step: str,
    trigger: Span,
    evidence: str,
    group: Group,
    about: str,
    url: str,
    by: Actor,
    office: Office | None = None,
    thread: models.Model | None = None,
    public: bool = False,
    answers: bool = False,
    illustrative: bool = False,
) -> Clock | None:
    """Start a step's clock for a row, or move the one that runs when its trigger is known better.

    One that stands still goes on standing. `thread` is the cause it belongs to and `public` whether
    everybody may read of that; `answers` marks the clock by which the office's answer is measured.
    The terms are those of the law in the book now; a clock that runs keeps its own, and one that
    ended because the office had answered in truth stays ended. Returns None for a step without a
    term.
    Raises KeyError for a step that no law has, Refused where the first day is proved too weakly
    for somebody else's term, or lies where no calendar reaches.
    """
    rule = law.book().step(step)
    if rule.duration is None:
        return None
    _proved(rule, evidence)
    found = Clock.objects.select_for_update().filter(source=ref(source), step=step).first()
    if found and _stands(found, trigger, evidence):
        return found
    if found is None:
        clock = _new(source, rule, trigger, evidence, group=group, office=office)
        change = Change.Kind.STARTED
    else:
        clock, change = found, Change.Kind.MOVED
        if not clock.is_open:
            clock.state, clock.ended_on = Clock.State.RUNNING, None
        clock.trigger_earliest, clock.trigger_latest = trigger.earliest, trigger.latest
        clock.evidence = evidence
    clock.about, clock.url = about[:200], neutral(url)
    clock.thread, clock.public = (ref(thread) if thread else ""), public
    clock.answers, clock.illustrative = answers, illustrative
    _kept(clock, change, by=by, anew=found is None)
    return clock


def extend_clock(*, clock: Clock, told_on: date, by: Actor, note: str = "") -> Clock:
    """Credit an extension that was announced in time: one longer term from the same first day.

    Raises Refused when the law knows no extension here, or when the notice came too late: then
    the term stays as it is.
    """
    lock(clock)
    step = Step.from_terms(clock.terms)
    if step.extension is None:
        raise Refused(Refusal(_("The law knows no extension of this term.")))
    if not extension_credited(step, trigger_of(clock), told_on, calendar_of(clock)):
        raise Refused(
            Refusal(_("They said so after the term had passed: it does not count."), "input", "on")
        )
    clock.extended_on = told_on
    return _kept(clock, Change.Kind.EXTENDED, by=by, note=note)


def pause_clock(*, clock: Clock, on: date, by: Actor, note: str = "") -> Clock:
    """Let a clock stand still: they asked the group for something that it has to give first."""
    lock(clock)
    if clock.state != Clock.State.RUNNING:
        raise Refused(Refusal(_("This term does not run.")))
    clock.state, clock.paused_on = Clock.State.PAUSED, on
    return _kept(clock, Change.Kind.PAUSED, by=by, note=note)


def resume_clock(*, clock: Clock, on: date, by: Actor, note: str = "") -> Clock:
    """Let a clock run again: the days that it stood still do not count."""
    lock(clock)
    if clock.state != Clock.State.PAUSED or clock.paused_on is None:
        raise Refused(Refusal(_("This term does not stand still.")))
    clock.paused_days += max(0, (on - clock.paused_on).days)
    clock.state, clock.paused_on = Clock.State.RUNNING, None
    return _kept(clock, Change.Kind.RESUMED, by=by, note=note)


def end_clock(
    *, source: models.Model, outcome: str, on: date, by: Actor, step: str = ""
) -> list[Clock]:
    """End the open clocks of a row, or the one of a step: met, refused, withdrawn or lapsed."""
    clocks = Clock.objects.filter(source=ref(source), state__in=OPEN).select_for_update()
    ended = list(clocks.filter(step=step) if step else clocks)
    for clock in ended:
        put_end(clock, outcome, on)
        _kept(clock, Change.Kind.ENDED, by=by)
    return ended


def put_end(clock: Clock, outcome: str, on: date) -> None:
    """Put into a clock how and when it ended. Saves nothing."""
    if clock.paused_on:
        # The days that it stood still up to its end do not count against them.
        clock.paused_days += max(0, (on - clock.paused_on).days)
        _counted(clock)
    clock.state, clock.ended_on, clock.paused_on = Clock.State(outcome), on, None


def show_clocks(*, thread: models.Model, public: bool) -> None:
    """Let the clocks of a cause be counted in public from now on, or no longer."""
    Clock.objects.filter(thread=ref(thread)).update(public=public)


def contest_clock(*, clock: Clock, answered_on: date, said: str, by: Actor) -> Clock:
    """Write down that the authority says it answered; from now on nobody is called late by it.

    `said` is how: „prin poștă”. Raises Refused for a clock that is contested already, or a day
    before it began.
    """
    lock(clock)
    if clock.who != Clock.Who.AUTHORITY:
        raise Refused(Refusal(_("This term is not the authority's.")))
    if clock.contest != Clock.Contest.NONE:
        raise Refused(Refusal(_("This was contested already.")))
    if not clock.trigger_earliest <= answered_on <= house.today():
        raise Refused(
            Refusal(_("Give the day of the answer: after the request, today at the latest."),
                    "input", "answered_on")
        )  # fmt: skip
    clock.contest, clock.contested_on = Clock.Contest.OPEN, house.today()
    clock.answered_on, clock.contest_said = answered_on, tidy(said)[:500]
    _kept(clock, Change.Kind.CONTESTED, by=by)
    tell("clocks.clock_contested", clock, by=by)
    return clock


def tell(kind: str, clock: Clock, *, by: Actor) -> None:
    """Write in the journal about a clock: for everybody if its cause is public, else the group."""
    audience = PUBLIC if clock.public else f"group:{clock.group_id}"
    record(kind, by=by, about={"clock": clock}, audiences=[audience])


def changed(
    clock: Clock, kind: Change.Kind, *, by: Actor, note: str = "", was: date | None
) -> Change:
    """Return a change of a clock, not saved yet."""
    return Change(
        clock=clock,
        kind=kind,
        on=house.today(),
        at=house.now(),
        by=by,
        note=tidy(note)[:300],
        nominal_was=was,
        nominal=clock.nominal,
        late_from=clock.late_from,
        act_by=clock.act_by,
    )


def _new(
    source: models.Model,
    step: Step,
    trigger: Span,
    evidence: str,
    *,
    group: Group,
    office: Office | None,
) -> Clock:
    return Clock(
        group=group,
        office=office,
        authority_id=office.authority_id if office else None,
        source=ref(source),
        step=step.key,
        instrument=step.rule_id,
        version=step.digest,
        terms=step.terms(),
        who=step.who,
        confidence=step.confidence,
        sayable=step.public_late,
        evidence=evidence,
        trigger_earliest=trigger.earliest,
        trigger_latest=trigger.latest,
    )


def _stands(found: Clock, trigger: Span, evidence: str) -> bool:
    """Tell whether nothing new is known: it runs from that day, or they had answered in truth."""
    if not found.is_open:
        return found.contest == Clock.Contest.ACCEPTED
    known = (found.trigger_earliest, found.trigger_latest, found.evidence)
    return known == (trigger.earliest, trigger.latest, evidence)


def _proved(step: Step, evidence: str) -> None:
    # A group's own term runs on somebody's word too: it warns nobody but the group.
    accepted = {*step.evidence, *(Evidence if step.who == Clock.Who.GROUP else ())}
    if evidence not in accepted:
        raise Refused(
            Refusal(
                _("Somebody's word does not start this term. Bring a number, a receipt, a photo."),
                "input",
                "evidence",
            )
        )


def _counted(clock: Clock) -> None:
    try:
        count(clock, calendar_of(clock))
    except ValueError:
        raise Refused(
            Refusal(_("The calendar does not reach that day. Choose another."), "input", "on")
        ) from None


def _kept(
    clock: Clock, kind: Change.Kind, *, by: Actor, note: str = "", anew: bool = False
) -> Clock:
    was = clock.nominal
    if kind not in {Change.Kind.ENDED, Change.Kind.CONTESTED, Change.Kind.PAUSED}:
        _counted(clock)
    clock.save(force_insert=anew)
    changed(clock, kind, by=by, note=note, was=was).save(force_insert=True)
    return clock
