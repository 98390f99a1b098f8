"""What ledgers offer on the pages below."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from civicsteps.causes.offered import offer_at_cause
from civicsteps.core import offers
from civicsteps.core.actors.models import Actor
from civicsteps.core.refusals import Refusal
from civicsteps.people.groups.offered import offer_at_group
from civicsteps.resolve.ledger.rules import (
    why_not_list_assets,
    why_not_open_ledger,
    why_not_take_from_reply,
)
from civicsteps.resolve.letters.models import Reply


def _reply(row: models.Model) -> Reply:
    if not isinstance(row, Reply):
        raise TypeError("this is offered at replies only")
    return row


def _address(row: models.Model) -> str:
    reply = _reply(row)
    return f"{reverse('cause_ledger', args=[reply.letter.cause.slug])}?raspuns={reply.pk}"


def _why_not(by: Actor, row: models.Model) -> Refusal | None:
    return why_not_take_from_reply(by, _reply(row))


offer_at_cause(
    "ledger.open",
    _("Who answers for this?"),
    url_name="cause_ledger",
    why_not=why_not_open_ledger,
    icon="circle-help",
)
offer_at_group(
    "ledger.list",
    _("Whose is it?"),
    url_name="group_ledger",
    why_not=why_not_list_assets,
    icon="circle-help",
)
offers.register(
    "letters.reply",
    offers.Offer(
        "ledger.take", _("Write down who sends you where"), _address, _why_not, icon="list"
    ),
)
