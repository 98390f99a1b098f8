from datetime import date, timedelta

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from civicsteps.core.clock import midnight
from civicsteps.core.files.models import StoredFile
from civicsteps.core.keeping import declare
from civicsteps.core.mail.models import CODE_KINDS, Arrival, Inbound, Message

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


def sweep_arrivals(on: date) -> int:
    """Forget that a message came once, 90 days after it was taken in: it does not come again."""
    before = midnight(on - NOTICES_KEPT_FOR)
    return Arrival.objects.filter(taken_at__lt=before).delete()[0]


def settle_message(message: models.Model) -> None:
    """Let nothing leave that was about to when its group was archived: it is not sent again."""
    waiting = {Message.State.QUEUED, Message.State.CLAIMED}
    if isinstance(message, Message) and message.state in waiting:
        message.state, message.trouble = Message.State.FAILED, "archived before it left"
        message.save(update_fields=["state", "trouble"])


declare(
    "mail.Thread",
    personal=("title",),
    name=_("Correspondences"),
    why=_(
        "The address of a correspondence, with a title that names nobody; it stays as long as what "
        "it is about."
    ),
    period=_("as long as what they are about"),
    about="about",
)
declare(
    "mail.Message",
    personal=("to", "from_name", "reply_to", "subject", "text", "html", "headers", "folded"),
    name=_("Messages that we sent"),
    why=_(
        "What was sent to whom, its words sealed. A letter's words leave when it is forgotten who "
        "signed it; notices leave after 90 days, sign-in codes after one."
    ),
    period=_("90 days; codes one day; letters 3 years"),
    sweep=sweep_messages,
    with_row="thread",
    settle=settle_message,
)
declare(
    "mail.Inbound",
    personal=("raw", "message_id", "from_name", "from_address", "subject", "filed_as"),
    name=_("Messages that came"),
    why=_(
        "What came by mail, as it came, as proof of the reply; what was set aside "
        "leaves after a year."
    ),
    period=_("as proof of a reply; one year if it was set aside"),
    sweep=sweep_inbound,
    with_row="thread",
)
declare(
    "mail.Arrival",
    personal=("raw", "envelope"),
    name=_("Messages that were just brought"),
    why=_("What a mail server brought, until it is read: then it is a message that came."),
    period=_("minutes; that it came, 90 days"),
    sweep=sweep_arrivals,
    apart="it belongs to nobody before it is read",
)
declare(
    "mail.Mailbox",
    why=_("How far the mailbox of the installation was read. About no person."),
    apart="it belongs to the installation",
)
