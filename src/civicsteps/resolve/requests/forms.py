"""What people type about requests."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from civicsteps.causes.models import Cause, Demand
from civicsteps.core import clock
from civicsteps.core.forms import DayField
from civicsteps.core.web import Cleaned, CreatingForm
from civicsteps.people.authorities.models import Office
from civicsteps.people.authorities.queries import office_called, offices_near
from civicsteps.resolve.letters.drafting import Words
from civicsteps.resolve.letters.forms import SignedForm, asked_by
from civicsteps.resolve.requests import words

OFFERED = 40
TO_MANY = [
    ("T544", _("for documents or data that they have")),
    ("TOG27", _("to do something, or to answer")),
]


class EventForm(CreatingForm):
    """What was said, and on which day."""

    on = DayField(label=_("When"), initial=clock.today)
    note = forms.CharField(
        label=_("What they said, in a sentence"),
        help_text=_("Everybody sees it. No names of clerks or neighbours."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class OutcomeForm(CreatingForm):
    """What an office did, in the terms of the request; `initial["instrument"]` decides them."""

    outcome = forms.ChoiceField(label=_("What did they do?"), widget=forms.RadioSelect)
    exception = forms.CharField(
        label=_("What they rest a refusal on"),
        help_text=_("The article or the exception, as they write it."),
        max_length=120,
        required=False,
    )
    note = forms.CharField(
        label=_("What they answered, in a sentence"),
        help_text=_("Everybody sees it. No names of neighbours."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["outcome"]
        if isinstance(field, forms.ChoiceField):
            field.choices = words.outcomes_for(self.initial.get("instrument", ""))


class ManyForm(SignedForm, CreatingForm):
    """One question to many offices; `initial["cause"]` is its cause."""

    instrument = forms.ChoiceField(
        label=_("What do you ask them?"), choices=TO_MANY, widget=forms.RadioSelect
    )
    question = forms.CharField(
        label=_("The question in a few words"),
        help_text=_("Only the group's page shows it: “Who owns the bridge?”"),
        max_length=140,
    )
    offices = forms.ModelMultipleChoiceField(
        label=_("To whom"),
        queryset=Office.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    more = forms.CharField(
        label=_("Other offices, each on its own line"),
        help_text=_("As the register names them: “CFR”, “Town hall of Mogoșoaia, mayor”."),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    demand = forms.ModelChoiceField(
        label=_("What it is about"), queryset=Demand.objects.none(), required=False
    )
    subject = forms.CharField(label=_("Subject"), max_length=140)
    body = forms.CharField(
        label=_("What the matter is"),
        max_length=6000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    requests = forms.CharField(
        label=_("What you ask"),
        help_text=_("Each request on its own line. We number them."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    field_order = (
        "once", "instrument", "question", "offices", "more", "demand", "subject", "body",
        "requests", "as_association", "signer", "domicile",
    )  # fmt: skip

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        cause: Cause = self.initial["cause"]
        near = list(offices_near(cause.group.place)[:OFFERED])
        self._offer("offices", near, [(office.pk, office.label) for office in near])
        demands = list(asked_by(cause))
        self._offer("demand", demands, [("", "–"), *((d.pk, d.sentence) for d in demands)])
        self.ask_who_signs(cause.group)

    def clean(self) -> Cleaned:
        """Gather the words of the letters; a petition is about one of the things asked."""
        cleaned = dict(super().clean() or {})
        if cleaned.get("instrument") == "TOG27" and not cleaned.get("demand"):
            self.add_error("demand", _("Choose one of the things you ask."))
        cleaned["offices"] = [*cleaned.get("offices", ()), *self._named(cleaned.pop("more", ""))]
        if not self.errors:
            said = ("subject", "body", "requests", "signer", "domicile", "as_association")
            told: dict[str, Any] = {name: cleaned.pop(name) for name in said if name in cleaned}
            cleaned["words"] = Words(**told, instrument=cleaned.pop("instrument"))
        return cleaned

    def _named(self, typed: str) -> list[Office]:
        found = []
        for line in [line.strip() for line in typed.splitlines() if line.strip()][:OFFERED]:
            if office := office_called(line):
                found.append(office)
            else:
                reason = _("The register has no such office, or several: %(name)s.")
                self.add_error("more", reason % {"name": line[:80]})
        return found

    def _offer(self, name: str, rows: list[Any], choices: list[tuple[Any, Any]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ModelChoiceField):
            table = Office if name == "offices" else Demand
            field.queryset = table._default_manager.filter(pk__in=[row.pk for row in rows])
            field.choices = choices
