from datetime import date, timedelta

from django.db.models import Q

from civicsteps.core.clock import midnight
from civicsteps.core.files.models import StoredFile
from civicsteps.core.keeping import declare
from civicsteps.core.mail.models import CODE_KINDS, Inbound, Message

CODES_KEPT_FOR = timedelta(days=1)
NOTICES_KEPT_FOR = timedelta(days=90)
UNSORTED_KEPT_FOR = timedelta(days=365)
_DONE = [Message.State.SENT, Message.State.FAILED]


def sweep_messages(on: date) -> int:
    """Remove messages that left: sign-in codes after a day, notices after 90; threads stay.

    A code that perhaps did not leave goes too: nobody sees to it.
    """
    old_codes = Q(
        kind__in=CODE_KINDS,
        queued_at__lt=midnight(on - CODES_KEPT_FOR),
        state__in=[*_DONE, Message.State.UNCERTAIN],
    )
    old = Q(thread=None, queued_at__lt=midnight(on - NOTICES_KEPT_FOR), state__in=_DONE)
    return Message.objects.filter(old_codes | old).delete()[1].get("mail.Message", 0)


def sweep_inbound(on: date) -> int:
    """Remove what was set aside or rejected more than a year before a day; what waits, stays."""
    before = midnight(on - UNSORTED_KEPT_FOR)
    done = [Inbound.State.SET_ASIDE, Inbound.State.REJECTED]
    old = Inbound.objects.filter(state__in=done, received_at__lt=before)
    raw = list(old.exclude(raw=None).values_list("raw", flat=True))
    removed = old.delete()[0]
    StoredFile.objects.filter(pk__in=raw).delete()
    return removed


declare(
    "mail.Thread",
    personal=("title",),
    why="The address of a correspondence, with a title that names nobody; it stays as long as what "
    "it is about.",
)
declare(
    "mail.Message",
    personal=("to", "from_name", "reply_to", "subject", "text", "html", "headers", "folded"),
    why="What was sent to whom, its words sealed. A letter's words leave when it is forgotten who "
    "signed it; notices leave after 90 days, sign-in codes after one.",
    sweep=sweep_messages,
)
declare(
    "mail.Inbound",
    personal=("raw", "message_id", "from_name", "from_address", "subject", "filed_as"),
    why="What came by mail, as it came, as proof of the reply; what was set aside "
    "leaves after a year.",
    sweep=sweep_inbound,
)
