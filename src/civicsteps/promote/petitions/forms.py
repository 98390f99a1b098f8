"""What people type about a petition on another site."""

from django import forms
from django.utils.translation import gettext_lazy as _

from civicsteps.core import clock
from civicsteps.core.files.forms import PreparedFileField
from civicsteps.core.forms import DayField
from civicsteps.core.web import CreatingForm

MOST_SIGNED = 100_000_000


class OutsidePetitionForm(CreatingForm):
    """Where the petition is."""

    title = forms.CharField(label=_("How is the petition called there?"), max_length=200)
    url = forms.URLField(
        label=_("Its address"), max_length=300, assume_scheme="https", help_text=_("Copy it whole.")
    )
    platform = forms.CharField(
        label=_("What is the site called?"),
        max_length=80,
        required=False,
        help_text=_("Empty: we take the name from the address."),
    )
    closed_on = DayField(label=_("If it is closed: since when?"), required=False)


class CountForm(CreatingForm):
    """How many signed, as the other site shows."""

    count = forms.IntegerField(
        label=_("How many have signed?"),
        min_value=0,
        max_value=MOST_SIGNED,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    counted_on = DayField(label=_("On what day did you look?"), initial=clock.today)
    screenshot = PreparedFileField(
        label=_("A picture of the screen"),
        accept="images",
        required=False,
        help_text=_("Only the group sees it: it may show who signed."),
    )
    correction = forms.BooleanField(label=_("I put right the number of that day"), required=False)


class ClosedForm(CreatingForm):
    """Since when nobody can sign."""

    on = DayField(label=_("Since when?"), initial=clock.today)
