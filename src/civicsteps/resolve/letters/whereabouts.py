"""Where a letter is: about to leave, there, in doubt, back. Plain calls inside the actions."""

from datetime import date

from civicsteps.core import clock
from civicsteps.core.actors.models import Actor
from civicsteps.core.links.actions import revoke
from civicsteps.core.mail import threads
from civicsteps.core.mail.models import Message
from civicsteps.resolve.letters import drafting, effects, outgoing
from civicsteps.resolve.letters.actions_paper import hand_on_annexes
from civicsteps.resolve.letters.compose import public_text
from civicsteps.resolve.letters.models import Letter, Reply
from civicsteps.resolve.letters.rules_back import ANSWER


def mark_sent(letter: Letter, channel: Letter.Channel, *, on: date, by: Actor) -> None:
    """Mark that a letter left: by whoever had it sent, and the demand is put."""
    letter.state, letter.channel, letter.sent_on = Letter.State.SENT, channel, on
    letter.sent_by = author = letter.sent_by or by
    letter.save()
    effects.letter_left(letter, by=author, on=on)
    effects.tell(f"letters.letter_sent_{channel}", letter, by=author)


def mark_mailed(letter: Letter, message: Message, *, by: Actor) -> None:
    """Mark that a letter left by mail, on the day of its message."""
    outgoing.has_left(message)
    mark_sent(letter, Letter.Channel.EMAIL, on=outgoing.day_of(message), by=by)


def found_there(letter: Letter, *, by: Actor) -> None:
    """Whoever registers or answers a letter has it, whatever a mail server said."""
    if letter.message is None or letter.state == Letter.State.SENT:
        return
    if letter.sent_on is None:
        mark_mailed(letter, letter.message, by=by)
        return
    outgoing.has_left(letter.message)
    letter.state = Letter.State.SENT
    letter.save(update_fields=["state"])
    effects.take_off_desk(letter, effects.CHECK)
    effects.tell("letters.letter_arrived", letter, by=by)


def said_to_be_back(letter: Letter, message: Message, *, by: Actor) -> None:
    """Ask the group about a letter that a mail server sends back, unless the office has it."""
    if letter.registered_on or _replied(letter):
        outgoing.has_left(message)
        return
    doubt(letter, "letters.letter_returned", by=by)


def _replied(letter: Letter) -> bool:
    standing = letter.replies.filter(withdrawn_on=None)
    return standing.exclude(kind=Reply.Kind.AUTO).exists()


def doubt(letter: Letter, why: str, *, by: Actor) -> None:
    """Mark that nobody knows whether a letter arrived, and ask the group."""
    letter.state = Letter.State.UNCERTAIN
    letter.save(update_fields=["state"])
    effects.tell(why, letter, by=by)
    effects.put_on_desk(letter, effects.CHECK)


def came_back(letter: Letter, *, by: Actor) -> None:
    """Withdraw a letter that reached nobody, and begin another with its words."""
    letter.state = Letter.State.SENT
    letter.withdrawn_on, letter.came_back = clock.today(), True
    letter.save(update_fields=["state", "withdrawn_on", "came_back"])
    effects.letter_withdrawn(letter, by=by)
    effects.tell("letters.letter_came_back", letter, by=by)
    again = drafting.anew(letter)
    begin(again)
    hand_on_annexes(letter, again)


def begin(letter: Letter) -> None:
    """Save a new draft, and put it on the desk."""
    letter.save(force_insert=True)
    effects.put_on_desk(letter, effects.SEND)


def open_thread(letter: Letter) -> None:
    """Open the correspondence of a letter that leaves, under a title that names nobody.

    One that was stopped before keeps the correspondence it had.
    """
    title = public_text(letter, letter.subject)
    if letter.thread:
        letter.thread.title = title
        letter.thread.save(update_fields=["title"])
        return
    letter.thread = threads.open_thread(
        kind="letters.letter", about=letter, title=title, code=letter.reply_code
    )


def back_to_draft(letter: Letter) -> None:
    """Make a letter that did not leave a draft again, and forget its message and copies."""
    message, copies = letter.message, [letter.office_copy, letter.public_copy]
    letter.state, letter.message, letter.leaves_at = Letter.State.DRAFT, None, None
    letter.office_copy = letter.public_copy = letter.sent_by = None
    letter.save()
    revoke(letter, purpose=ANSWER)
    outgoing.forget(message, copies)
    effects.take_off_desk(letter, effects.CHECK)
    effects.put_on_desk(letter, effects.SEND)
