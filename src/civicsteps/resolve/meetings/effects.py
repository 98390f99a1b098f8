"""What meetings lay down below: facts, acts, tasks on the desk, the journal.

Plain calls inside the transactions of the actions.
"""

from datetime import date, timedelta

from django.conf import settings
from django.utils.timezone import localdate
from django.utils.translation import gettext, override

from civicsteps.causes.facts import lift_fact, record_fact
from civicsteps.core import clock
from civicsteps.core.actors.models import Actor
from civicsteps.core.days import said
from civicsteps.core.journal.log import record
from civicsteps.people.acts.records import close_need, open_need, record_act, void_acts
from civicsteps.people.groups.models import Group
from civicsteps.resolve.meetings.models import Meeting, Minutes, Table

PREPARE, WRITE, AWAIT, ANSWERED, DECIDE = (
    "meetings.prepare", "meetings.minutes", "meetings.await", "meetings.answered",
    "meetings.vote",
)  # fmt: skip
MINUTES_WITHIN = timedelta(days=2)
A_DAY = timedelta(days=1)


def prepare(meeting: Meeting) -> None:
    """Put on the desk that the kit is to be ready the day before a meeting."""
    if meeting.starts_at is None:
        return
    due_on = localdate(meeting.starts_at) - A_DAY
    _put(meeting, PREPARE, due_on=due_on)


def held(meeting: Meeting, *, by: Actor, asked: bool) -> None:
    """Lay what a held meeting holds: that it was asked face to face; the minutes are due."""
    on = meeting.held_on or clock.today()
    _off(meeting, PREPARE)
    _put(meeting, WRITE, due_on=on + MINUTES_WITHIN)
    record_act(group=meeting.cause.group, by=by, kind="meeting", on=on, source=meeting)
    if asked:
        _lay(meeting, "ask", by=by, proof=proof_of(meeting))


def ended(meeting: Meeting) -> None:
    """Take a meeting that will not be off the desk."""
    _off(meeting, PREPARE)


def taken_back(meeting: Meeting) -> None:
    """Lift what rested on a meeting that was entered by mistake."""
    for kind in ("ask", "agenda"):
        lift_fact(source=meeting, kind=kind, on=clock.today(), because="withdrawn")
    void_acts(source=meeting, kind="meeting")
    _off(meeting, PREPARE, WRITE)


def minutes_sent(minutes: Minutes) -> None:
    """Wait for their correction until its day."""
    _off(minutes.meeting, WRITE)
    _put(minutes.meeting, AWAIT, due_on=minutes.correct_by)


def minutes_answered(minutes: Minutes) -> None:
    """Ask the group to read what they say about the minutes."""
    _put(minutes.meeting, ANSWERED)


def minutes_settled(minutes: Minutes, *, by: Actor) -> None:
    """Lay what agreed minutes hold: the problem was on their table, and it is written."""
    _off(minutes.meeting, AWAIT, ANSWERED)
    if minutes.state == Minutes.State.AGREED:
        _lay(minutes.meeting, "agenda", by=by, proof=proof_of_minutes(minutes.meeting))


def vote_opened(table: Table) -> None:
    """Ask the group to vote."""
    open_need(
        group=table.cause.group,
        kind=DECIDE,
        source=table,
        about=table.cause.title,
        url=table.get_absolute_url(),
        on=clock.today(),
        due_on=table.vote_until,
    )


def vote_closed(table: Table) -> None:
    """Take the vote off the desk."""
    close_need(kind=DECIDE, source=table, on=clock.today())


def proof_of(meeting: Meeting) -> str:
    """Say what shows that something was asked face to face, without names."""
    with override(settings.LANGUAGE_CODE):
        return gettext("meeting of %(day)s") % {"day": said(meeting.held_on or clock.today())}


def proof_of_minutes(meeting: Meeting) -> str:
    """Say what shows that it was on their table, without names."""
    with override(settings.LANGUAGE_CODE):
        day = said(meeting.held_on or clock.today())
        return gettext("minutes of the meeting of %(day)s, agreed by both sides") % {"day": day}


def tell(
    kind: str,
    meeting: Meeting,
    *,
    by: Actor,
    public: bool = False,
    on: date | None = None,
    via: str = "web",
) -> None:
    """Write in the journal: to the group, or to whoever sees the cause."""
    cause = meeting.cause
    record(
        f"meetings.{kind}",
        by=by,
        about={"cause": cause, "meeting": meeting, "office": meeting.office},
        audiences=[cause.audience if public else cause.group_audience],
        data={"on": on.isoformat()} if on else {},
        via=via,
    )


def tell_of_table(kind: str, table: Table, *, by: Actor, via: str = "web") -> None:
    """Write in the group's journal what became of a page of options."""
    record(
        f"meetings.{kind}",
        by=by,
        about={"cause": table.cause, "table": table, "office": table.office},
        audiences=[table.cause.group_audience],
        via=via,
    )


def tell_group(kind: str, group: Group, *, by: Actor) -> None:
    """Write in a group's journal what somebody did for themselves."""
    record(f"meetings.{kind}", by=by, about={"group": group}, audiences=[group.audience])


def _lay(meeting: Meeting, kind: str, *, by: Actor, proof: str) -> None:
    record_fact(
        cause=meeting.cause,
        demand=meeting.demand,
        office=meeting.office,
        kind=kind,
        source=meeting,
        on=meeting.held_on or clock.today(),
        by=by,
        proof=proof,
    )


def _put(meeting: Meeting, kind: str, *, due_on: date | None = None) -> None:
    open_need(
        group=meeting.cause.group,
        kind=kind,
        source=meeting,
        about=meeting.cause.title,
        url=meeting.get_absolute_url(),
        on=clock.today(),
        due_on=due_on,
    )


def _off(meeting: Meeting, *kinds: str) -> None:
    for kind in kinds:
        close_need(kind=kind, source=meeting, on=clock.today())
