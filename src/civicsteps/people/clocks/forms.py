"""What people type about terms: whether a contest holds, and which days are free."""

from django import forms
from django.utils.translation import gettext_lazy as _

from civicsteps.core.forms import DayField
from civicsteps.core.web import CreatingForm
from civicsteps.people.clocks.models import Override


class SettleContestForm(CreatingForm):
    """Whether the authority that says it answered is right."""

    right = forms.TypedChoiceField(
        label=_("Did their answer come?"),
        choices=[("yes", _("Yes, they are right")), ("no", _("No, nothing has come"))],
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Why"),
        help_text=_("Everybody sees it. Where you looked, whom you asked."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class OverrideForm(CreatingForm):
    """A day that the Government declared free, or worked."""

    day = DayField(label=_("Which day"))
    kind = forms.ChoiceField(
        label=_("What it is"), choices=Override.Kind.choices, widget=forms.RadioSelect
    )
    source = forms.CharField(
        label=_("Which decision says so"),
        help_text=_("Number, date and where it was published."),
        max_length=300,
    )
