"""The journal kinds of the law's clocks."""

from django.utils.translation import gettext_lazy as _

from civicsteps.core.journal.registry import declare

declare("clocks.clock_contested", _("The authority says that it is not late."), icon="flag")
declare("clocks.contest_accepted", _("The group found that the authority was right."), icon="check")
declare("clocks.contest_rejected", _("The group found that nothing had come."), icon="x")
declare("clocks.override_added", _("A day was declared free, or worked."), icon="calendar")
declare("clocks.override_removed", _("A declared day was taken back."), icon="calendar")
