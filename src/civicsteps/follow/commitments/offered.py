"""What promises offer on the pages below."""

from django.utils.translation import gettext_lazy as _

from civicsteps.causes.offered import offer_at_cause
from civicsteps.follow.commitments.rules import why_not_register_commitment

offer_at_cause(
    "commitments.register",
    _("They promised something"),
    url_name="commitment_new",
    why_not=why_not_register_commitment,
    step=7,
    icon="handshake",
)
