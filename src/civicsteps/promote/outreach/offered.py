"""What going out offers on the page of a group."""

from django.utils.translation import gettext_lazy as _

from civicsteps.people.groups.offered import offer_at_group
from civicsteps.promote.outreach import rules

offer_at_group(
    "outreach.share",
    _("Tell it on"),
    url_name="group_share",
    why_not=rules.why_not_share_group,
    icon="share-2",
)
offer_at_group(
    "outreach.week",
    _("The week, to paste"),
    url_name="group_week",
    why_not=rules.why_not_read_week,
    icon="message-circle",
)
offer_at_group(
    "outreach.calls",
    _("A list to call by"),
    url_name="call_list",
    why_not=rules.why_not_take_call_list,
    icon="printer",
)
