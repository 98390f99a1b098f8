"""The journal kinds of reports."""

from django.utils.translation import gettext_lazy as _

from civicsteps.core.journal.registry import declare

declare("reports.sheet_asked", _("The group asked a neighbour to type a paper."), icon="link")
declare("reports.sheet_keyed", _("A neighbour typed what stands on a paper."), icon="file-text")
declare("reports.report_filed", _("Somebody said what is wrong."), icon="megaphone")
declare("reports.report_accepted", _("A neighbour's words were heard here."), icon="megaphone")
declare("reports.report_moved", _("A neighbour's words were moved here."), icon="megaphone")
declare("reports.report_set_aside", _("The group set a neighbour's words aside."), icon="x")
declare("reports.report_handed_over", _("The centre passed on a neighbour's words."), icon="send")
declare("reports.quoting_allowed", _("Somebody may be quoted: they were asked."), icon="check")
declare("reports.report_withdrawn", _("Somebody took their words back."), icon="undo-2")
