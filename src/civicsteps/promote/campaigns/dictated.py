"""What the mentor may write for a group on the telephone: a campaign in five sentences."""

from django.utils.translation import gettext_lazy as _

from civicsteps.causes.dictated import dictate_at_cause

dictate_at_cause(
    "campaign_new", _("The campaign in five sentences"), letter="U", thing="cause", icon="flag"
)
