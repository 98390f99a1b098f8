"""The facts, acts and needs that rest on meetings, told anew from their rows."""

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from civicsteps.causes import sources as facts
from civicsteps.causes.facts import FactSpec
from civicsteps.core.models import Row, ref
from civicsteps.engines.mails import Sort
from civicsteps.people.acts import sources as acts
from civicsteps.people.acts.records import ActSpec, NeedKind, NeedSpec, declare_act, declare_need
from civicsteps.people.groups.models import Group
from civicsteps.resolve.meetings import effects
from civicsteps.resolve.meetings.models import Meeting, Minutes, Table
from civicsteps.resolve.meetings.queries import put

declare_act("meeting", _("met those who decide"))
declare_need(effects.PREPARE, NeedKind(_("Prepare the meeting: %(about)s"), _("See the kit"), 20))
declare_need(effects.WRITE, NeedKind(_("Write the minutes: %(about)s"), _("Write the minutes"), 20))
declare_need(
    effects.AWAIT,
    NeedKind(
        _("The minutes wait for their answer: %(about)s"),
        _("They answered"),
        5,
        waits_for="office",
    ),
)
declare_need(
    effects.ANSWERED,
    NeedKind(_("They wrote about the minutes: %(about)s"), _("Read what they say"), 5),
)
declare_need(effects.DECIDE, NeedKind(_("Vote on what is offered: %(about)s"), _("I vote"), 2))


def meeting_facts() -> Iterator[FactSpec]:
    """Tell what was asked face to face, and what agreed minutes hold."""
    for meeting in _meetings().prefetch_related("asks").iterator(chunk_size=500):
        if put(ask for ask in meeting.asks.all() if ask.dropped_on is None):
            yield _fact(meeting, "ask")
        minutes = getattr(meeting, "minutes", None)
        if minutes and minutes.state == Minutes.State.AGREED:
            yield _fact(meeting, "agenda")


def meeting_acts() -> Iterator[ActSpec]:
    """Tell who said of each meeting how it went."""
    for meeting in _meetings().filter(held_by__isnull=False).iterator():
        if meeting.held_by_id and meeting.held_on:
            yield ActSpec(
                group_id=meeting.cause.group_id,
                actor_id=meeting.held_by_id,
                kind="meeting",
                on=meeting.held_on,
                source=ref(meeting),
                void=meeting.taken_back_on is not None,
            )


def preparing_needs() -> Iterator[NeedSpec]:
    """Tell which meetings have their hour, and wait to be prepared."""
    for meeting in _meetings().filter(starts_at__isnull=False).iterator():
        if meeting.starts_at:
            due_on = localdate(meeting.starts_at) - effects.A_DAY
            yield _need(meeting, effects.PREPARE, is_open=meeting.is_open, due_on=due_on)


def writing_needs() -> Iterator[NeedSpec]:
    """Tell which meetings wait for their minutes to be sent."""
    for meeting in _meetings().filter(held_on__isnull=False).iterator():
        if meeting.held_on:
            sent = _sent(meeting)
            waits = sent is None and meeting.taken_back_on is None
            due_on = meeting.held_on + effects.MINUTES_WITHIN
            yield _need(meeting, effects.WRITE, is_open=waits, due_on=due_on)


def awaiting_needs() -> Iterator[NeedSpec]:
    """Tell which minutes wait for their correction."""
    for meeting in _meetings().filter(minutes__sent_on__isnull=False).iterator():
        if minutes := _sent(meeting):
            waits = minutes.state == Minutes.State.SENT
            yield _need(meeting, effects.AWAIT, is_open=waits, due_on=minutes.correct_by)


def answered_needs() -> Iterator[NeedSpec]:
    """Tell to which minutes something was written, that nobody has judged."""
    answered = _meetings().filter(minutes__replies__inbound__sort=Sort.WORDS).distinct()
    for meeting in answered.iterator():
        if minutes := _sent(meeting):
            unsettled = minutes.state in {Minutes.State.SENT, Minutes.State.NO_REPLY}
            yield _need(meeting, effects.ANSWERED, is_open=unsettled)


def voting_needs() -> Iterator[NeedSpec]:
    """Tell which votes are under way."""
    for table in Table.objects.filter(vote_opened_on__isnull=False).select_related("cause__group"):
        yield _of(
            table, table.cause.group, effects.DECIDE, is_open=table.votes_now,
            due_on=table.vote_until,
        )  # fmt: skip


def _meetings() -> QuerySet[Meeting]:
    return Meeting.objects.select_related("cause__group", "minutes")


def _sent(meeting: Meeting) -> Minutes | None:
    minutes: Minutes | None = getattr(meeting, "minutes", None)
    return minutes if minutes and minutes.sent_on else None


def _fact(meeting: Meeting, kind: str) -> FactSpec:
    if meeting.held_on is None:
        raise ValueError("what was not held holds nothing")
    return FactSpec(
        cause_id=meeting.cause_id,
        demand_id=meeting.demand_id,
        office_id=meeting.office_id,
        kind=kind,
        on=meeting.held_on,
        source=ref(meeting),
        lifted=meeting.taken_back_on is not None,
    )


def _need(meeting: Meeting, kind: str, *, is_open: bool, due_on: date | None = None) -> NeedSpec:
    return _of(meeting, meeting.cause.group, kind, is_open=is_open, due_on=due_on)


def _of(row: Row, group: Group, kind: str, *, is_open: bool, due_on: date | None) -> NeedSpec:
    return NeedSpec(group_id=group.pk, kind=kind, source=ref(row), open=is_open, due_on=due_on)


facts.register("meetings.meeting", url_name="meeting", facts=meeting_facts)
acts.register("meeting", acts=meeting_acts)
acts.register(effects.PREPARE, needs=preparing_needs)
acts.register(effects.WRITE, needs=writing_needs)
acts.register(effects.AWAIT, needs=awaiting_needs)
acts.register(effects.ANSWERED, needs=answered_needs)
acts.register(effects.DECIDE, needs=voting_needs)
