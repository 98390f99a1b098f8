"""Who may prepare a meeting, say how it went, and vote on what is offered."""

from django.utils.translation import gettext_lazy as _

from civicsteps.causes.models import Cause
from civicsteps.core import clock
from civicsteps.core.actors.models import Actor
from civicsteps.core.links.models import Link
from civicsteps.core.models import ref
from civicsteps.core.refusals import Refusal
from civicsteps.people.groups.models import Group
from civicsteps.people.groups.permissions import holds_in_group
from civicsteps.people.groups.roles import not_allowed, places_of, role_in
from civicsteps.resolve.letters.rules import why_not_write_letter
from civicsteps.resolve.meetings.models import Ask, Meeting, Minutes, Option, Table

WRITE_OPTIONS = "meetings.write_options"
MEMBERS = {"OR", "GM"}


def reads_inside(by: Actor, group: Group) -> bool:
    """Tell whether an actor sees what a group prepares: its people, and its centre's."""
    return holds_in_group(role_in(by, group), "R", "agenda")


def why_not_plan_meeting(by: Actor, cause: Cause) -> Refusal | None:
    """An organiser prepares a meeting with those who decide."""
    return not_allowed(by, "A", "agenda", cause.group)


def why_not_list_meetings(by: Actor, group: Group) -> Refusal | None:
    """A group's people and its centre's see its meetings."""
    if reads_inside(by, group):
        return None
    return Refusal(_("Only the group's people see this."), "forbidden")


def why_not_edit_kit(by: Actor, meeting: Meeting) -> Refusal | None:
    """An organiser or a member prepares a meeting that is still to come."""
    return _not_of_the_group(by, meeting.cause.group) or _not_to_come(meeting)


def why_not_give_parts(by: Actor, meeting: Meeting) -> Refusal | None:
    """An organiser says who does what."""
    return _not_with(by, "U", meeting) or _not_to_come(meeting)


def why_not_add_ask(by: Actor, meeting: Meeting) -> Refusal | None:
    """An organiser says what is asked."""
    return _not_with(by, "U", meeting) or _not_to_come(meeting)


def why_not_drop_ask(by: Actor, ask: Ask) -> Refusal | None:
    """An organiser leaves something out that was to be asked, once."""
    if refusal := why_not_add_ask(by, ask.meeting):
        return refusal
    return Refusal(_("It is left out already.")) if ask.dropped_on else None


def why_not_ask_for_audience(by: Actor, meeting: Meeting) -> Refusal | None:
    """An organiser writes the letter by which an audience is asked for, once."""
    if refusal := _not_with(by, "U", meeting) or _not_to_come(meeting):
        return refusal
    if meeting.request_id and meeting.request and meeting.request.withdrawn_on is None:
        return Refusal(_("The letter that asks for it is written already."))
    return why_not_write_letter(by, meeting.cause, asks=False)


def why_not_schedule_meeting(by: Actor, meeting: Meeting) -> Refusal | None:
    """An organiser says when and where it is."""
    return _not_with(by, "U", meeting) or _not_to_come(meeting)


def why_not_end_meeting(by: Actor, meeting: Meeting) -> Refusal | None:
    """An organiser says that it will not be: refused, never answered, called off."""
    return _not_with(by, "U", meeting) or _not_to_come(meeting)


def why_not_hold_meeting(by: Actor, meeting: Meeting) -> Refusal | None:
    """An organiser or a member who was there says how it went, once."""
    return _not_of_the_group(by, meeting.cause.group) or _not_to_come(meeting)


def why_not_take_back_meeting(by: Actor, meeting: Meeting) -> Refusal | None:
    """An organiser takes back what was entered by mistake; not once the other side was written."""
    if refusal := _not_with(by, "V", meeting) or _gone(meeting):
        return refusal
    minutes = minutes_of(meeting)
    if minutes and minutes.sent_on:
        return Refusal(_("The minutes were sent already: the meeting stays."))
    return None


def why_not_write_minutes(by: Actor, meeting: Meeting) -> Refusal | None:
    """An organiser or a member writes the minutes of a meeting that was held, until they leave."""
    if refusal := _not_of_the_group(by, meeting.cause.group) or _gone(meeting):
        return refusal
    if meeting.state != Meeting.State.HELD:
        return Refusal(_("Say first how the meeting went."))
    minutes = minutes_of(meeting)
    if minutes and minutes.state != Minutes.State.DRAFT:
        return Refusal(_("The minutes were sent already."))
    return None


def why_not_send_minutes(by: Actor, minutes: Minutes) -> Refusal | None:
    """An organiser sends the minutes to the other side, once."""
    if refusal := _not_with(by, "U", minutes.meeting) or _gone(minutes.meeting):
        return refusal
    if minutes.state == Minutes.State.DRAFT:
        return None
    return Refusal(_("The minutes were sent already."))


def why_not_settle_minutes(by: Actor, minutes: Minutes) -> Refusal | None:
    """An organiser says what the other side answered, also after the day has passed."""
    if refusal := _not_with(by, "U", minutes.meeting):
        return refusal
    if minutes.state in {Minutes.State.SENT, Minutes.State.NO_REPLY}:
        return None
    if minutes.state == Minutes.State.DRAFT:
        return Refusal(_("Send the minutes first."))
    return Refusal(_("This was said already."))


def why_not_expire_minutes(by: Actor, minutes: Minutes) -> Refusal | None:
    """The system notes that the day has passed without an answer."""
    if by.kind != Actor.Kind.SYSTEM:
        return Refusal(_("This is noted by itself."), "forbidden")
    waits = minutes.state == Minutes.State.SENT
    late = minutes.correct_by is not None and minutes.correct_by < clock.today()
    return None if waits and late else Refusal(_("The day has not passed yet."))


def why_not_receive_minutes_reply(by: Actor, minutes: Minutes) -> Refusal | None:
    """Only mail brings a mail, and only to minutes that were sent."""
    if by.kind != Actor.Kind.MAIL:
        return Refusal(_("Only mail arrives here."), "forbidden")
    return None if minutes.sent_on else Refusal(_("Send the minutes first."))


def why_not_open_table(by: Actor, cause: Cause) -> Refusal | None:
    """An organiser opens a page of options."""
    return not_allowed(by, "A", "agenda", cause.group)


def why_not_write_option(by: Actor, table: Table, link: Link | None = None) -> Refusal | None:
    """An organiser or member, or the officer who holds the link, until the vote has begun."""
    handed = link and link.purpose == WRITE_OPTIONS and link.about == ref(table)
    if not handed and (refusal := _not_of_the_group(by, table.cause.group)):
        return refusal
    if table.vote_opened_on:
        return Refusal(_("The vote has begun: the options stay as they are."))
    return None


def why_not_drop_option(by: Actor, option: Option) -> Refusal | None:
    """An organiser leaves an option out, once."""
    if refusal := _not_run(by, option.table):
        return refusal
    if option.table.vote_opened_on:
        return Refusal(_("The vote has begun: the options stay as they are."))
    return Refusal(_("It is left out already.")) if option.dropped_on else None


def why_not_invite_office(by: Actor, table: Table) -> Refusal | None:
    """An organiser gives the office a link by which it writes its options."""
    if refusal := _not_run(by, table):
        return refusal
    if table.vote_opened_on:
        return Refusal(_("The vote has begun: the options stay as they are."))
    return None


def why_not_open_vote(by: Actor, table: Table) -> Refusal | None:
    """An organiser puts the offer to the group's vote, once."""
    if refusal := _not_run(by, table):
        return refusal
    return Refusal(_("The vote was opened already.")) if table.vote_opened_on else None


def why_not_cast_vote(by: Actor, table: Table) -> Refusal | None:
    """Each organiser and member has one vote, while it is open."""
    if refusal := _not_of_the_group(by, table.cause.group):
        return refusal
    if table.votes_now and table.vote_until and clock.today() <= table.vote_until:
        return None
    return Refusal(_("There is no vote now."))


def why_not_close_vote(by: Actor, table: Table) -> Refusal | None:
    """An organiser closes the vote once its last day has passed, or the system does."""
    if by.kind != Actor.Kind.SYSTEM and (refusal := _not_run(by, table)):
        return refusal
    if not table.votes_now or table.vote_until is None:
        return Refusal(_("There is no vote now."))
    if clock.today() <= table.vote_until:
        return Refusal(_("The vote is open until its last day is over."))
    return None


def why_not_make_feed(by: Actor, group: Group) -> Refusal | None:
    """A person who belongs to the group takes its calendar along."""
    return _not_of_the_group(by, group)


def minutes_of(meeting: Meeting) -> Minutes | None:
    """Return the minutes of a meeting, or None."""
    return getattr(meeting, "minutes", None)


def _not_with(by: Actor, letter: str, meeting: Meeting) -> Refusal | None:
    return not_allowed(by, letter, "agenda", meeting.cause.group)


def _not_run(by: Actor, table: Table) -> Refusal | None:
    return not_allowed(by, "U", "agenda", table.cause.group)


def _not_of_the_group(by: Actor, group: Group) -> Refusal | None:
    if any(place.group_id == group.pk and place.role in MEMBERS for place in places_of(by)):
        return None
    return Refusal(_("Only the group's organisers and members can do this."), "forbidden")


def _gone(meeting: Meeting) -> Refusal | None:
    return Refusal(_("It was taken back already.")) if meeting.taken_back_on else None


def _not_to_come(meeting: Meeting) -> Refusal | None:
    if refusal := _gone(meeting):
        return refusal
    return None if meeting.is_open else Refusal(_("This meeting is over."))
