"""What the pages of requests show, put together from rows: no words of an unfit reader's."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID, uuid4

from django.utils.functional import Promise

from civicsteps.core import clock as house
from civicsteps.core.actors.models import Actor
from civicsteps.core.models import ref
from civicsteps.people.clocks.models import Clock
from civicsteps.people.clocks.queries import clocks_of
from civicsteps.resolve.letters.compose import public_text
from civicsteps.resolve.letters.instruments import instrument_of
from civicsteps.resolve.letters.models import Judgement, Letter, Reply
from civicsteps.resolve.letters.pages import Entry, entries_of
from civicsteps.resolve.letters.queries import judgement_of
from civicsteps.resolve.letters.rules import why_not_judge_reply
from civicsteps.resolve.letters.sameness import said_already
from civicsteps.resolve.requests import nexts, rules, words
from civicsteps.resolve.requests.chains import chain_of
from civicsteps.resolve.requests.models import Batch, Event, Request, Verdict
from civicsteps.resolve.requests.nexts import REMINDER, Next
from civicsteps.resolve.requests.queries import batches_visible_to
from civicsteps.resolve.requests.stages import judged, replies_to, stage_of, verdicts_of

EVENT_ICONS = {"asked": "phone", "extended": "clock", "paused": "circle-help", "resumed": "check"}


@dataclass(frozen=True, slots=True)
class Landing:
    """A letter in the chain: what it is, where it is, its terms, and what happened to it."""

    letter: Letter
    title: str | Promise
    subject: str
    state: str | Promise
    tone: str
    clocks: list[Clock]
    entries: list[Entry]
    judged: list[tuple[date, Judgement]] = field(default_factory=list)
    to_judge: list[Reply] = field(default_factory=list)

    @property
    def clock(self) -> Clock | None:
        """The clock of what the office owes to this very letter."""
        own = ref(self.letter)
        return next((clock for clock in self.clocks if clock.source == own), None)


@dataclass(frozen=True, slots=True)
class Row:
    """A request in a list or in a question to many: to whom, where it is, its term."""

    request: Request
    title: str
    meta: str
    url: str
    state: str | Promise
    tone: str
    clock: Clock | None


def request_page(request: Request, *, by: Actor) -> dict[str, object]:
    """Return what a request's page shows to a reader: the public words, drafts only inside."""
    inside = rules.reads_inside(by, request)
    landings = landings_of(request, by=by, inside=inside)
    sent = [one for one in landings if one.letter.sent_on and not one.letter.withdrawn_on]
    last = sent[-1] if sent else None
    to_it = [one for one in sent if one.letter.office_id == request.office_id]
    drafts = {one.letter.instrument: one for one in landings if one.letter.sent_on is None}
    may = rules.why_not_record_event(by, request) is None
    may_write = inside and rules.why_not_open_request(by, request.cause) is None
    return {
        "request_row": request,
        "subject": public_text(request.opening, request.opening.subject),
        "kind": instrument_of(request.instrument),
        "inside": inside,
        "landings": landings,
        "last": last,
        "before": to_it[-1] if to_it else last,
        "may": may,
        "still": bool(last and last.clock and last.clock.state == Clock.State.PAUSED),
        "runs": bool(last and last.clock and last.clock.state == Clock.State.RUNNING),
        "nexts": _nexts(request, sent, drafts) if may and sent else [],
        "reminds": bool(last and last.clock and last.clock.is_late(house.today()))
        and REMINDER not in drafts,
        "once": uuid4(),
        "same": said_already([request.opening]) if may_write else [],
        "in_batch": _seen_batch(request.batch, by),
    }


def landings_of(request: Request, *, by: Actor, inside: bool) -> list[Landing]:
    """Return the letters of a request with what happened to each, the opening first."""
    chain = [one for one in chain_of(request) if inside or one.sent_on]
    replies, verdicts = replies_to(chain), verdicts_of(request)
    events = _events_of(request)
    clocks = clocks_of(*chain, *(reply for found in replies.values() for reply in found))
    return [
        _landing(one, replies[one.pk], verdicts, events[one.pk], clocks, by=by, inside=inside)
        for one in chain
    ]


def batch_page(batch: Batch, requests: list[Request], *, by: Actor) -> dict[str, object]:
    """Return what the page of a question to many shows: a row for each office."""
    rows = rows_of(requests, inside=rules.belongs_inside(by, batch.cause.group_id))
    drafts = [row for row in rows if row.request.opening.state == Letter.State.DRAFT]
    left = [row for row in rows if row.request.opening.sent_on]
    return {
        "batch": batch,
        "rows": rows,
        "drafts": len(drafts),
        "left": len(left),
        "on_the_way": bool(batch.confirmed_at) and any(r.request.waits_to_leave for r in drafts),
    }


def rows_of(requests: list[Request], *, inside: bool) -> list[Row]:
    """Return requests as a list shows them, each with the term of its opening letter.

    They were fetched `with_answers`.
    To whom is not of the group only what strong evidence shows is late.
    """
    found = clocks_of(*(one.opening for one in requests)) if requests else []
    clocks = {clock.source: clock for clock in found}
    return [_row(one, clocks.get(ref(one.opening)), inside=inside) for one in requests]


def _row(request: Request, clock: Clock | None, *, inside: bool) -> Row:
    letter = request.opening
    late = _is_late(clock, inside=inside) or (inside and request.waits_late)
    state, tone = words.shown_of(letter, clock, late=late)
    return Row(
        request=request,
        title=public_text(letter, letter.subject),
        meta=f"{request.office.label} · {instrument_of(request.instrument).title}",
        url=request.get_absolute_url(),
        state=state,
        tone=tone,
        clock=clock,
    )


def _landing(
    letter: Letter,
    replies: list[Reply],
    verdicts: dict[UUID, Verdict],
    events: list[Event],
    clocks: list[Clock],
    *,
    by: Actor,
    inside: bool,
) -> Landing:
    own = {ref(letter), *(ref(reply) for reply in replies)}
    running = [clock for clock in clocks if clock.source in own]
    clock = next((one for one in running if one.source == ref(letter)), None)
    late = _is_late(clock, inside=inside)
    state = words.state_of(letter, clock, late=late)
    told = {reply.get_absolute_url(): reply for reply in replies}
    happened = entries_of(letter, replies)
    entries = [_in_terms(entry, told.get(entry.url), verdicts) for entry in happened]
    entries += [_of_event(event) for event in events]
    return Landing(
        letter=letter,
        title=instrument_of(letter.instrument).title,
        subject=public_text(letter, letter.subject),
        state=words.STATES[state],
        tone=words.TONES.get(state, ""),
        clocks=[] if letter.withdrawn_on else _worth_showing(running, clock),
        entries=sorted(entries, key=lambda entry: entry.on),
        judged=judged(replies, verdicts),
        to_judge=[reply for reply in replies if _waits(reply) and _judges(by, reply)],
    )


def _worth_showing(clocks: list[Clock], own: Clock | None) -> list[Clock]:
    # What was sent elsewhere matters only while it is awaited there.
    return [clock for clock in clocks if clock == own or clock.is_open]


def _in_terms(entry: Entry, reply: Reply | None, verdicts: dict[UUID, Verdict]) -> Entry:
    judgement = judgement_of(reply) if reply else None
    if judgement is None:
        return entry
    return replace(entry, sentence=words.said_of(verdicts.get(judgement.pk), judgement))


def _of_event(event: Event) -> Entry:
    return Entry(
        icon=EVENT_ICONS[event.kind],
        sentence=event.get_kind_display(),
        on=event.on,
        details=event.note,
        illustrative=event.illustrative,
    )


def _nexts(request: Request, sent: Sequence[Landing], drafts: dict[str, Landing]) -> list[Next]:
    stages = [stage_of(request, one.letter, one.clock, one.judged) for one in sent]
    found = nexts.next_steps(stages, on=house.today())
    return [
        replace(one, draft=drafts[one.instrument].letter.get_absolute_url())
        if one.instrument in drafts
        else one
        for one in found
    ]


def _is_late(clock: Clock | None, *, inside: bool) -> bool:
    return bool(clock and clock.is_late(house.today()) and (inside or clock.claimable))


def _events_of(request: Request) -> dict[UUID, list[Event]]:
    by_letter: dict[UUID, list[Event]] = defaultdict(list)
    for event in request.events.all():
        by_letter[event.letter_id].append(event)
    return by_letter


def _waits(reply: Reply) -> bool:
    return reply.kind == Reply.Kind.REPLY and judgement_of(reply) is None


def _judges(by: Actor, reply: Reply) -> bool:
    return why_not_judge_reply(by, reply) is None


def _seen_batch(batch: Batch | None, by: Actor) -> Batch | None:
    return batches_visible_to(by).filter(pk=batch.pk).first() if batch else None
