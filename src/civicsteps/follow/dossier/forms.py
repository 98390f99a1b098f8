"""What is asked before a file is made."""

from django import forms
from django.utils.translation import gettext_lazy as _

from civicsteps.core.web import CreatingForm
from civicsteps.follow.dossier.models import Dossier


class DossierForm(CreatingForm):
    """For whom the file is."""

    reader = forms.ChoiceField(
        label=_("Who will read it?"),
        choices=Dossier.Reader.choices,
        initial=Dossier.Reader.PUBLIC,
        widget=forms.RadioSelect,
    )
