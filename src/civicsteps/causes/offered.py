"""What the group itself can do on a cause's page."""

from collections.abc import Callable

from django.db import models
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from civicsteps.causes import rules
from civicsteps.causes.models import Cause
from civicsteps.core import offers
from civicsteps.core.actors.models import Actor
from civicsteps.core.refusals import Refusal


def offer_at_cause(
    name: str,
    label: str | Promise,
    *,
    url_name: str,
    why_not: Callable[[Actor, Cause], Refusal | None],
    step: int = 0,
    icon: str = "chevron-right",
) -> None:
    """Offer on the pages of causes what stands at `/probleme/<slug>/…`."""

    def address(row: models.Model) -> str:
        return reverse(url_name, args=[_cause(row).slug])

    def refusal(by: Actor, row: models.Model) -> Refusal | None:
        return why_not(by, _cause(row))

    offers.register("causes.cause", offers.Offer(name, label, address, refusal, step, icon))


def _cause(row: models.Model) -> Cause:
    if not isinstance(row, Cause):
        raise TypeError("this is offered at causes only")
    return row


offer_at_cause(
    "causes.evidence",
    _("Bring evidence"),
    url_name="evidence_new",
    why_not=rules.why_not_offer_evidence,
    step=2,
    icon="camera",
)
offer_at_cause(
    "causes.evidence_ask",
    _("Ask a neighbour for a photo"),
    url_name="evidence_ask",
    why_not=rules.why_not_ask_for_evidence,
    step=2,
    icon="link",
)
offer_at_cause(
    "causes.demand",
    _("Say what we ask"),
    url_name="demand_new",
    why_not=rules.why_not_add_demand,
    step=4,
    icon="hand",
)
offer_at_cause(
    "causes.publish",
    _("Show it to everybody"),
    url_name="cause_publish",
    why_not=rules.why_not_publish_cause,
    icon="globe",
)
offer_at_cause(
    "causes.edit",
    _("Write it better"),
    url_name="cause_edit",
    why_not=rules.why_not_edit_cause,
    icon="pencil",
)
offer_at_cause(
    "causes.hide",
    _("Take it back from the public"),
    url_name="cause_hide",
    why_not=rules.why_not_hide_cause,
    icon="lock",
)
