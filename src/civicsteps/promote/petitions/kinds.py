"""The journal kinds of petitions held elsewhere."""

from django.utils.translation import gettext_lazy as _

from civicsteps.core.journal.registry import declare

declare(
    "petitions.outside_petition_added",
    _("People sign a petition for it on another site."),
    icon="pencil",
)
declare(
    "petitions.count_recorded",
    _("On the other site %(count)s people had signed."),
    data=("count", "on"),
    icon="users",
)
declare(
    "petitions.count_corrected",
    _("The number of signatures on the other site was put right: %(count)s."),
    data=("count", "on"),
    icon="pencil",
)
declare(
    "petitions.outside_petition_closed",
    _("The petition on the other site is closed."),
    icon="check",
)
declare(
    "petitions.outside_petition_withdrawn",
    _("The petition on another site was taken off."),
    icon="undo-2",
)
