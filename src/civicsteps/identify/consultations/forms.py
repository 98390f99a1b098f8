"""What people type about a decision."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from civicsteps.core import clock
from civicsteps.core.files.forms import PreparedFileField
from civicsteps.core.forms import DayField
from civicsteps.core.web import CreatingForm
from civicsteps.identify.consultations.models import Choice

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

LARGEST = 100_000


def number_field(label: "StrPromise", **kwargs: Any) -> forms.IntegerField:  # noqa: ANN401 - Django's own
    """Return a field for how many people."""
    return forms.IntegerField(
        label=label,
        min_value=0,
        max_value=LARGEST,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        **kwargs,
    )


class ChoiceForm(CreatingForm):
    """When, how and how many decided."""

    held_on = DayField(label=_("When did you decide?"), initial=clock.today)
    how = forms.ChoiceField(
        label=_("How?"),
        choices=Choice.How.choices,
        initial=Choice.How.RAISED_HANDS,
        widget=forms.RadioSelect,
    )
    present = number_field(_("How many people were there?"))
    in_favour = number_field(_("For it"))
    against = number_field(_("Against"), initial=0)
    abstained = number_field(_("Neither"), initial=0)
    sheet = PreparedFileField(
        label=_("A photo of the sheet"),
        accept="images",
        required=False,
        help_text=_("Only the group sees it."),
    )
    note = forms.CharField(
        label=_("What you decided, in your words"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("No names: whoever sees the problem reads it."),
    )


class AnnulForm(CreatingForm):
    """Why a decision does not stand."""

    reason = forms.CharField(label=_("Why"), max_length=240)
