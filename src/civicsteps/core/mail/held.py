"""What was written to a person, and what they wrote."""

from collections.abc import Iterator

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from civicsteps.core.actors.models import Actor
from civicsteps.core.days import said
from civicsteps.core.files.models import StoredFile
from civicsteps.core.holding import Held, Holding, Identity, register_holding
from civicsteps.core.mail.models import CODE_KINDS, Inbound, Message


def messages_to(who: Identity) -> Iterator[Held]:
    """Tell the subjects and days of the messages that a person was sent."""
    for message in _sent_to(who).order_by("-queued_at")[:500]:
        yield Held(
            id=str(message.pk),
            title=message.subject,
            lines=(
                (_("Sent on"), said(message.queued_at.date(), "j F Y")),
                (_("E-mail"), message.to),
            ),
            on=message.queued_at.date(),
        )


def messages_from(who: Identity) -> Iterator[Held]:
    """Tell the subjects and days of the messages that a person sent us."""
    for inbound in _came_from(who).order_by("-received_at")[:500]:
        yield Held(
            id=str(inbound.pk),
            title=inbound.subject or _("without a subject"),
            lines=((_("Came on"), said(inbound.received_at.date(), "j F Y")),),
            on=inbound.received_at.date(),
        )


def forget_messages_to(who: Identity, _by: Actor) -> int:
    """Remove what a person was sent, words and all: what still waits to leave, too."""
    return _sent_to(who).delete()[1].get("mail.Message", 0)


def forget_messages_from(who: Identity, _by: Actor) -> int:
    """Remove what a person wrote that is in no correspondence of a group."""
    loose = _came_from(who).filter(thread=None)
    raw = list(loose.exclude(raw=None).values_list("raw", flat=True))
    removed = loose.delete()[0]
    StoredFile.objects.filter(pk__in=raw).delete()
    return removed


def _sent_to(who: Identity) -> QuerySet[Message]:
    if not who.email:
        return Message.objects.none()
    mine = Q(to__iexact=who.email) | Q(to__iendswith=f"<{who.email}>")
    # One that is leaving at this moment is not taken from under the hand that sends it.
    notices = Message.objects.filter(mine, thread=None).exclude(kind__in=CODE_KINDS)
    return notices.exclude(state=Message.State.CLAIMED)


def _came_from(who: Identity) -> QuerySet[Inbound]:
    if not who.email:
        return Inbound.objects.none()
    return Inbound.objects.filter(from_address__iexact=who.email)


register_holding(
    Holding(
        name="messages",
        title=_("What we wrote to you"),
        of=messages_to,
        erase=forget_messages_to,
    )
)
register_holding(
    Holding(
        name="letters",
        title=_("What you wrote to us"),
        of=messages_from,
        erase=forget_messages_from,
        stays=_(
            "What you wrote into a correspondence of a group stays there as proof of what was "
            "said, seen by that group alone."
        ),
    )
)
