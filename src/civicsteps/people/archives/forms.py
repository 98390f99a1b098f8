"""What is typed to take a group's archive out."""

from django import forms
from django.utils.translation import gettext_lazy as _

from civicsteps.core.web import CreatingForm
from civicsteps.people.groups.models import ExportReason


class ArchiveForm(CreatingForm):
    """Why the archive is taken out, and the passphrase that it opens with."""

    reason = forms.ChoiceField(
        label=_("What is the archive for?"),
        choices=ExportReason.choices,
        initial=ExportReason.BACKUP,
        widget=forms.RadioSelect,
    )
    passphrase = forms.CharField(
        label=_("A passphrase"),
        help_text=_(
            "Four words that only you know. Without it nobody opens the file, not even we: write "
            "it on paper. Leave it empty for a file that opens for anybody."
        ),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
