"""What is typed to choose a short address."""

from django import forms
from django.utils.translation import gettext_lazy as _

from civicsteps.core.web import CreatingForm


class AddressForm(CreatingForm):
    """One word."""

    word = forms.CharField(
        label=_("The word"),
        help_text=_("Between 3 and 24 letters. Capitals and diacritics do not matter."),
        max_length=60,
        widget=forms.TextInput(attrs={"autocapitalize": "none", "autocomplete": "off"}),
    )
