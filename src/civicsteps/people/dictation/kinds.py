"""The journal kinds of what is written on the telephone."""

from django.utils.translation import gettext_lazy as _

from civicsteps.core.journal.registry import declare

for _name, _sentence, _icon in (
    ("written", _("The mentor wrote something on the telephone; it waits for a yes."), "phone"),
    ("confirmed", _("The group said that what was written on the telephone is so."), "check"),
    ("refused", _("What was written on the telephone was not so."), "x"),
    ("expired", _("Nobody answered about what was written on the telephone."), "clock"),
):
    declare(f"dictation.{_name}", _sentence, icon=_icon, quiet=True)
