"""What the mentor may write for a group on the telephone: that it is on an agenda."""

from django.utils.translation import gettext_lazy as _

from civicsteps.causes.dictated import dictate_at_cause

dictate_at_cause(
    "agenda_new", _("It is on their agenda"), letter="C", thing="agenda", icon="landmark"
)
