"""Fields that every room's forms share."""

from django import forms


class DayField(forms.DateField):
    """A day, as the browser's own calendar gives it."""

    widget = forms.DateInput(format="%Y-%m-%d")
