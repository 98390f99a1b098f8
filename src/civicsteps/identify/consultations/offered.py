"""What decisions offer on the pages below."""

from django.utils.translation import gettext_lazy as _

from civicsteps.causes.offered import offer_at_cause
from civicsteps.identify.consultations import rules
from civicsteps.identify.consultations.rules_polls import why_not_see_polls
from civicsteps.people.groups.offered import offer_at_group

offer_at_cause(
    "consultations.choose",
    _("We have already decided"),
    url_name="choice_new",
    why_not=rules.why_not_record_choice,
    step=3,
    icon="vote",
)
offer_at_group(
    "consultations.polls",
    _("What we vote on"),
    url_name="group_polls",
    why_not=why_not_see_polls,
    icon="vote",
)
