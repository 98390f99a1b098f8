"""The journal kinds of agendas."""

from django.utils.translation import gettext_lazy as _

from civicsteps.core.journal.registry import declare

declare(
    "notices.agenda_item_recorded",
    _("The problem is on the authority's agenda."),
    data=("on",),
    icon="landmark",
)
declare(
    "notices.agenda_item_taken_back",
    _("What was entered by mistake about the agenda was taken back."),
    data=("on",),
    icon="undo-2",
)
declare(
    "notices.agenda_item_taken_off",
    _("The problem was taken off the authority's agenda."),
    data=("on",),
    icon="undo-2",
)
