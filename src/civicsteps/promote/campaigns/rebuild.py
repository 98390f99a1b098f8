"""The acts and needs that rest on campaigns, told anew from their rows."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from civicsteps.causes import sources
from civicsteps.causes.facts import FactSpec
from civicsteps.core.models import ref
from civicsteps.people.acts import sources as acts
from civicsteps.people.acts.records import ActSpec, NeedKind, NeedSpec, declare_act, declare_need
from civicsteps.promote.campaigns.models import Campaign

declare_act("campaign", _("began a campaign"))
declare_need(
    "campaigns.ask",
    NeedKind(_("Put it to those who decide: %(about)s"), _("Write the letter"), 10),
)


def no_facts() -> Iterator[FactSpec]:
    """Tell nothing: a campaign is a plan, and holds no step by itself."""
    yield from ()


def campaign_acts() -> Iterator[ActSpec]:
    """Tell who began each campaign."""
    for campaign in Campaign.objects.select_related("cause").iterator():
        yield ActSpec(
            group_id=campaign.cause.group_id,
            actor_id=campaign.opened_by_id,
            kind="campaign",
            on=campaign.opened_on,
            source=ref(campaign),
        )


def asking_needs() -> Iterator[NeedSpec]:
    """Tell the need to ask: open until somebody asked, or the campaign ended."""
    for campaign in Campaign.objects.select_related("cause").iterator():
        yield NeedSpec(
            group_id=campaign.cause.group_id,
            kind="campaigns.ask",
            source=ref(campaign),
            open=campaign.asked_on is None and campaign.closed_on is None,
        )


sources.register("campaigns.campaign", url_name="campaign", facts=no_facts)
acts.register("campaign", acts=campaign_acts)
acts.register("campaigns.ask", needs=asking_needs)
