"""What promises offer on the pages below."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from civicsteps.causes.models import Cause
from civicsteps.core import offers
from civicsteps.core.actors.models import Actor
from civicsteps.core.refusals import Refusal
from civicsteps.follow.commitments.rules import why_not_register_commitment


def _address(cause: models.Model) -> str:
    return reverse("commitment_new", args=[cause.slug]) if isinstance(cause, Cause) else ""


def _why_not(by: Actor, cause: models.Model) -> Refusal | None:
    return why_not_register_commitment(by, cause) if isinstance(cause, Cause) else None


offers.register(
    "causes.cause",
    offers.Offer(
        name="commitments.register",
        label=_("They promised something"),
        url=_address,
        why_not=_why_not,
        step=7,
        icon="handshake",
    ),
)
