"""The journal kinds of the register of authorities."""

from django.utils.translation import gettext_lazy as _

from civicsteps.core.journal.registry import declare

declare("authorities.authority_added", _("The authority was written down."), icon="landmark")
declare("authorities.authority_edited", _("The authority was put right."), icon="pencil")
declare("authorities.office_added", _("An office was written down."), icon="plus")
declare("authorities.office_edited", _("An office was put right."), icon="pencil")
declare("authorities.mandate_added", _("Who holds the office was written down."), icon="user")
declare("authorities.mandate_ended", _("A mandate ended."), icon="calendar")
declare("authorities.channel_added", _("A way to reach them was written down."), icon="mail")
declare("authorities.channel_works", _("A way to reach them was tried: it works."), icon="check")
declare("authorities.channel_fails", _("A way to reach them was tried: it fails."), icon="x")
declare("authorities.channel_replaced", _("An address was replaced."), icon="mail")
declare("authorities.competence_added", _("What they decide was written down."), icon="gavel")
declare("authorities.competence_ended", _("They do not decide this any more."), icon="x")
declare(
    "authorities.correction_proposed",
    _("A correction was proposed."),
    icon="pencil",
    quiet=True,
)
declare(
    "authorities.correction_accepted", _("A correction was accepted."), icon="check", quiet=True
)
declare("authorities.correction_refused", _("A correction was not accepted."), icon="x", quiet=True)
declare(
    "authorities.unit_taken_in",
    _("The authority was put right from a list."),
    icon="upload",
    quiet=True,
)
declare(
    "authorities.unit_taken_back",
    _("What a list said of the authority was taken back."),
    icon="undo-2",
    quiet=True,
)
