"""What decisions offer on the pages below."""

from django.utils.translation import gettext_lazy as _

from civicsteps.causes.offered import offer_at_cause
from civicsteps.identify.consultations import rules

offer_at_cause(
    "consultations.choose",
    _("We have already decided"),
    url_name="choice_new",
    why_not=rules.why_not_record_choice,
    step=3,
    icon="vote",
)
