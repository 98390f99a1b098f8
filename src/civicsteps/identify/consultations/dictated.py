"""What the mentor may write for a group on the telephone: what it decided."""

from django.utils.translation import gettext_lazy as _

from civicsteps.causes.dictated import dictate_at_cause

dictate_at_cause("choice_new", _("What the group decided"), letter="C", thing="choice", icon="vote")
