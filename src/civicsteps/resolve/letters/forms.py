"""What people type about letters and replies."""

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from civicsteps.causes.models import Cause, Demand
from civicsteps.core import clock
from civicsteps.core.files.forms import PreparedFileField, PreparedFilesField
from civicsteps.core.forms import DayField
from civicsteps.core.web import Cleaned, CreatingForm
from civicsteps.people.authorities.forms import OfficeField
from civicsteps.people.groups.models import Group
from civicsteps.resolve.letters.drafting import Words
from civicsteps.resolve.letters.models import Judgement, Letter

WITH_SEAT = {Group.LegalForm.ASSOCIATION, Group.LegalForm.FOUNDATION}
WORDS = ("subject", "body", "requests", "signer", "domicile", "as_association")


class SignedForm(forms.Form):
    """Who signs: a person, or one in the name of the group's association."""

    as_association = forms.BooleanField(
        label=_("The association signs; the person below represents it"), required=False
    )
    signer = forms.CharField(
        label=_("Who signs"),
        help_text=_("Only the office sees the name, in its own copy."),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
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


class LetterWordsForm(SignedForm):
    """What a letter says; `initial["cause"]` is its cause. Cleans to `office` and `words`."""

    office = OfficeField(label=_("Whom you write to"))
    subject = forms.CharField(
        label=_("Subject"),
        help_text=_("As an office writes it: “Petition about Săbăreni bridge”."),
        max_length=140,
    )
    body = forms.CharField(
        label=_("What the matter is"),
        help_text=_("What happens, where, since when. An empty line begins a new paragraph."),
        max_length=6000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    requests = forms.CharField(
        label=_("What you ask"),
        help_text=_("Each request on its own line. We number them."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    field_order: tuple[str, ...] = ("office", "subject", "body", "requests")

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came
        cause: Cause = self.initial["cause"]
        office = self.fields["office"]
        if isinstance(office, OfficeField):
            office.near = cause.group.place
        self.ask_who_signs(cause.group)

    def clean(self) -> Cleaned:
        """Gather the words of the letter."""
        cleaned = dict(super().clean() or {})
        if not self.errors:
            said = {name: cleaned.pop(name) for name in WORDS if name in cleaned}
            cleaned["words"] = Words(**said)
        return cleaned


class LetterForm(LetterWordsForm, CreatingForm):
    """A new letter, about one of the things that the cause asks."""

    demand = forms.ModelChoiceField(
        label=_("What it is about"), queryset=Demand.objects.none(), empty_label=None
    )

    field_order = ("once", "demand", *LetterWordsForm.field_order)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        demands = asked_by(self.initial["cause"])
        field = self.fields["demand"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = demands
        if len(demands) == 1:
            field.widget = forms.HiddenInput()


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


def proposed(cause: Cause, demand: Demand | None, last: Letter | None) -> dict[str, object]:
    """Return what a new letter says before anybody types: from the cause, and from the last one."""
    said: dict[str, object] = {
        "cause": cause,
        "subject": (gettext("Petition about “%(title)s”") % {"title": cause.title})[:140],
        "body": cause.summary,
    }
    if demand:
        said |= {"demand": demand.pk, "office": demand.office, "requests": demand.sentence}
    if last:
        said |= {name: getattr(last, name) for name in ("signer", "domicile", "as_association")}
    return said
