"""What is typed about duties, streets and investments."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from civicsteps.causes.forms import choosing
from civicsteps.causes.models import Cause
from civicsteps.core import clock
from civicsteps.core.files.forms import PreparedFileField
from civicsteps.core.forms import DayField
from civicsteps.core.guard.forms import GuardedForm
from civicsteps.core.web import CreatingForm
from civicsteps.people.authorities.models import Authority, Office
from civicsteps.people.groups.models import Group
from civicsteps.resolve.duties.amounts import amount_of
from civicsteps.resolve.duties.models import (
    FIRST_YEAR,
    LAST_YEAR,
    InvestmentLine,
    Look,
    Review,
    StreetService,
)
from civicsteps.resolve.duties.packs import Duty
from civicsteps.resolve.duties.queries import authorities_near, causes_of


def _this_year() -> int:
    return clock.today().year


class YearField(forms.IntegerField):
    """A year, this one at first."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        kwargs.setdefault("label", _("Year"))
        kwargs.setdefault("initial", _this_year)
        super().__init__(min_value=FIRST_YEAR, max_value=LAST_YEAR, **kwargs)


class AmountField(forms.CharField):
    """An amount typed in lei, as people write it; the cleaned value is in bani, or None."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal"}))
        super().__init__(max_length=30, **kwargs)

    def clean(self, value: Any) -> Any:  # noqa: ANN401 - Django's own
        """Return the amount in bani."""
        typed = super().clean(value)
        try:
            return amount_of(typed)
        except ValueError as error:
            raise forms.ValidationError(_("This is no sum of money.")) from error


class AuthorityMixin(forms.Form):
    """Which authority, those near the group first."""

    def offer_authorities(self, group: Group) -> None:
        """Add the field with what a group may choose from."""
        near = authorities_near(group)
        self.fields["authority"] = forms.ModelChoiceField(
            label=_("Which authority?"),
            queryset=Authority.objects.filter(pk__in=[one.pk for one in near]),
            initial=near[0].pk if near else None,
        )


class ReviewForm(AuthorityMixin, CreatingForm):
    """A check of a year."""

    year = YearField()
    field_order = ("authority", "year")

    def __init__(self, *args: Any, group: Group, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **kwargs)
        self.offer_authorities(group)
        self.order_fields(self.field_order)


class LookMixin(forms.Form):
    """What was found of one thing, and what shows it."""

    state = forms.ChoiceField(
        label=_("Did you find it?"), choices=Look.State.choices, widget=forms.RadioSelect
    )
    url = forms.URLField(
        label=_("Its address on the internet"),
        max_length=300,
        required=False,
        assume_scheme="https",
    )
    document = PreparedFileField(
        label=_("A picture of the screen, or the document"), accept="both", required=False
    )
    seen_on = DayField(label=_("On which day did you look?"), initial=clock.today)
    note = forms.CharField(
        label=_("Anything to add"),
        help_text=_("Where you looked, what is missing from it."),
        max_length=300,
        required=False,
    )


class LookForm(LookMixin, CreatingForm):
    """What the group's people found."""


class BringForm(LookMixin, GuardedForm):
    """What a neighbour found."""


class CauseForm(CreatingForm):
    """On which problem a check lies."""

    cause = forms.ModelChoiceField(queryset=Cause.objects.none(), label=_("Which problem?"))

    def __init__(self, *args: Any, group: Group, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **kwargs)
        causes = causes_of(group)
        choosing(self, "cause").queryset = causes
        only = list(causes[:2])
        choosing(self, "cause").initial = only[0].pk if len(only) == 1 else None


class MissingForm(CauseForm):
    """The request for what is missing."""

    office = forms.ModelChoiceField(queryset=Office.objects.none(), label=_("To whom?"))
    duties = forms.MultipleChoiceField(
        label=_("What do you ask for?"), widget=forms.CheckboxSelectMultiple
    )
    signer = forms.CharField(label=_("Who signs"), max_length=120)
    domicile = forms.CharField(label=_("Their address"), max_length=200)
    field_order = ("duties", "cause", "office", "signer", "domicile")

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - Django's own
        review: Review,
        missing: list[Duty],
        **kwargs: Any,  # noqa: ANN401 - Django's own
    ) -> None:
        super().__init__(*args, group=review.group, **kwargs)
        offices = Office.objects.filter(authority=review.authority)
        choosing(self, "office").queryset = offices
        choosing(self, "office").initial = offices.first()
        choices = [(one.id, one.title) for one in missing]
        self.fields["duties"] = forms.MultipleChoiceField(
            label=_("What do you ask for?"),
            choices=choices,
            widget=forms.CheckboxSelectMultiple,
        )
        self.order_fields(self.field_order)


class StreetsForm(CreatingForm):
    """Streets of a list, one on each line."""

    names = forms.CharField(
        label=_("Streets, one on each line"),
        max_length=60_000,
        widget=forms.Textarea(attrs={"rows": 10}),
    )

    def clean_names(self) -> list[str]:
        """Return the lines."""
        return [line for line in str(self.cleaned_data["names"]).splitlines() if line.strip()]


class ServicesForm(CreatingForm):
    """What a street has: one tap for each service, as on the street itself."""

    seen_on = DayField(label=_("On which day did you look?"), initial=clock.today)
    document = PreparedFileField(label=_("A photo"), accept="images", required=False)
    note = forms.CharField(label=_("Anything to add"), max_length=200, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **kwargs)
        now = self.initial.get("now", {})
        for service, label in StreetService.Service.choices:
            self.fields[f"is_{service}"] = forms.ChoiceField(
                label=label,
                choices=StreetService.State.choices,
                required=False,
                help_text=_("So far: %(state)s") % {"state": now[service]}
                if service in now
                else "",
                widget=forms.RadioSelect(attrs={"class": "two"}),
            )
        services = [f"is_{service}" for service in StreetService.Service.values]
        self.order_fields([*services, "seen_on", "document", "note"])

    def clean(self) -> dict[str, object]:
        """Gather the states by service."""
        cleaned = dict(super().clean() or {})
        names = StreetService.Service.values
        cleaned["states"] = {name: cleaned.pop(f"is_{name}", "") for name in names}
        return cleaned


class InvestmentForm(AuthorityMixin, CreatingForm):
    """A line of a list of investments."""

    year = YearField()
    words = forms.CharField(
        label=_("What does the list say?"),
        help_text=_("Copy the line as it is printed."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    street = forms.CharField(label=_("Street"), max_length=120, required=False)
    amount = AmountField(label=_("For how much, in lei"), required=False)
    stage = forms.ChoiceField(
        label=_("How far did it come?"),
        choices=InvestmentLine.Stage.choices,
        initial=InvestmentLine.Stage.LISTED,
    )
    source = forms.CharField(
        label=_("Which list is it?"),
        help_text=_("As it is called: “The list of investments for 2026”."),
        max_length=160,
    )
    url = forms.URLField(
        label=_("Its address on the internet"),
        max_length=300,
        required=False,
        assume_scheme="https",
    )
    document = PreparedFileField(
        label=_("The document, or a photo of it"), accept="both", required=False
    )
    field_order = ("year", "words", "street", "amount", "stage", "source", "url", "document")

    def __init__(self, *args: Any, group: Group, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **kwargs)
        self.offer_authorities(group)
        self.order_fields(("authority", *self.field_order))


class StageForm(CreatingForm):
    """How far a line came."""

    stage = forms.ChoiceField(
        label=_("How far did it come?"),
        choices=InvestmentLine.Stage.choices,
        widget=forms.RadioSelect,
    )
    on = DayField(label=_("On which day did you look?"), initial=clock.today)
    note = forms.CharField(label=_("How do you know?"), max_length=200, required=False)


class ImportChoicesForm(forms.Form):
    """Of which year and list a file is, where its lines do not say."""

    year = YearField(help_text=_("For lines that have no year of their own."))
    source = forms.CharField(
        label=_("Which list is it?"),
        help_text=_("As it is called: “The list of investments for 2026”."),
        max_length=160,
    )
    url = forms.URLField(
        label=_("Its address on the internet"),
        max_length=300,
        required=False,
        assume_scheme="https",
    )
