"""Steps that start where others end, and who may set the first one going."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from civicsteps.engines.law.books import Book
from civicsteps.engines.law.calendars import DAY, Calendar
from civicsteps.engines.law.figuring import Figures, Span, expiry, figures
from civicsteps.engines.law.rules import Rule, Step, Texts
from civicsteps.engines.law.schema import ACTOR_KINDS


@dataclass(frozen=True, slots=True)
class Gate:
    """Whether a kind of actor may use an instrument now, and through whom.

    A member may sign for an informal group at once (`allowed`, via "member"); what must go through
    the centre or a partner association is not the group's own to send (via "centre"). `reason_code`
    is open, member_signs, through_centre or not_this_kind; `condition` the words of an "only if".
    """

    allowed: bool
    via: str | None
    reason_code: str
    condition: Texts | None = None


def gate(rule: Rule, step_id: str, actor_kind: str) -> Gate:
    """Who may: the step's own list, or the rule's. ValueError for a kind that nobody knows."""
    if actor_kind not in ACTOR_KINDS:
        raise ValueError(f"no kind “{actor_kind}”; there are {', '.join(ACTOR_KINDS)}")
    who = rule.steps[step_id].actors or rule.who
    condition = who.conditions.get(actor_kind)
    if actor_kind in who.actor_kinds:
        return Gate(True, None, "open", condition)
    if actor_kind in who.via_member:
        return Gate(True, "member", "member_signs", condition)
    if actor_kind in who.through_centre:
        return Gate(False, "centre", "through_centre", condition)
    return Gate(False, None, "not_this_kind")


def starts(book: Book, step: Step, events: Mapping[str, Span], calendar: Calendar) -> Span | None:
    """When a step starts, from what is known: its own event, or the term that had to run out.

    `events` are the days of events (request.registered) and of facts (notice_ext, refused). The
    special cases come first, as the law has them: with a notice on file the court's term runs from
    the thirty days, with a refusal from the earlier of its communication and its own term; of
    several the earliest. None while nothing is known.
    """
    special: Span | None = None
    for other in step.instead:
        if other.when in events:
            ended = _run_out(book, other.expiry_of, events, calendar)
            special = _earlier(special, _earlier(ended, events.get(other.or_earlier)))
    if special:
        return special
    if step.event in events:
        return events[step.event]
    ended = _run_out(book, step.expiry_of, events, calendar) if step.expiry_of else None
    return ended and _later(ended, step.days_after)


def timeline(book: Book, rule_id: str, trigger: Span, calendar: Calendar) -> tuple[Figures, ...]:
    """Every step of a rule in its order, when the first event falls in the span and all is silence.

    A step starts when the term runs out that it waits for; else with its event, if an earlier step
    of the file has the same; else when the earlier steps end that lead to it. What nothing leads
    to starts in the span.
    """
    rule = book.rule(rule_id)
    chain = _Chain(rule, trigger, calendar, {})
    return tuple(figures(s, chain.start_of(s), calendar) for s in rule.steps.values())


def passes_before(step: Step, trigger: Span, limit: date, calendar: Calendar) -> bool:
    """Whether waiting for that step to run out would pass a day: the complaint, and the court."""
    return expiry(step, trigger, calendar).latest >= limit


@dataclass(frozen=True, slots=True)
class _Chain:
    """The spans in which the steps of a rule start, found as they are asked for."""

    rule: Rule
    trigger: Span
    calendar: Calendar
    spans: dict[str, Span]

    def start_of(self, step: Step) -> Span:
        if step.key not in self.spans:
            # A circle comes back here and ends.
            self.spans[step.key] = self.trigger
            self.spans[step.key] = self._found(step)
        return self.spans[step.key]

    def _found(self, step: Step) -> Span:
        steps = list(self.rule.steps.values())
        earlier = steps[: steps.index(step)]
        if awaited := next((s for s in steps if s.key == step.expiry_of), None):
            ended = expiry(awaited, self.start_of(awaited), self.calendar)
            return _later(ended, step.days_after)
        if twin := next((s for s in earlier if s.event == step.event and not s.expiry_of), None):
            return self.start_of(twin)
        leading = [s for s in earlier if any(edge.step == step.key for edge in s.next)]
        spans = [self._done_in(s) for s in leading]
        return _joined(spans) if spans else self.trigger

    def _done_in(self, step: Step) -> Span:
        """A group acts on any day of its term; everybody else is taken to use it up."""
        start = self.start_of(step)
        ended = expiry(step, start, self.calendar)
        forward = step.who == "group" and step.direction == "forward"
        return Span(start.earliest, max(start.latest, ended.latest)) if forward else ended


def _run_out(book: Book, key: str, events: Mapping[str, Span], calendar: Calendar) -> Span | None:
    step = book.step(key)
    begun = starts(book, step, events, calendar)
    return begun and expiry(step, begun, calendar)


def _earlier(one: Span | None, other: Span | None) -> Span | None:
    if one is None or other is None:
        return one or other
    return Span(min(one.earliest, other.earliest), min(one.latest, other.latest))


def _later(span: Span, days: int) -> Span:
    return Span(span.earliest + days * DAY, span.latest + days * DAY)


def _joined(spans: list[Span]) -> Span:
    return Span(min(s.earliest for s in spans), max(s.latest for s in spans))
