"""What is typed on the way to one's own page."""

from django import forms
from django.utils.translation import gettext_lazy as _

from civicsteps.core.guard.forms import GuardedForm


class AskForm(GuardedForm):
    """The address that a link is sent to."""

    email = forms.EmailField(
        label=_("Your e-mail address"),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "autocapitalize": "off"}),
    )
