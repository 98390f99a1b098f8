"""The journal kinds of reports."""

from django.utils.translation import gettext_lazy as _

from civicsteps.core.journal.registry import declare

declare("reports.report_filed", _("Somebody said what is wrong."), icon="megaphone")
declare("reports.report_accepted", _("A neighbour's words were heard here."), icon="megaphone")
declare("reports.report_moved", _("A neighbour's words were moved here."), icon="megaphone")
declare("reports.report_set_aside", _("The group set a neighbour's words aside."), icon="x")
declare("reports.report_handed_over", _("The centre passed on a neighbour's words."), icon="send")
declare("reports.report_withdrawn", _("Somebody took their words back."), icon="undo-2")
