"""A letter as a message: who it is from, what it says, when it leaves, how it is stopped."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from django.db.models import Case, When
from django.utils import timezone
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from civicsteps.core import clock
from civicsteps.core.files.models import StoredFile
from civicsteps.core.mail.models import Message
from civicsteps.core.mail.send import by_daylight, send
from civicsteps.core.refusals import Refusal, Refused
from civicsteps.people.acts.reactions import UNCERTAIN
from civicsteps.people.acts.records import close_need
from civicsteps.people.authorities.models import Channel
from civicsteps.people.authorities.queries import address_to_write, largest_attachment
from civicsteps.resolve.letters.compose import as_text, compose, subject_line
from civicsteps.resolve.letters.instruments import instrument_of
from civicsteps.resolve.letters.inviting import invitation
from civicsteps.resolve.letters.models import Letter
from civicsteps.resolve.letters.queries import matter_of

TIME_TO_THINK = timedelta(minutes=10)
MOST_MB = 5
"""What the mail of an office takes, as far as nobody says otherwise."""
ENCODED = 4 / 3
"""How much larger a file is on its way."""


def leaving_time(*, at_once: bool) -> datetime:
    """Return when a letter sent now leaves: in ten minutes, never at night, or `at_once`."""
    return clock.now() if at_once else by_daylight(clock.now() + TIME_TO_THINK)


def day_of_letter(letter: Letter) -> date:
    """Return the day that a letter carries: when it left, or would leave if sent now."""
    moment = letter.leaves_at or leaving_time(at_once=False)
    return letter.sent_on or timezone.localdate(moment)


def address_for(letter: Letter) -> str | None:
    """Return the e-mail address that a letter leaves for, or None where none is known.

    One that the office has for such letters comes first, if it is trusted and not known to fail:
    that of whoever answers for public information. A letter that follows another goes where that
    one did. Else any that takes letters.
    """
    purpose = instrument_of(matter_of(letter).instrument).channel
    return (_made_for(purpose, letter) if purpose else None) or address_to_write(letter.office)


def queue(letter: Letter, *, to: str) -> Message:
    """Queue a letter's message, from our own domain, answers to its thread, its copy attached.

    The signer's home stands in the attached copy alone, not in the text. It answers the message of
    the letter that it follows. Raises Refused if what is attached is more than an office takes.
    """
    if letter.office_copy is None or letter.leaves_at is None:
        raise ValueError("a letter is queued with its copy and its hour")
    attached = [letter.office_copy, *letter.annexes.order_by("kept_at", "pk")]
    _fits(attached, largest_attachment(letter.office, to) or MOST_MB)
    words = compose(letter, copy="mail", on=timezone.localdate(letter.leaves_at))
    with override(letter.language):
        from_name = gettext("%(name)s through Civic Steps") % {"name": letter.signer}
    return send(
        to=to,
        subject=subject_line(letter),
        text=as_text(words) + invitation(letter),
        kind="letters.letter",
        language=letter.language,
        from_name=from_name,
        thread=letter.thread,
        attachments=attached,
        headers=_answers(letter),
        not_before=letter.leaves_at,
    )


def _made_for(purpose: str, letter: Letter) -> str | None:
    states = Channel.State
    known = letter.office.channels.filter(
        kind=Channel.Kind.EMAIL, purpose=purpose, superseded_on=None, trusted=True
    ).exclude(state__in=[states.FAILS, states.REFUSES])
    works = Case(When(state=states.WORKS, then=0), default=1)
    return known.order_by(works, "pk").values_list("address", flat=True).first()


def _fits(attached: Sequence[StoredFile], most_mb: int) -> None:
    size = sum(file.size for file in attached)
    if size * ENCODED <= most_mb * 1024 * 1024:
        return
    large = _(
        "With its annexes the letter is too large for their mail: %(most)s MB at most. Leave some"
        " out, or take them to the counter."
    )
    raise Refused(Refusal(large % {"most": most_mb}))


def _answers(letter: Letter) -> dict[str, str]:
    earlier = letter.follows.message if letter.follows else None
    if earlier is None:
        return {}
    return {"In-Reply-To": earlier.message_id, "References": earlier.message_id}


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
