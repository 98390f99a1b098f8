from datetime import date, timedelta
from email.utils import format_datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from civicsteps.core.clock import midnight
from civicsteps.core.files.actions import keep
from civicsteps.core.files.models import StoredFile
from civicsteps.core.files.prepare import Prepared
from civicsteps.core.keeping import declare
from civicsteps.core.mail.models import CODE_KINDS, Arrival, Inbound, Message
from civicsteps.core.mail.receive import RAW_TYPE

CODES_KEPT_FOR = timedelta(days=1)
NOTICES_KEPT_FOR = timedelta(days=90)
UNSORTED_KEPT_FOR = timedelta(days=365)
FILED_KEPT_FOR = timedelta(days=3 * 365)
"""As long as who signed a letter is known: what came back may name them."""
FORGOTTEN = "amprenta.eml"
AT_ONCE = 1000
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
    """Remove what was set aside or rejected over a year before a day; what waits, stays.

    Of what was filed over three years before, only from which address it came, when, and its
    fingerprint stay: whoever still has the message can prove that it is the same.
    """
    return _sweep_unsorted(on) + _forget_filed(on)


def _sweep_unsorted(on: date) -> int:
    before = midnight(on - UNSORTED_KEPT_FOR)
    done = [Inbound.State.SET_ASIDE, Inbound.State.REJECTED]
    old = Inbound.objects.filter(state__in=done, received_at__lt=before)
    raw = list(old.exclude(raw=None).values_list("raw", flat=True))
    removed = old.delete()[0]
    StoredFile.objects.filter(pk__in=raw).delete()
    return removed


def _forget_filed(on: date) -> int:
    before = midnight(on - FILED_KEPT_FOR)
    filed = Inbound.objects.filter(state=Inbound.State.FILED, received_at__lt=before)
    old = filed.exclude(raw__name=FORGOTTEN).select_related("raw", "actor").order_by("received_at")
    found = list(old[:AT_ONCE])
    for inbound in found:
        whole = inbound.kept
        inbound.raw = keep(_fingerprint(inbound), by=inbound.actor, audiences=[])
        inbound.from_name = inbound.subject = ""
        inbound.save(update_fields=["raw", "from_name", "subject", "folded"])
        # Of a message that answers two letters each thread has its own.
        whole.delete()
    return len(found)


def _fingerprint(inbound: Inbound) -> Prepared:
    lines = (
        f"From: {inbound.from_address}",
        f"Date: {format_datetime(inbound.received_at)}",
        f"Message-ID: {inbound.message_id}",
        "",
        f"SHA-256: {bytes(inbound.kept.sha256).hex()}",
    )
    said = "\r\n".join(" ".join(line.split()) for line in lines)
    return Prepared(f"{said}\r\n".encode(), RAW_TYPE, FORGOTTEN)


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
        "What came by mail, as it came, as proof of the reply, three years; then only from which "
        "address, when, and a fingerprint of it. What was set aside leaves after a year."
    ),
    period=_("three years; one year if it was set aside"),
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
