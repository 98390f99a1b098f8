"""A letter as a message: who it is from, what it says, when it leaves, how it is stopped."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext, override

from civicsteps.core import clock
from civicsteps.core.files.models import StoredFile
from civicsteps.core.mail.models import Message
from civicsteps.core.mail.send import by_daylight, send
from civicsteps.people.acts.reactions import UNCERTAIN
from civicsteps.people.acts.records import close_need
from civicsteps.resolve.letters.compose import as_text, compose
from civicsteps.resolve.letters.models import Letter

TIME_TO_THINK = timedelta(minutes=10)


def leaving_time(*, at_once: bool) -> datetime:
    """Return when a letter sent now leaves: in ten minutes, never at night, or `at_once`."""
    return clock.now() if at_once else by_daylight(clock.now() + TIME_TO_THINK)


def day_of_letter(letter: Letter) -> date:
    """Return the day that a letter carries: when it left, or would leave if sent now."""
    moment = letter.leaves_at or leaving_time(at_once=False)
    return letter.sent_on or timezone.localdate(moment)


def queue(letter: Letter, *, to: str) -> Message:
    """Queue a letter's message, from our own domain, answers to its thread, its copy attached.

    The signer's home stands in the attached copy alone, not in the text.
    """
    if letter.office_copy is None or letter.leaves_at is None:
        raise ValueError("a letter is queued with its copy and its hour")
    words = compose(letter, copy="mail", on=timezone.localdate(letter.leaves_at))
    with override(letter.language):
        from_name = gettext("%(name)s through Civic Steps") % {"name": letter.signer}
    return send(
        to=to,
        subject=letter.subject,
        text=as_text(words),
        kind="letters.letter",
        language=letter.language,
        from_name=from_name,
        thread=letter.thread,
        attachments=[letter.office_copy],
        not_before=letter.leaves_at,
    )


def still_waits(letter: Letter) -> bool:
    """Tell whether nobody carries a letter's message yet, and hold it so until the commit."""
    queued = Message.objects.select_for_update(of=("self",)).filter(state=Message.State.QUEUED)
    return bool(letter.message_id and queued.filter(pk=letter.message_id).first())


def has_left(message: Message) -> None:
    """Note that a message left, also where that was in doubt: nobody need see to it any more."""
    if message.state != Message.State.SENT:
        message.sent_at = message.sent_at or message.claimed_at or clock.now()
        message.state, message.trouble = Message.State.SENT, ""
        message.save(update_fields=["state", "sent_at", "trouble"])
        close_need(kind=UNCERTAIN, source=message, on=clock.today())


def forget(message: Message | None, copies: Iterable[StoredFile | None]) -> None:
    """Remove a message that is not to leave, so that nobody sends it again, and its copies."""
    if message:
        close_need(kind=UNCERTAIN, source=message, on=clock.today())
        message.delete()
    for copy in copies:
        if copy:
            copy.delete()


def day_of(message: Message) -> date:
    """Return the day on which a message left, or was about to."""
    return timezone.localdate(message.sent_at or message.claimed_at or message.not_before)
