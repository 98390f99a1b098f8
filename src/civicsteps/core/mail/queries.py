"""Reading mail: the local mailbox, and the correspondences that a message may belong to."""

from django.db.models import Q, QuerySet

from civicsteps.core.files import blobs
from civicsteps.core.mail.models import Inbound, Mailbox, Message, Thread
from civicsteps.core.mail.parsing import Parsed, parse
from civicsteps.core.text import plain


def mailbox(search: str = "") -> QuerySet[Message]:
    """Return what was sent, newest first; `search` looks for all its words in address and subject.

    Only for the local mailbox of demonstrations and tests: it shows everybody's mail.
    """
    messages = Message.objects.defer("html", "text").order_by("-queued_at", "-pk")
    for word in plain(search).split()[:10]:
        messages = messages.filter(folded__contains=word)
    return messages


def reading_of(inbound: Inbound) -> Parsed:
    """Return what a message says, read again from its bytes; nothing where they were not kept.

    Not inside a transaction: it opens its attachments.
    """
    return parse(blobs.read(inbound.kept.sha256) if inbound.raw else b"")


def unsorted_mail(waiting: QuerySet[Inbound], search: str = "") -> QuerySet[Inbound]:
    """Return mail that needs a person, the waiting before what was seen to, newest first.

    `search` looks for all its words in who wrote and the subject, without diacritics.
    """
    for word in plain(search).split()[:10]:
        waiting = waiting.filter(folded__contains=word)
    return waiting.order_by("state", "-received_at")


def likely_threads(inbound: Inbound) -> list[Thread]:
    """Return the correspondences in which this address wrote or was written to, at most 8.

    Only suggestions: a sender is easily forged. The staff is shown no other group's; those are
    found by the code that stands in the letter.
    """
    if not inbound.from_address:
        return []
    wrote = Q(inbound__from_address=inbound.from_address)
    was_written_to = Q(messages__to__iexact=inbound.from_address)
    theirs = Thread.objects.filter(wrote | was_written_to)
    return list(theirs.distinct().order_by("-opened_at")[:8])


def mailboxes() -> list[Mailbox]:
    """Return the mailboxes that are read, with when that last worked."""
    return list(Mailbox.objects.order_by("name")[:10])
