"""The file of a problem, offered on its page."""

from django.utils.translation import gettext_lazy as _

from civicsteps.causes.offered import offer_at_cause
from civicsteps.follow.dossier.rules import why_not_ask_for_dossier

offer_at_cause(
    "dossier.ask",
    _("The file of the problem"),
    url_name="dossier_new",
    why_not=why_not_ask_for_dossier,
    icon="file-text",
)
