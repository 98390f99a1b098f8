"""What people type about letters and replies."""

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from civicsteps.causes.models import Cause, Demand
from civicsteps.core import clock
from civicsteps.core.files.forms import PreparedFileField, PreparedFilesField
from civicsteps.core.forms import DayField
from civicsteps.core.web import CreatingForm
from civicsteps.people.groups.models import Group
from civicsteps.resolve.letters.models import Judgement, Letter

WITH_SEAT = {Group.LegalForm.ASSOCIATION, Group.LegalForm.FOUNDATION}


class NamesInput(forms.TextInput):
    """A name, with the names that were typed before to choose from."""

    template_name = "letters/names_input.html"

    def __init__(self) -> None:
        super().__init__(attrs={"autocomplete": "name"})
        self.names: list[str] = []

    def get_context(
        self, name: str, value: object, attrs: dict[str, object] | None
    ) -> dict[str, object]:
        """Return the template's context, with the names."""
        listed = {"list": f"id_{name}_names"} if self.names else {}
        context: dict[str, object] = super().get_context(name, value, {**(attrs or {}), **listed})
        return context | {"names": self.names}


class SignedForm(forms.Form):
    """Who signs: a person, or one in the name of the group's association."""

    as_association = forms.BooleanField(
        label=_("The association signs; the person below represents it"), required=False
    )
    signer = forms.CharField(
        label=_("Who signs"),
        help_text=_("Only the office sees the name, in its own copy."),
        max_length=120,
        widget=NamesInput,
    )
    domicile = forms.CharField(
        label=_("Where they live, or the seat of the association"),
        help_text=_("Without an address petitions are put aside. Only the office sees it."),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
    )

    def ask_who_signs(self, group: Group) -> None:
        """Leave out what a group without a seat cannot answer."""
        if group.legal_form not in WITH_SEAT:
            del self.fields["as_association"]


class SendForm(CreatingForm):
    """Sending by e-mail: soon, or at once."""

    at_once = forms.BooleanField(
        label=_("Send it now, without waiting"),
        help_text=_("Otherwise you have ten minutes to stop it, and at night it waits for eight."),
        required=False,
    )


class HandOverForm(CreatingForm):
    """A letter that was taken there or posted."""

    channel = forms.ChoiceField(
        label=_("How did it get there?"),
        choices=[
            (Letter.Channel.COUNTER.value, _("I took it to the registry counter")),
            (Letter.Channel.POST.value, _("I posted it")),
        ],
        widget=forms.RadioSelect,
    )
    on = DayField(label=_("When"), initial=clock.today)
    number = forms.CharField(
        label=_("The number of the registered letter"),
        help_text=_("If you posted it registered: it stands on the receipt."),
        max_length=40,
        required=False,
    )
    proof = PreparedFileField(
        label=_("The stamped copy, or the receipt of the post"),
        help_text=_("A photo is enough. Only the group sees it."),
    )


class NumberForm(CreatingForm):
    """The number under which an office registered a letter."""

    number = forms.CharField(
        label=_("Registration number"), help_text=_("As they said it: 12345/2026."), max_length=40
    )
    on = DayField(label=_("Registered on"), initial=clock.today)


class ReplyForm(CreatingForm):
    """A reply that came on paper."""

    received_on = DayField(label=_("When it came"), initial=clock.today)
    pages = PreparedFilesField(
        label=_("The reply, photographed or scanned"),
        help_text=_("All its pages. Only the group sees them."),
        most=6,
    )
    number = forms.CharField(label=_("The number on it"), max_length=40, required=False)
    text = forms.CharField(
        label=_("What it says"),
        help_text=_("If you want to copy it. Only the group sees it."),
        max_length=20000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class JudgeForm(CreatingForm):
    """Four buttons: did they answer?"""

    answered = forms.ChoiceField(
        label=_("Did they answer what we asked?"),
        choices=Judgement.Answered.choices,
        widget=forms.RadioSelect(attrs={"class": "two"}),
    )
    refused = forms.BooleanField(label=_("They refuse"), required=False)
    note = forms.CharField(
        label=_("What they answered, in a sentence"),
        help_text=_("Everybody sees it. No names of neighbours."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class SettleForm(CreatingForm):
    """Whether a letter in doubt left."""

    left = forms.TypedChoiceField(
        label=_("Did they receive it?"),
        choices=[("yes", _("Yes, they have it")), ("no", _("No, they do not have it"))],
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
    )


def asked_by(cause: Cause) -> QuerySet[Demand]:
    """Return what a cause asks now, with who decides."""
    return cause.demands.filter(withdrawn_on=None).select_related("office__authority")
