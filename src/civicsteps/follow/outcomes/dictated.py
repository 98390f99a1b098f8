"""What the mentor may write for a group on the telephone: decisions, and what is seen done."""

from django.utils.translation import gettext_lazy as _

from civicsteps.causes.dictated import dictate_at_cause

for _url_name, _label, _icon in (
    ("decision_new", _("They decided, with a document"), "gavel"),
    ("done_new", _("It is done, and seen"), "hammer"),
    ("lasting_new", _("It still holds"), "sprout"),
):
    dictate_at_cause(_url_name, _label, letter="C", thing="outcome", icon=_icon)
dictate_at_cause(
    "undone_new", _("It is not so any more"), letter="V", thing="outcome", icon="undo-2"
)
