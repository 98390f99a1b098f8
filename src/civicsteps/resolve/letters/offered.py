"""What letters offer on the pages below."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from civicsteps.causes.offered import offer_at_cause
from civicsteps.core import offers
from civicsteps.core.actors.models import Actor
from civicsteps.core.refusals import Refusal
from civicsteps.people.groups.offered import offer_at_group
from civicsteps.promote.campaigns.models import Campaign
from civicsteps.resolve.letters.rules import why_not_list_letters, why_not_write_letter

WRITE = _("Write to those who decide")


def _campaign(row: models.Model) -> Campaign:
    if not isinstance(row, Campaign):
        raise TypeError("this is offered at campaigns only")
    return row


def _address(row: models.Model) -> str:
    campaign = _campaign(row)
    return f"{reverse('letter_new', args=[campaign.cause.slug])}?cerem={campaign.demand_id}"


def _why_not(by: Actor, row: models.Model) -> Refusal | None:
    campaign = _campaign(row)
    return Refusal("") if campaign.closed_on else why_not_write_letter(by, campaign.cause)


offer_at_cause(
    "letters.write", WRITE, url_name="letter_new", why_not=why_not_write_letter, step=4, icon="send"
)
offer_at_group(
    "letters.list",
    _("Letters"),
    url_name="group_letters",
    why_not=why_not_list_letters,
    icon="mail",
)
offers.register(
    "campaigns.campaign",
    offers.Offer("letters.write", WRITE, _address, _why_not, step=4, icon="send"),
)
