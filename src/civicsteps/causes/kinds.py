"""The journal kinds of the thread."""

from django.utils.translation import gettext_lazy as _

from civicsteps.core.journal.registry import declare

declare("causes.cause_opened", _("The problem was written down."), icon="pencil")
declare("causes.cause_edited", _("The group wrote more about the problem."), icon="pencil")
declare("causes.cause_published", _("The group showed the problem to everybody."), icon="globe")
declare("causes.cause_hidden", _("The group took the problem back from the public."), icon="lock")
declare("causes.demand_added", _("The group said what it asks."), icon="hand")
declare("causes.demand_withdrawn", _("The group withdrew what it asked."), icon="undo-2")
declare("causes.evidence_asked", _("The group asked a neighbour for a photo."), icon="link")
declare("causes.evidence_offered", _("Somebody brought evidence."), icon="camera")
declare("causes.evidence_accepted", _("Evidence was accepted."), icon="check")
declare("causes.evidence_struck", _("Evidence was struck."), icon="x")
