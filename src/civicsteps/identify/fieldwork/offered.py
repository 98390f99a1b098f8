"""What points offer on a cause's page."""

from django.utils.translation import gettext_lazy as _

from civicsteps.causes.offered import offer_at_cause
from civicsteps.identify.fieldwork.rules import why_not_bring_points

offer_at_cause(
    "fieldwork.points",
    _("Bring points on a map"),
    url_name="cause_points",
    why_not=why_not_bring_points,
    step=2,
    icon="map-pin",
)
