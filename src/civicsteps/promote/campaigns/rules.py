"""Who may do what with a campaign."""

from django.utils.translation import gettext_lazy as _

from civicsteps.causes.models import Cause
from civicsteps.causes.rules import why_not_add_demand
from civicsteps.core.actors.models import Actor
from civicsteps.core.refusals import Refusal
from civicsteps.people.groups.queries import places_of
from civicsteps.people.groups.roles import not_allowed
from civicsteps.promote.campaigns.models import Campaign

INSIDE = {"OR", "GM"}


def why_not_open_campaign(by: Actor, cause: Cause) -> Refusal | None:
    """Whoever says what the group asks also says how it means to get it."""
    return not_allowed(by, "C", "campaign", cause.group) or why_not_add_demand(by, cause)


def why_not_edit_campaign(by: Actor, campaign: Campaign) -> Refusal | None:
    """An organiser changes the sentences while the campaign runs."""
    return not_allowed(by, "U", "campaign", campaign.cause.group) or _ended(campaign)


def why_not_close_campaign(by: Actor, campaign: Campaign) -> Refusal | None:
    """An organiser says how the campaign ended."""
    return not_allowed(by, "A", "campaign", campaign.cause.group) or _ended(campaign)


def sees_sides(by: Actor, campaign: Campaign) -> bool:
    """Only the group itself sees who is with it and who is against: not even its centre does."""
    group = campaign.cause.group_id
    return any(place.group_id == group and place.role in INSIDE for place in places_of(by))


def _ended(campaign: Campaign) -> Refusal | None:
    return Refusal(_("This campaign has ended.")) if campaign.closed_on else None
