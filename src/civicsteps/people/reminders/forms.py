"""Choosing what one is reminded of."""

from django import forms
from django.utils.translation import gettext_lazy as _

from civicsteps.people.reminders.models import Choice


class ChoiceForm(forms.Form):
    """How much one wants to be written."""

    what = forms.ChoiceField(
        label=_("What shall we write to you about?"),
        choices=Choice.What.choices,
        widget=forms.RadioSelect,
    )
