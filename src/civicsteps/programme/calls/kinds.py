"""The journal kinds of programmes."""

from django.utils.translation import gettext_lazy as _

from civicsteps.core.journal.registry import declare

declare("calls.programme_opened", _("The centre opened a programme."), icon="sprout")
declare("calls.group_joined", _("A group takes part in the programme."), icon="users")
