"""What becomes of the letter that asked for an audience: they say yes or no, or receive us.

Plain calls inside the transactions of the actions. The answer is written into the letter's own
thread, so that its term ends on the day on which they gave it.
"""

from datetime import date

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override

from civicsteps.core.actors.models import Actor
from civicsteps.core.days import said
from civicsteps.resolve.letters.actions import judge_reply, record_reply
from civicsteps.resolve.letters.clocking import ending_of, judged_replies
from civicsteps.resolve.letters.models import Judgement, Letter, Reply
from civicsteps.resolve.letters.rules import why_not_record_reply
from civicsteps.resolve.meetings.models import Meeting

LANGUAGE = "ro"


def waiting_letter(meeting: Meeting) -> Letter | None:
    """Return the letter that asked for a meeting, as long as no answer to it is on file."""
    letter = meeting.request
    if letter is None or letter.sent_on is None or letter.withdrawn_on:
        return None
    return None if ending_of(letter, judged_replies(letter)) else letter


def they_receive_us(meeting: Meeting, *, on: date, how: str, by: Actor) -> None:
    """Write down that they give the audience; its day and hour stand in the meeting."""
    if meeting.starts_at is None:
        raise ValueError("an audience that was given has its hour")
    begins = localtime(meeting.starts_at)
    with override(LANGUAGE):
        told = {"day": said(begins.date()), "hour": f"{begins:%H:%M}"}
        words = _("They receive us on %(day)s, at %(hour)s.") % told
    _answered(meeting, words, on=on, how=how, by=by)


def they_refuse_us(meeting: Meeting, *, on: date, by: Actor) -> None:
    """Write down that they refuse the audience, with why if they said."""
    with override(LANGUAGE):
        words = meeting.reason or _("They refuse to receive us.")
    _answered(meeting, words, on=on, how=Reply.Channel.PHONE, by=by, refused=True)


def they_received_us(meeting: Meeting, *, on: date, by: Actor) -> None:
    """Write down that the audience was held, where no other answer to the letter is on file.

    A member says how a meeting went, and enters no answers: then an organiser does.
    """
    letter = waiting_letter(meeting)
    if letter is None or why_not_record_reply(by, letter):
        return
    with override(LANGUAGE):
        words = _("They received us.")
    _answered(meeting, words, on=on, how=Reply.Channel.MEETING, by=by)


def _answered(
    meeting: Meeting, words: str, *, on: date, how: str, by: Actor, refused: bool = False
) -> None:
    letter = waiting_letter(meeting)
    if letter is None or letter.sent_on is None or on < letter.sent_on:
        return
    # What came that very day and nobody has judged is this answer.
    came = letter.replies.filter(kind=Reply.Kind.REPLY, withdrawn_on=None, received_on=on)
    reply = came.filter(judgements=None).first() or record_reply(
        letter=letter, received_on=on, pages=[], text=words, channel=how, by=by
    )
    judge_reply(reply=reply, answered=Judgement.Answered.YES, refused=refused, by=by)
