"""The forms of the staff who see to mail."""

from django import forms
from django.utils.translation import gettext_lazy as _

from civicsteps.core.mail.models import Thread
from civicsteps.core.mail.threads import thread_at
from civicsteps.core.web import CreatingForm


class FileInboundForm(CreatingForm):
    """Which correspondence a message belongs to."""

    thread = forms.CharField(
        label=_("Which correspondence is it about?"),
        help_text=_("Its code or its reply address, as it stands in the letter."),
        max_length=254,
    )

    def clean_thread(self) -> Thread:
        """Return the correspondence of a code or address, with one slip forgiven."""
        thread = thread_at(self.cleaned_data["thread"])
        if thread is None:
            raise forms.ValidationError(
                _("We know no correspondence by this code. Look at it once more in the letter.")
            )
        return thread
