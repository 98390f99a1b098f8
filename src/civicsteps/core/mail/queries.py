"""Reading mail: the local mailbox, and the correspondences that a message may belong to."""

from django.db.models import QuerySet

from civicsteps.core.files import blobs
from civicsteps.core.mail.models import Inbound, Message, Thread
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


def likely_threads(inbound: Inbound) -> list[Thread]:
    """Return the correspondences in which this address wrote before, the newest first, at most 8.

    The staff is shown no other group's: those are found by the code that stands in the letter.
    """
    theirs = Thread.objects.filter(inbound__from_address=inbound.from_address).exclude(
        inbound__from_address=""
    )
    return list(theirs.distinct().order_by("-opened_at")[:8])
