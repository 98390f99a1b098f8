"""What promises offer on the pages below."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from civicsteps.causes.offered import offer_at_cause
from civicsteps.core import offers
from civicsteps.core.actors.models import Actor
from civicsteps.core.refusals import Refusal
from civicsteps.follow.commitments.rules import why_not_register_commitment
from civicsteps.resolve.meetings.models import Meeting

offer_at_cause(
    "commitments.register",
    _("They promised something"),
    url_name="commitment_new",
    why_not=why_not_register_commitment,
    step=7,
    icon="handshake",
)


def _meeting(row: models.Model) -> Meeting:
    if not isinstance(row, Meeting):
        raise TypeError("this is offered at meetings only")
    return row


def _address(row: models.Model) -> str:
    meeting = _meeting(row)
    return f"{reverse('commitment_new', args=[meeting.cause.slug])}?intalnire={meeting.pk}"


def _why_not(by: Actor, row: models.Model) -> Refusal | None:
    meeting = _meeting(row)
    if meeting.held_on is None:
        return Refusal(_("Say first how the meeting went."))
    return why_not_register_commitment(by, meeting.cause)


offers.register(
    "meetings.meeting",
    offers.Offer(
        "commitments.register",
        _("They promised something"),
        _address,
        _why_not,
        step=7,
        icon="handshake",
    ),
)
