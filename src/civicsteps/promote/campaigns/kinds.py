"""The journal kinds of campaigns."""

from django.utils.translation import gettext_lazy as _

from civicsteps.core.journal.registry import declare

declare("campaigns.campaign_opened", _("The group began a campaign."), icon="megaphone")
declare("campaigns.campaign_changed", _("The group changed its campaign."), icon="pencil")
declare(
    "campaigns.campaign_won", _("The campaign ended: we got what we asked."), icon="check-check"
)
declare("campaigns.campaign_partly", _("The campaign ended: we got a part of it."), icon="check")
declare("campaigns.campaign_lost", _("The campaign ended: we did not get it."), icon="x")
declare("campaigns.campaign_dropped", _("The group gave the campaign up."), icon="undo-2")
