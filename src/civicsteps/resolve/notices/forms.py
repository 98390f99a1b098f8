"""What is typed about agendas, and the base of every form about one demand of a cause."""

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from civicsteps.causes.models import Cause, Demand
from civicsteps.core import clock
from civicsteps.core.files.forms import PreparedFileField
from civicsteps.core.forms import DayField
from civicsteps.core.web import CreatingForm
from civicsteps.people.authorities.forms import OfficeField
from civicsteps.resolve.notices.models import AgendaItem


class DemandForm(CreatingForm):
    """A form about one demand of a cause, given as `initial["cause"]`.

    The field of the demand is left out where the cause has none, and filled where it has one.
    """

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.cause: Cause = self.initial["cause"]
        asked = self.cause.demands.filter(withdrawn_on=None)
        self.demands = list(asked.select_related("office__authority"))
        if self.demands:
            self.fields["demand"] = _demand_field(self.cause, self.demands)
            self.order_fields(self.field_order)


class OfficeDemandForm(DemandForm):
    """A form about one demand and an office: by default the one that the demand was put to."""

    office_label: str | Promise = ""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        office = OfficeField(label=self.office_label, required=not self.demands)
        office.near = self.cause.group.place
        if len(self.demands) == 1:
            office.initial = self.demands[0].office
        self.fields["office"] = office
        self.order_fields(self.field_order)

    def clean(self) -> dict[str, object]:
        """Take the demand's office where none was written."""
        cleaned = dict(super().clean() or {})
        demand = cleaned.get("demand")
        if "office" not in self.errors and not cleaned.get("office"):
            if isinstance(demand, Demand):
                cleaned["office"] = demand.office
            else:
                self.add_error("office", OfficeField.default_error_messages["required"])
        return cleaned


class SourceMixin(forms.Form):
    """Where it can be read: a file, or an address and who published it."""

    document = PreparedFileField(
        label=_("The document, or a photo of it"), accept="both", required=False
    )
    url = forms.URLField(
        label=_("Or its address on the internet"),
        max_length=300,
        required=False,
        assume_scheme="https",
    )
    publisher = forms.CharField(
        label=_("Who published it"),
        help_text=_("“The site of the town hall”, or the newspaper's name."),
        max_length=120,
        required=False,
    )


class AgendaItemForm(SourceMixin, OfficeDemandForm):
    """An authority has the problem on its agenda."""

    office_label = _("Whose agenda is it?")

    kind = forms.ChoiceField(
        label=_("Where is it on?"),
        choices=AgendaItem.Kind.choices,
        widget=forms.RadioSelect(attrs={"class": "two"}),
    )
    on = DayField(label=_("On what day?"))
    title = forms.CharField(
        label=_("How is it written there?"),
        help_text=_("Copy the title of the point or of the draft."),
        max_length=240,
    )

    field_order = ("demand", "office", "kind", "on", "title", "document", "url", "publisher")


class TakenOffForm(forms.Form):
    """An item was taken off the agenda."""

    on = DayField(label=_("When was it taken off?"), initial=clock.today)
    reason = forms.CharField(label=_("Why, if they said"), max_length=240, required=False)


def _demand_field(cause: Cause, demands: list[Demand]) -> forms.ModelChoiceField[Demand]:
    return forms.ModelChoiceField(
        label=_("What was it about?"),
        queryset=cause.demands.all(),
        required=False,
        empty_label=_("The whole problem"),
        initial=demands[0].pk if len(demands) == 1 else None,
    )
