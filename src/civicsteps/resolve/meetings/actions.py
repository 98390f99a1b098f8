"""Preparing a meeting, and saying how it went."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import Max
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from civicsteps.causes.models import Cause, Demand
from civicsteps.core import clock
from civicsteps.core.actions import action
from civicsteps.core.actors.models import Actor
from civicsteps.core.models import lock
from civicsteps.core.refusals import Refusal, Refused, refuse, refuse_ahead
from civicsteps.core.text import tidy
from civicsteps.people.authorities.models import Office
from civicsteps.people.groups.models import Group
from civicsteps.resolve.letters.actions import write_letter
from civicsteps.resolve.letters.drafting import Words
from civicsteps.resolve.letters.models import Reply
from civicsteps.resolve.meetings import answering, effects, rules
from civicsteps.resolve.meetings.models import Ask, Feed, Meeting, Part
from civicsteps.resolve.meetings.queries import asks_of, put

ENDINGS = {
    Meeting.State.REFUSED: "meeting_refused",
    Meeting.State.NO_REPLY: "meeting_no_reply",
    Meeting.State.OFF_US: "meeting_off_us",
    Meeting.State.OFF_THEM: "meeting_off_them",
}
MOST_ASKS = 7


@dataclass(frozen=True, slots=True)
class Kit:
    """What is prepared for a meeting, as typed; the lines of `agenda` begin with minutes."""

    purpose: str
    agenda: str = ""
    know: str = ""
    objections: str = ""
    bring: str = ""
    theirs: str = ""
    debrief: str = ""
    ours: int | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """How one thing that was asked was answered, and in what words."""

    answer: str
    words: str = ""


@action
def plan_meeting(
    *,
    cause: Cause,
    office: Office,
    kind: str,
    purpose: str,
    by: Actor,
    demand: Demand | None = None,
    starts_at: datetime | None = None,
    place: str = "",
    normal_failed: str = "",
    illustrative: bool = False,
) -> Meeting:
    """Begin to prepare a meeting with an office, with its hour if it has one already."""
    refuse(rules.why_not_plan_meeting(by, cause))
    if kind == Meeting.Kind.ACCOUNT and not tidy(normal_failed):
        reason = _("Did ordinary meetings fail? Say how: such a meeting is for when they did.")
        raise Refused(Refusal(reason, "input", "normal_failed"))
    if demand and demand.cause_id != cause.pk:
        raise Refused(Refusal(_("Choose one of the things you ask."), "input", "demand"))
    meeting = Meeting.objects.create(
        cause=cause,
        demand=demand,
        office=office,
        kind=kind,
        state=Meeting.State.SCHEDULED if starts_at else Meeting.State.PLANNED,
        purpose=_given(purpose, "purpose"),
        starts_at=starts_at,
        place=tidy(place),
        normal_failed=tidy(normal_failed),
        opened_by=by,
        opened_at=clock.now(),
        illustrative=illustrative or cause.illustrative,
    )
    effects.tell("meeting_planned", meeting, by=by)
    effects.prepare(meeting)
    return meeting


@action
def edit_kit(*, meeting: Meeting, kit: Kit, by: Actor) -> Meeting:
    """Write the kit of a meeting: its purpose, agenda, what we know, expect and hand over."""
    lock(meeting)
    refuse(rules.why_not_edit_kit(by, meeting))
    meeting.purpose = _given(kit.purpose, "purpose")
    for name in ("agenda", "know", "objections", "bring", "theirs", "debrief"):
        setattr(meeting, name, tidy(getattr(kit, name)))
    meeting.ours = kit.ours
    kept = ("purpose", "agenda", "know", "objections", "bring", "theirs", "debrief", "ours")
    meeting.save(update_fields=[*kept, "folded"])
    effects.tell("kit_changed", meeting, by=by)
    return meeting


@action
def give_parts(*, meeting: Meeting, parts: Mapping[str, str], by: Actor) -> Meeting:
    """Say who does what at a meeting: a name for each role, or none.

    Of a group at risk no name is kept: each is a number from 1 to 9.
    """
    lock(meeting)
    refuse(rules.why_not_give_parts(by, meeting))
    for role in Part.Role.values:
        name = tidy(parts.get(role, ""))
        if name and meeting.cause.group.at_risk and not _is_number(name):
            raise Refused(Refusal(_("Write a number, no name."), "input", role))
        _take_part(meeting, role, name)
    effects.tell("parts_given", meeting, by=by)
    return meeting


@action
def add_ask(
    *,
    meeting: Meeting,
    want: str,
    by: Actor,
    accept: str = "",
    refuse_line: str = "",
    by_when: date | None = None,
) -> Ask:
    """Add what is asked: what we want, what we accept, what we refuse, until when."""
    lock(meeting)
    refuse(rules.why_not_add_ask(by, meeting))
    if meeting.asks.filter(dropped_on=None).count() >= MOST_ASKS:
        raise Refused(Refusal(_("Seven questions are more than one meeting bears. Leave one out.")))
    last = meeting.asks.aggregate(last=Max("position"))["last"] or 0
    ask = Ask.objects.create(
        meeting=meeting,
        position=last + 1,
        want=_given(want, "want"),
        accept=tidy(accept),
        refuse=tidy(refuse_line),
        by_when=by_when,
    )
    effects.tell("ask_added", meeting, by=by)
    return ask


@action
def drop_ask(*, ask: Ask, by: Actor) -> Ask:
    """Leave out something that was to be asked."""
    lock(ask)
    refuse(rules.why_not_drop_ask(by, ask))
    ask.dropped_on = clock.today()
    ask.save(update_fields=["dropped_on"])
    effects.tell("ask_dropped", ask.meeting, by=by)
    return ask


@action
def ask_for_audience(*, meeting: Meeting, words: Words, by: Actor) -> Meeting:
    """Write the draft of the letter that asks for the meeting; the letter is sent on its page.

    It puts no demand: what is asked for is to be heard. Its registration starts its clock.
    """
    lock(meeting)
    refuse(rules.why_not_ask_for_audience(by, meeting))
    meeting.request = write_letter(
        cause=meeting.cause,
        demand=None,
        office=meeting.office,
        words=replace(words, instrument="AUDIENCE"),
        by=by,
        illustrative=meeting.illustrative,
    )
    if meeting.state == Meeting.State.PLANNED:
        meeting.state = Meeting.State.REQUESTED
    meeting.save(update_fields=["request", "state"])
    effects.tell("audience_asked", meeting, by=by)
    return meeting


@action
def schedule_meeting(
    *,
    meeting: Meeting,
    starts_at: datetime,
    by: Actor,
    place: str = "",
    theirs: str = "",
    answered_on: date | None = None,
    how: str = Reply.Channel.PHONE,
) -> Meeting:
    """Say when and where the meeting is, and who comes from their side, by function.

    `answered_on` is when they gave it, and `how`: the term of the letter that asked for it ends on
    that day.
    """
    lock(meeting)
    refuse(rules.why_not_schedule_meeting(by, meeting))
    if how not in Reply.Channel.values:
        raise Refused(Refusal(_("Choose one of these."), "input", "how"))
    if answered_on:
        _refuse_before_the_letter(meeting, answered_on)
    meeting.starts_at, meeting.place = starts_at, tidy(place)
    meeting.theirs = tidy(theirs) or meeting.theirs
    meeting.answered_on = answered_on or meeting.answered_on
    meeting.state = Meeting.State.SCHEDULED
    meeting.save(update_fields=["starts_at", "place", "theirs", "answered_on", "state", "folded"])
    if answered_on:
        answering.they_receive_us(meeting, on=answered_on, how=how, by=by)
    effects.prepare(meeting)
    effects.tell("meeting_scheduled", meeting, by=by, on=localdate(starts_at))
    return meeting


@action
def end_meeting(*, meeting: Meeting, ending: str, on: date, by: Actor, reason: str = "") -> Meeting:
    """Say that a meeting will not be: `ending` is refused, no_reply, off_us or off_them.

    A refusal ends the term of the letter that asked for it.
    """
    lock(meeting)
    refuse(rules.why_not_end_meeting(by, meeting))
    if ending not in ENDINGS:
        raise Refused(Refusal(_("Choose what happened."), "input", "ending"))
    refuse_ahead(on, "on")
    meeting.state = Meeting.State(ending)
    meeting.ended_on, meeting.reason = on, tidy(reason)
    meeting.save(update_fields=["state", "ended_on", "reason"])
    effects.ended(meeting)
    if meeting.state == Meeting.State.REFUSED:
        answering.they_refuse_us(meeting, on=on, by=by)
    effects.tell(ENDINGS[meeting.state], meeting, by=by)
    return meeting


@action
def hold_meeting(
    *,
    meeting: Meeting,
    held_on: date,
    answers: Mapping[str, Answered],
    by: Actor,
    notes: str = "",
    next_step: str = "",
) -> Meeting:
    """Say how a meeting went: `answers` by the id of each ask; one that is left out was not put.

    What was put to them holds step four. The minutes are due in two days.
    """
    lock(meeting)
    refuse(rules.why_not_hold_meeting(by, meeting))
    refuse_ahead(held_on, "held_on")
    asks = asks_of(meeting)
    for ask in asks:
        _answer(ask, answers.get(str(ask.pk), Answered(Ask.Answer.NOT_PUT)))
    meeting.state, meeting.held_on, meeting.held_by = Meeting.State.HELD, held_on, by
    meeting.notes, meeting.next_step = tidy(notes), tidy(next_step)
    meeting.save(update_fields=["state", "held_on", "held_by", "notes", "next_step"])
    effects.held(meeting, by=by, asked=bool(put(asks)))
    answering.they_received_us(meeting, on=held_on, by=by)
    effects.tell("meeting_held", meeting, by=by, public=True, on=held_on)
    return meeting


@action
def take_back_meeting(*, meeting: Meeting, by: Actor) -> Meeting:
    """Take back a meeting that was entered by mistake: what rests on it falls."""
    lock(meeting)
    refuse(rules.why_not_take_back_meeting(by, meeting))
    public = meeting.state == Meeting.State.HELD
    meeting.taken_back_on = clock.today()
    meeting.save(update_fields=["taken_back_on"])
    effects.taken_back(meeting)
    effects.tell("meeting_taken_back", meeting, by=by, public=public)
    return meeting


@action
def make_feed(*, group: Group, by: Actor) -> Feed:
    """Make the secret address of a group's calendar for one member; an earlier one ends."""
    refuse(rules.why_not_make_feed(by, group))
    now = clock.now()
    Feed.objects.filter(group=group, owner=by, revoked_at=None).update(revoked_at=now)
    feed = Feed.objects.create(group=group, owner=by, made_at=now)
    effects.tell_group("feed_made", group, by=by)
    return feed


def _refuse_before_the_letter(meeting: Meeting, on: date) -> None:
    refuse_ahead(on, "answered_on")
    letter = meeting.request
    if letter and letter.sent_on and on < letter.sent_on:
        raise Refused(Refusal(_("This is before the letter was sent."), "input", "answered_on"))


def _answer(ask: Ask, given: Answered) -> None:
    if given.answer not in Ask.Answer.values:
        raise Refused(Refusal(_("Say how they answered."), "input", f"answer_{ask.pk}"))
    ask.answer, ask.words = given.answer, tidy(given.words)[:1000]
    ask.save(update_fields=["answer", "words"])


def _take_part(meeting: Meeting, role: str, name: str) -> None:
    if name:
        Part.objects.update_or_create(meeting=meeting, role=role, defaults={"name": name})
    else:
        Part.objects.filter(meeting=meeting, role=role).delete()


def _is_number(name: str) -> bool:
    return len(name) == 1 and name in "123456789"


def _given(typed: str, field: str) -> str:
    text = tidy(typed)
    if not text:
        raise Refused(Refusal(_("Write it in one line."), "input", field))
    return text
