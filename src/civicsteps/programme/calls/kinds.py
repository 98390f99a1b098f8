"""The journal kinds of programmes."""

from django.utils.translation import gettext_lazy as _

from civicsteps.core.journal.registry import declare

declare("calls.programme_opened", _("The centre opened a programme."), icon="sprout")
declare("calls.group_joined", _("A group takes part in the programme."), icon="users")
declare("calls.programme_edited", _("The programme was written better."), icon="pencil")
declare(
    "calls.announcement_proposed",
    _("The centre proposed what the programme says of the group."),
    icon="megaphone",
    quiet=True,
)
declare(
    "calls.announcement_approved",
    _("The group agreed to what the programme says of it."),
    icon="check",
    quiet=True,
)
declare(
    "calls.announcement_withdrawn",
    _("The group took back what the programme says of it."),
    icon="undo-2",
    quiet=True,
)
declare(
    "calls.naming_chosen",
    _("The group said how the programme calls it."),
    icon="pencil",
    quiet=True,
)
