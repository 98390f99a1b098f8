"""The journal kind of the file of a problem."""

from django.utils.translation import gettext_lazy as _

from civicsteps.core.journal.registry import declare

declare("dossier.asked", _("The group asked for the file of the problem."), icon="file-text")
