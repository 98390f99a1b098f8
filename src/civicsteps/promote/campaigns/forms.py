"""What people type about a campaign: five sentences."""

from django import forms
from django.utils.translation import gettext_lazy as _

from civicsteps.causes.models import Cause, Demand
from civicsteps.core.forms import DayField
from civicsteps.core.web import Cleaned, CreatingForm
from civicsteps.people.authorities.forms import OfficeField
from civicsteps.promote.campaigns.models import Campaign
from civicsteps.promote.campaigns.queries import demands_without_campaign


def sentence(rows: int = 2, **kwargs: object) -> forms.CharField:
    """Return a field for a sentence or two."""
    return forms.CharField(
        max_length=600,
        widget=forms.Textarea(attrs={"rows": rows}),
        **kwargs,  # type: ignore[arg-type]  # passed on as they came
    )


class SentencesForm(forms.Form):
    """What a group may change while its campaign runs."""

    why_they_would = sentence(
        label=_("Why they would do it"),
        help_text=_("What they gain, what they promised, what they are bound to."),
    )
    with_us = sentence(
        label=_("Who is with us"), help_text=_("Only the group sees this, and it is never public.")
    )
    against = sentence(
        label=_("Who is against, or worries"),
        help_text=_("Only the group sees this. Write what worries them, not who they are at home."),
    )
    plan = sentence(
        rows=3,
        label=_("What we do"),
        help_text=_("Two or three steps, in the order you take them."),
    )
    by_when = DayField(label=_("Until when"))


class CampaignForm(SentencesForm, CreatingForm):
    """The five sentences of a new campaign; `initial["cause"]` is its cause."""

    demand = forms.ModelChoiceField(
        label=_("What we want"),
        queryset=Demand.objects.none(),
        required=False,
        empty_label=_("Something new, written here"),
    )
    want = forms.CharField(
        label=_("What we want, in one sentence"),
        help_text=_("Something that one office can do: “Build the playground by 1 June.”"),
        max_length=240,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    measure = forms.CharField(
        label=_("How we shall see it"),
        help_text=_("What anybody can go and look at."),
        max_length=240,
        required=False,
    )
    office = OfficeField(label=_("Who decides"), required=False)

    field_order = ("once", "demand", "want", "measure", "office")

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        cause: Cause = self.initial["cause"]
        office, demand = self.fields["office"], self.fields["demand"]
        if isinstance(office, OfficeField):
            office.near = cause.group.place
        known = demands_without_campaign(cause)
        if isinstance(demand, forms.ModelChoiceField):
            demand.queryset, demand.initial = known, known.first()
        if demand.initial is None:
            del self.fields["demand"]
            for name in ("want", "measure", "office"):
                self.fields[name].required = True

    def clean(self) -> Cleaned:
        """Ask for what a new demand needs, where none of the known ones was chosen."""
        cleaned = dict(super().clean() or {})
        if not cleaned.get("demand"):
            for name in ("want", "measure", "office"):
                if not cleaned.get(name) and not self.has_error(name):
                    self.add_error(name, self.fields[name].error_messages["required"])
        return cleaned


class EndForm(CreatingForm):
    """How a campaign ended."""

    outcome = forms.ChoiceField(
        label=_("How did it end?"), choices=Campaign.Outcome.choices, widget=forms.RadioSelect
    )
