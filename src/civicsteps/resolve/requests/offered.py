"""What requests offer on the pages below."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from civicsteps.causes.offered import offer_at_cause
from civicsteps.core import offers
from civicsteps.core.actors.models import Actor
from civicsteps.core.refusals import Refusal
from civicsteps.people.groups.offered import offer_at_group
from civicsteps.resolve.letters.models import Letter
from civicsteps.resolve.requests.rules import (
    why_not_ask_many,
    why_not_choose_letter,
    why_not_list_requests,
)

offer_at_cause(
    "requests.choose",
    _("Which letter fits us?"),
    url_name="letter_choose",
    why_not=why_not_choose_letter,
    step=4,
    icon="circle-help",
)
offer_at_cause(
    "requests.many",
    _("Ask several offices at once"),
    url_name="batch_new",
    why_not=why_not_ask_many,
    step=4,
    icon="users",
)
offer_at_group(
    "requests.list",
    _("Requests and their terms"),
    url_name="group_requests",
    why_not=why_not_list_requests,
    icon="clock",
)


def _letter(row: models.Model) -> Letter:
    if not isinstance(row, Letter):
        raise TypeError("this is offered at letters only")
    return row


def _address(row: models.Model) -> str:
    return reverse("letter_request", args=[_letter(row).pk])


def _why_not(_by: Actor, row: models.Model) -> Refusal | None:
    # Whoever sees the letter sees its request; a draft is on its own page.
    return None if _letter(row).sent_on else Refusal(_("The letter has not left yet."))


offers.register(
    "letters.letter",
    offers.Offer(
        "requests.request", _("The whole request, and what follows"), _address, _why_not,
        icon="footprints",
    ),
)  # fmt: skip
