"""What staff do with mail that needs a person."""

from civicsteps.core import clock
from civicsteps.core.actions import action
from civicsteps.core.actors.models import Actor
from civicsteps.core.journal.log import record
from civicsteps.core.mail import rules
from civicsteps.core.mail.models import STAFF, Inbound, Message, Thread
from civicsteps.core.mail.parsing import Parsed
from civicsteps.core.mail.receive import file_into
from civicsteps.core.refusals import refuse


@action
def file_inbound(*, inbound: Inbound, parsed: Parsed, thread: Thread, by: Actor) -> Inbound:
    """Put a message that waits in a thread, as its filer does with what comes by address.

    `parsed` is what it says, read before the transaction. Raises Refused for whoever is not
    staff, for what is filed already, and with the filer's own reasons.
    """
    inbound = Inbound.objects.select_for_update(of=("self",)).get(pk=inbound.pk)
    refuse(rules.why_not_file_inbound(by, inbound))
    file_into(inbound, parsed, thread)
    record("mail.letter_filed", by=by, about={"inbound": inbound}, audiences=[STAFF])
    return inbound


@action
def set_aside(*, inbound: Inbound, by: Actor) -> Inbound:
    """Set aside a message that is nobody's reply: it can still be read and filed for a year."""
    inbound = Inbound.objects.select_for_update(of=("self",)).get(pk=inbound.pk)
    refuse(rules.why_not_set_aside(by, inbound))
    inbound.state = Inbound.State.SET_ASIDE
    inbound.save(update_fields=["state"])
    record("mail.letter_set_aside", by=by, about={"inbound": inbound}, audiences=[STAFF])
    return inbound


@action
def resend_uncertain(*, message: Message, by: Actor) -> Message:
    """Have a message leave again that did not, or perhaps did not; it leaves within minutes."""
    message = Message.objects.select_for_update(of=("self",)).get(pk=message.pk)
    refuse(rules.why_not_resend_uncertain(by, message))
    message.state = Message.State.QUEUED
    message.attempts = 0
    message.not_before = clock.now()
    message.trouble = ""
    message.save(update_fields=["state", "attempts", "not_before", "trouble"])
    record("mail.message_resent", by=by, about={"message": message}, audiences=[STAFF])
    return message


@action
def mark_sent(*, message: Message, by: Actor) -> Message:
    """Say that an uncertain message left: its reader answered, or the server's log shows it."""
    message = Message.objects.select_for_update(of=("self",)).get(pk=message.pk)
    refuse(rules.why_not_mark_sent(by, message))
    message.state = Message.State.SENT
    message.sent_at = message.claimed_at
    message.trouble = ""
    message.save(update_fields=["state", "sent_at", "trouble"])
    record("mail.message_found_sent", by=by, about={"message": message}, audiences=[STAFF])
    return message
