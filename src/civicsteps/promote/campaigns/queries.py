"""Reading campaigns."""

from django.db.models import QuerySet

from civicsteps.causes.models import Cause, Demand
from civicsteps.causes.queries import causes_visible_to
from civicsteps.core.actors.models import Actor
from civicsteps.promote.campaigns.models import Campaign

MOST = 50


def campaigns_visible_to(by: Actor) -> QuerySet[Campaign]:
    """Return the campaigns of the causes that an actor sees, with what their pages show."""
    return Campaign.objects.filter(cause__in=causes_visible_to(by)).select_related(
        "cause__group", "demand__office__authority"
    )


def demands_without_campaign(cause: Cause) -> QuerySet[Demand]:
    """Return what the cause asks now and no running campaign carries."""
    carried = Campaign.objects.filter(cause=cause, closed_on=None).values("demand")
    asked = cause.demands.filter(withdrawn_on=None).exclude(pk__in=carried)
    return asked.select_related("office")[:MOST]
