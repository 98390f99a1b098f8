"""What outcomes offer on the pages below."""

from collections.abc import Callable

from django.db import models
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from civicsteps.causes.models import Cause
from civicsteps.core import offers
from civicsteps.core.actors.models import Actor
from civicsteps.core.refusals import Refusal
from civicsteps.follow.outcomes import rules

type Rule = Callable[[Actor, Cause], Refusal | None]


def _offer(name: str, label: Promise, page: str, rule: Rule, *, step: int, icon: str) -> None:
    def address(cause: models.Model) -> str:
        return reverse(page, args=[cause.slug]) if isinstance(cause, Cause) else ""

    def why_not(by: Actor, cause: models.Model) -> Refusal | None:
        return rule(by, cause) if isinstance(cause, Cause) else None

    offers.register(
        "causes.cause",
        offers.Offer(name=name, label=label, url=address, why_not=why_not, step=step, icon=icon),
    )


_offer(
    "outcomes.decide",
    _("They decided"),
    "decision_new",
    rules.why_not_record_decision,
    step=8,
    icon="gavel",
)
_offer(
    "outcomes.done",
    _("I was there, I saw"),
    "done_new",
    rules.why_not_confirm_done,
    step=9,
    icon="footprints",
)
_offer(
    "outcomes.lasting",
    _("It still holds"),
    "lasting_new",
    rules.why_not_confirm_lasting,
    step=10,
    icon="check-check",
)
_offer(
    "outcomes.undone",
    _("It is not so any more"),
    "undone_new",
    rules.why_not_mark_undone,
    step=10,
    icon="undo-2",
)
