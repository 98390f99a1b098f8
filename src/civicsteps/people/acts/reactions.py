"""Mail that needs a person is put on the desk of the centre."""

from uuid import UUID

from django.db import models
from django.urls import reverse

from civicsteps.core import clock
from civicsteps.core.journal.models import Mention
from civicsteps.core.journal.registry import on
from civicsteps.core.mail.models import CODE_KINDS, Inbound, Message
from civicsteps.people.acts.records import close_need, open_need
from civicsteps.people.groups.models import Group

UNSORTED = "mail.unsorted"
UNCERTAIN = "mail.uncertain"


@on("mail.letter_unsorted")
@on("mail.letter_filed")
@on("mail.letter_set_aside")
def settle_unsorted(entry_id: UUID) -> None:
    """Open the centre's need to sort a message, or close it when somebody has."""
    inbound = Inbound.objects.filter(pk=_mentioned(entry_id, "inbound")).first()
    if inbound is not None:
        about = inbound.subject or inbound.from_address
        waits = inbound.state == Inbound.State.QUEUED
        _settle(UNSORTED, inbound, about, inbound.get_absolute_url(), still=waits)


@on("mail.message_doubted")
@on("mail.message_settled")
@on("mail.message_resent")
@on("mail.message_found_sent")
def settle_uncertain(entry_id: UUID) -> None:
    """Open the centre's need to see whether a message left, or close it when it is known."""
    message = Message.objects.filter(pk=_mentioned(entry_id, "message")).first()
    if message is not None and message.kind not in CODE_KINDS:  # its reader asks for another
        url = reverse("uncertain_mail", args=[message.pk])
        doubtful = message.state == Message.State.UNCERTAIN
        _settle(UNCERTAIN, message, message.subject_shown, url, still=doubtful)


def first_centre() -> Group | None:
    """Return the centre that sorts the installation's mail: the one that was there first."""
    return Group.objects.filter(kind=Group.Kind.CENTRE).order_by("opened_at", "pk").first()


def _mentioned(entry_id: UUID, role: str) -> UUID:
    return Mention.objects.get(entry_id=entry_id, role=role).object_id


def _settle(kind: str, source: models.Model, about: str, url: str, *, still: bool) -> None:
    centre = first_centre()
    if not still:
        close_need(kind=kind, source=source, on=clock.today())
    elif centre is not None:
        open_need(group=centre, kind=kind, source=source, about=about, url=url, on=clock.today())
