"""What petitions held elsewhere offer on the pages below."""

from django.utils.translation import gettext_lazy as _

from civicsteps.causes.offered import offer_at_cause
from civicsteps.promote.petitions.rules import why_not_add_outside_petition

offer_at_cause(
    "petitions.outside",
    _("People sign on another site"),
    url_name="outside_petition_new",
    why_not=why_not_add_outside_petition,
    step=4,
    icon="pencil",
)
