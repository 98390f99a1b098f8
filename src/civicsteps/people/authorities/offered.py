"""What an authority's page offers to those who keep the register."""

from collections.abc import Callable

from django.db import models
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from civicsteps.core import offers
from civicsteps.core.actors.models import Actor
from civicsteps.core.refusals import Refusal
from civicsteps.people.authorities import rules
from civicsteps.people.authorities.models import Authority


def offer_at_authority(
    name: str,
    label: str | Promise,
    *,
    url_name: str,
    why_not: Callable[[Actor, Authority], Refusal | None],
    icon: str,
) -> None:
    """Offer on the pages of authorities what stands at `/autoritati/<slug>/…`."""

    def address(row: models.Model) -> str:
        return reverse(url_name, args=[_authority(row).slug])

    def refusal(by: Actor, row: models.Model) -> Refusal | None:
        return why_not(by, _authority(row))

    offers.register("authorities.authority", offers.Offer(name, label, address, refusal, icon=icon))


def _authority(row: models.Model) -> Authority:
    if not isinstance(row, Authority):
        raise TypeError("this is offered at authorities only")
    return row


offer_at_authority(
    "authorities.add_office",
    _("Write down an office"),
    url_name="office_new",
    why_not=rules.why_not_add_office,
    icon="plus",
)
offer_at_authority(
    "authorities.edit",
    _("Put the authority right"),
    url_name="authority_edit",
    why_not=rules.why_not_edit_authority,
    icon="pencil",
)
offer_at_authority(
    "authorities.add_competence",
    _("Write down what they decide"),
    url_name="competence_new",
    why_not=rules.why_not_edit_authority,
    icon="gavel",
)
