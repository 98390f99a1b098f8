"""Who may write down what a petition on another site gathers."""

from django.utils.translation import gettext_lazy as _

from civicsteps.causes.models import Cause
from civicsteps.core.actors.models import Actor
from civicsteps.core.refusals import Refusal
from civicsteps.people.groups.roles import not_allowed
from civicsteps.promote.petitions.models import OutsidePetition


def why_not_add_outside_petition(by: Actor, cause: Cause) -> Refusal | None:
    """Whoever opens campaigns in the group names a petition that runs elsewhere."""
    return not_allowed(by, "C", "campaign", cause.group)


def why_not_record_count(by: Actor, petition: OutsidePetition) -> Refusal | None:
    """The same write down how many have signed there."""
    if refusal := not_allowed(by, "C", "campaign", petition.cause.group):
        return refusal
    return _withdrawn(petition)


def why_not_close_outside_petition(by: Actor, petition: OutsidePetition) -> Refusal | None:
    """An organiser says that nobody can sign there any more, once."""
    if refusal := not_allowed(by, "U", "campaign", petition.cause.group) or _withdrawn(petition):
        return refusal
    return Refusal(_("It is closed already.")) if petition.closed_on else None


def why_not_withdraw_outside_petition(by: Actor, petition: OutsidePetition) -> Refusal | None:
    """An organiser takes it off the problem."""
    return not_allowed(by, "U", "campaign", petition.cause.group) or _withdrawn(petition)


def _withdrawn(petition: OutsidePetition) -> Refusal | None:
    return Refusal(_("This petition was taken off.")) if petition.withdrawn_on else None
