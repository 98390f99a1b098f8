"""The journal kinds of meetings, minutes and options."""

from django.utils.translation import gettext_lazy as _

from civicsteps.core.journal.registry import declare

declare("meetings.meeting_planned", _("A meeting with those who decide is prepared."), icon="users")
declare(
    "meetings.audience_asked", _("The letter that asks for an audience is written."), icon="mail"
)
declare("meetings.meeting_scheduled", _("The meeting has its day."), data=("on",), icon="calendar")
declare("meetings.meeting_refused", _("They refused to meet us."), icon="flag")
declare("meetings.meeting_no_reply", _("They never answered when we asked to meet."), icon="flag")
declare("meetings.meeting_off_us", _("We called the meeting off."), icon="undo-2")
declare("meetings.meeting_off_them", _("They called the meeting off."), icon="undo-2")
declare("meetings.kit_changed", _("The kit of a meeting was changed."), icon="pencil", quiet=True)
declare(
    "meetings.parts_given",
    _("It is settled who does what at the meeting."),
    icon="users",
    quiet=True,
)
declare(
    "meetings.ask_added", _("Something to ask at the meeting was added."), icon="hand", quiet=True
)
declare(
    "meetings.ask_dropped",
    _("Something to ask at the meeting was left out."),
    icon="undo-2",
    quiet=True,
)
declare(
    "meetings.meeting_held",
    _("We met those who decide and asked them face to face."),
    data=("on",),
    icon="users",
)
declare(
    "meetings.meeting_taken_back", _("A meeting entered by mistake was taken back."), icon="undo-2"
)
declare(
    "meetings.minutes_written",
    _("The minutes of the meeting were written."),
    icon="file-text",
    quiet=True,
)
declare("meetings.minutes_sent", _("We sent them the minutes, to be put right."), icon="send")
declare("meetings.minutes_reply_came", _("They answered about the minutes."), icon="mail-open")
declare(
    "meetings.minutes_agreed",
    _("Both sides agree on what was said at the meeting."),
    icon="check-check",
)
declare(
    "meetings.minutes_disputed", _("They say that the meeting went otherwise."), icon="circle-alert"
)
declare(
    "meetings.minutes_no_reply", _("They sent no correction of the minutes in time."), icon="clock"
)
declare("meetings.table_opened", _("A page of options was opened, for both sides."), icon="list")
declare(
    "meetings.option_written", _("An option was written, or changed."), icon="pencil", quiet=True
)
declare("meetings.option_dropped", _("An option was left out."), icon="undo-2", quiet=True)
declare("meetings.office_invited", _("The office was invited to write its options."), icon="link")
declare("meetings.vote_opened", _("The group votes on what is offered."), icon="vote")
declare("meetings.vote_cast", _("Somebody voted on what is offered."), icon="vote", quiet=True)
declare("meetings.vote_accepted", _("The group voted: we take the offer."), icon="check-check")
declare("meetings.vote_refused", _("The group voted: we do not take the offer."), icon="x")
declare("meetings.vote_no_quorum", _("Too few voted on what was offered."), icon="circle-help")
declare(
    "meetings.feed_made",
    _("Somebody took the group's calendar along."),
    icon="calendar",
    quiet=True,
)
