"""The minutes as a message: what it says, and the correspondence that answers come to."""

from django.utils.translation import gettext, override

from civicsteps.core import clock
from civicsteps.core.days import BINDING, said
from civicsteps.core.mail import threads
from civicsteps.core.mail.send import by_daylight, send
from civicsteps.resolve.meetings.models import Minutes

LANGUAGE = "ro"


def queue(minutes: Minutes, *, to: str) -> None:
    """Queue the message, with its paper attached, answers to a thread of its own.

    The subject and the title of the thread name nobody.
    """
    meeting = minutes.meeting
    if minutes.paper is None or minutes.correct_by is None or meeting.held_on is None:
        raise ValueError("minutes are queued with their paper, their day and the meeting's")
    with override(LANGUAGE):
        told = {"day": said(meeting.held_on), "until": said(minutes.correct_by, BINDING)}
        subject = gettext("Minutes of the meeting of %(day)s") % told
        lines = [
            gettext("To: %(office)s") % {"office": meeting.office.label},
            *filter(None, [meeting.office.salutation]),
            gettext("You find attached the minutes of our meeting of %(day)s.") % told,
            gettext(
                "If something was otherwise, please write to us until %(until)s, as an answer to "
                "this message: we put it right, or add what you say."
            )
            % told,
            f"{gettext('Respectfully,')}\n{meeting.cause.group.name}",
        ]
    minutes.thread = minutes.thread or threads.open_thread(
        kind="meetings.minutes", about=minutes, title=subject
    )
    minutes.message = send(
        to=to,
        subject=subject,
        text="\n\n".join(lines),
        kind="meetings.minutes",
        language=LANGUAGE,
        from_name=meeting.cause.group.name,
        thread=minutes.thread,
        attachments=[minutes.paper],
        not_before=by_daylight(clock.now()),
    )
