"""What people type about whose a thing is."""

from typing import Any

from django import forms
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from civicsteps.causes.forms import WhereMixin, choosing
from civicsteps.causes.models import Cause, Demand
from civicsteps.core import clock
from civicsteps.core.files.forms import PreparedFileField
from civicsteps.core.forms import DayField
from civicsteps.core.web import CreatingForm
from civicsteps.people.authorities.forms import OfficeField
from civicsteps.people.authorities.models import Office
from civicsteps.people.groups.models import Group
from civicsteps.resolve.ledger.models import Asset, Claim
from civicsteps.resolve.letters.forms import SignedForm


class AssetForm(WhereMixin, CreatingForm):
    """The bridge, the street, the plot."""

    name = forms.CharField(
        label=_("What is it called?"),
        help_text=_("As people call it: “Săbăreni bridge”."),
        max_length=120,
    )
    kind = forms.ChoiceField(
        label=_("What is it?"),
        choices=Asset.Kind.choices,
        widget=forms.RadioSelect(attrs={"class": "two"}),
    )
    place = forms.CharField(label=_("Where is it?"), max_length=160, required=False)
    cause = forms.ModelChoiceField(
        label=_("Which problem it belongs to"),
        queryset=Cause.objects.none(),
        required=False,
        empty_label=_("None: it stands by itself"),
        help_text=_("Letters are written about a problem."),
    )
    built = forms.CharField(label=_("Since when it stands"), max_length=40, required=False)
    number = forms.CharField(
        label=_("Its number in some register"),
        help_text=_("The number of the land book or of an inventory, if you know it."),
        max_length=60,
        required=False,
    )
    notes = forms.CharField(
        label=_("What else should be known"),
        help_text=_("Everybody reads it. No names of neighbours."),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    photo = PreparedFileField(label=_("A photo"), accept="images", required=False)

    def __init__(self, *args: Any, group: Group, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **kwargs)
        choosing(self, "cause").queryset = group.causes.order_by("title")


class ClaimForm(CreatingForm):
    """What an office said, when, and where that is written."""

    office = OfficeField(label=_("Who says it?"))
    stance = forms.ChoiceField(
        label=_("What do they say?"), choices=Claim.Stance.choices, widget=forms.RadioSelect
    )
    on = DayField(
        label=_("On what day?"),
        help_text=_("The day of their paper. If they do not answer: the day you asked them."),
    )
    precision = forms.ChoiceField(
        label=_("How exactly do we know the day?"),
        choices=Claim.Precision.choices,
        initial=Claim.Precision.DAY,
    )
    quote = forms.CharField(
        label=_("Their words"),
        help_text=_("Copy exactly what they write. No names of neighbours."),
        max_length=3000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    number = forms.CharField(label=_("The number of their paper"), max_length=40, required=False)
    points_to = OfficeField(label=_("Whom they name instead"), required=False)
    forwarded_on = DayField(
        label=_("When they say that they sent it there"),
        help_text=_("Leave it empty if they only name somebody else."),
        required=False,
    )
    legal_ground = forms.CharField(
        label=_("The law or the act they rest on"), max_length=240, required=False
    )
    document = PreparedFileField(
        label=_("Their paper, or a photo of it"),
        help_text=_("Everybody sees it: hide the names and addresses of neighbours first."),
        accept="both",
        required=False,
    )
    url = forms.URLField(
        label=_("Or its address on the internet"),
        max_length=300,
        required=False,
        assume_scheme="https",
    )
    publisher = forms.CharField(label=_("Who published it"), max_length=120, required=False)

    def __init__(self, *args: Any, near: str, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **kwargs)
        for name in ("office", "points_to"):
            _near(self, name, near)


class ReceiptForm(CreatingForm):
    """Whether what was sent on came."""

    came = forms.TypedChoiceField(
        label=_("Did it come?"),
        choices=[("yes", _("Yes, they registered it")), ("no", _("No, they say nothing came"))],
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
    )
    number = forms.CharField(label=_("Under what number"), max_length=40, required=False)
    on = DayField(
        label=_("On what day?"),
        help_text=_("The day of the number, or the day they told you."),
        initial=clock.today,
    )
    document = PreparedFileField(
        label=_("Their paper, or a photo of it"),
        help_text=_("Everybody sees it: hide the names and addresses of neighbours first."),
        accept="both",
        required=False,
    )


class LettersForm(SignedForm, CreatingForm):
    """To whom the letters go, and who signs them.

    What can be chosen was fetched already: `demands`, `offices` and `prefects`.
    """

    demand = forms.ModelChoiceField(
        label=_("What they are about"), queryset=Demand.objects.none(), empty_label=None
    )
    offices = forms.ModelMultipleChoiceField(
        label=_("One letter to each of these"),
        queryset=Office.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    prefect = forms.ModelChoiceField(
        label=_("And one to the prefect"), queryset=Office.objects.none(), required=False
    )
    field_order = ("demand", "offices", "prefect")

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - Django's own
        group: Group,
        demands: list[Demand],
        offices: list[Office],
        prefects: list[Office],
        **kwargs: Any,  # noqa: ANN401 - Django's own
    ) -> None:
        super().__init__(*args, **kwargs)
        self._offer("demand", Demand, [(demand.pk, demand.sentence) for demand in demands])
        self._offer("offices", Office, [(office.pk, office.label) for office in offices])
        nobody = ("", _("To no prefect"))
        self._offer("prefect", Office, [nobody, *((p.pk, p.label) for p in prefects)])
        if len(demands) == 1:
            field = self.fields["demand"]
            field.initial, field.widget = demands[0].pk, forms.HiddenInput()
        if not prefects:
            del self.fields["prefect"]
        self.ask_who_signs(group)

    def _offer(self, name: str, table: type[Model], choices: list[tuple[Any, Any]]) -> None:
        # Asked of the database only for what was chosen.
        field = choosing(self, name)
        field.queryset = table._default_manager.filter(pk__in=[key for key, _ in choices if key])
        field.choices = choices


def _near(form: forms.Form, name: str, place: str) -> None:
    field = form.fields[name]
    if isinstance(field, OfficeField):
        field.near = place
