"""What a promise begins with, where it was made at a meeting: the words noted there."""

from uuid import UUID

from civicsteps.causes.models import Cause
from civicsteps.core.actors.models import Actor
from civicsteps.follow.commitments.models import Commitment
from civicsteps.resolve.meetings.models import Ask, Meeting
from civicsteps.resolve.meetings.queries import asks_of, meetings_inside

PROMISING = (Ask.Answer.YES, Ask.Answer.DODGED)


def from_meeting(typed: str, cause: Cause, *, by: Actor) -> dict[str, object]:
    """Return what is known of a promise made at a meeting of the cause; nothing for any other.

    `typed` is the meeting's id in the address; the quote is what they said where they said yes.
    """
    meeting = _meeting(typed, cause, by=by)
    if meeting is None or meeting.held_on is None:
        return {}
    known: dict[str, object] = {
        "quote": _words(meeting),
        "office": meeting.office,
        "made_on": meeting.held_on,
        "channel": Commitment.Channel.MEETING,
    }
    return known | ({"demand": meeting.demand_id} if meeting.demand_id else {})


def _words(meeting: Meeting) -> str:
    for answer in PROMISING:
        words = [ask.words for ask in asks_of(meeting) if ask.answer == answer and ask.words]
        if words:
            return "\n".join(words)
    return ""


def _meeting(typed: str, cause: Cause, *, by: Actor) -> Meeting | None:
    try:
        key = UUID(typed)
    except ValueError:
        return None
    return meetings_inside(by).filter(pk=key, cause=cause).first()
