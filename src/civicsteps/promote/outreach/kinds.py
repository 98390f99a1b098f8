"""The journal kinds of going out."""

from django.utils.translation import gettext_lazy as _

from civicsteps.core.journal.registry import declare

declare("outreach.address_chosen", _("The group chose a short address."), icon="link")
declare(
    "outreach.call_list_taken",
    _("A list to call by was taken out."),
    data=("reason", "count"),
    icon="printer",
)
declare("outreach.address_retired", _("The group took a short address back."), icon="undo-2")
