"""What a group's page offers its own people."""

from collections.abc import Callable

from django.db import models
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from civicsteps.core import offers
from civicsteps.core.actors.models import Actor
from civicsteps.core.refusals import Refusal
from civicsteps.people.groups import rules
from civicsteps.people.groups.models import Group


def offer_at_group(
    name: str,
    label: str | Promise,
    *,
    url_name: str,
    why_not: Callable[[Actor, Group], Refusal | None],
    icon: str,
) -> None:
    """Offer on the pages of groups what stands at `/grupuri/<slug>/…`."""

    def address(row: models.Model) -> str:
        return reverse(url_name, args=[_group(row).slug])

    def refusal(by: Actor, row: models.Model) -> Refusal | None:
        return why_not(by, _group(row))

    offers.register("groups.group", offers.Offer(name, label, address, refusal, icon=icon))


def _group(row: models.Model) -> Group:
    if not isinstance(row, Group):
        raise TypeError("this is offered at groups only")
    return row


offer_at_group(
    "groups.people",
    _("Our people"),
    url_name="group_people",
    why_not=rules.why_not_see_people,
    icon="users",
)
offer_at_group(
    "groups.contacts",
    _("Whom we can reach"),
    url_name="contacts",
    why_not=rules.why_not_see_contacts,
    icon="phone",
)
offer_at_group(
    "groups.errands",
    _("What we asked others to do"),
    url_name="errands",
    why_not=rules.why_not_see_errands,
    icon="link",
)
offer_at_group(
    "groups.edit",
    _("Change the page"),
    url_name="group_edit",
    why_not=rules.why_not_edit_group,
    icon="pencil",
)
offer_at_group(
    "groups.assist",
    _("Ask a centre to assist you"),
    url_name="group_assist",
    why_not=rules.why_not_assist_group,
    icon="handshake",
)
offer_at_group(
    "groups.coalition",
    _("Bring your group in"),
    url_name="coalition_join",
    why_not=rules.why_not_bring_own_group,
    icon="plus",
)
