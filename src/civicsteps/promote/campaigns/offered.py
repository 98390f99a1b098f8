"""What campaigns offer on the pages below."""

from django.utils.translation import gettext_lazy as _

from civicsteps.causes.offered import offer_at_cause
from civicsteps.promote.campaigns.rules import why_not_open_campaign

offer_at_cause(
    "campaigns.open",
    _("Write the campaign in five sentences"),
    url_name="campaign_new",
    why_not=why_not_open_campaign,
    step=4,
    icon="megaphone",
)
