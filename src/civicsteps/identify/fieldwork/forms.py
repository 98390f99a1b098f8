"""What is said with points when they are brought."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from civicsteps.core import clock
from civicsteps.core.forms import DayField


class PointsForm(forms.Form):
    """What the points are, and when they were seen."""

    title = forms.CharField(
        label=_("What are they?"),
        help_text=_("“Dark street lamps”, “Places where water stays”."),
        max_length=120,
    )
    seen_on = DayField(label=_("When were they seen?"), initial=clock.today)
    source = forms.CharField(
        label=_("With what, and by whom"),
        help_text=_("“On foot, with the phone, three of us.” No names."),
        max_length=240,
        required=False,
    )

    def clean_seen_on(self) -> object:
        """Refuse a day that has not come."""
        day = self.cleaned_data["seen_on"]
        if day > clock.today():
            raise ValidationError(_("This day has not come yet."))
        return day
