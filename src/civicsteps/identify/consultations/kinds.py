"""The journal kinds of a group's decisions."""

from django.utils.translation import gettext_lazy as _

from civicsteps.core.journal.registry import declare

NUMBERS = ("in_favour", "present")

declare(
    "consultations.choice_recorded",
    _("The group chose it together: %(in_favour)d of %(present)d."),
    data=NUMBERS,
    icon="vote",
)
declare(
    "consultations.choice_against",
    _("The group decided not to go on: %(in_favour)d of %(present)d were for it."),
    data=NUMBERS,
    icon="vote",
)
declare("consultations.choice_annulled", _("The group annulled its decision."), icon="undo-2")
