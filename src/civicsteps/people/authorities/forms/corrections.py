"""What is typed to propose a correction of the register, and to decide on one."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from civicsteps.core.web import CreatingForm
from civicsteps.people.authorities.models import Authority, Channel, Correction, Office
from civicsteps.people.authorities.topics import Topic

What = Correction.What


class CorrectionForm(CreatingForm):
    """A correction: of what, how it should read, and where that was read.

    Of an address that stands in the register the choice of `channel` is enough.
    """

    what = forms.ChoiceField(label=_("What is not right?"), choices=What.choices)
    new = forms.CharField(
        label=_("How should it read?"),
        help_text=_("Of an address that is not theirs any more: leave it empty."),
        max_length=300,
        required=False,
    )
    channel = forms.ModelChoiceField(
        Channel.objects.none(),
        label=_("If it is an address: which one?"),
        empty_label=_("a new one"),
        required=False,
    )
    office = forms.ModelChoiceField(
        Office.objects.none(),
        label=_("Of which office?"),
        empty_label=_("of the authority"),
        required=False,
    )
    kind = forms.ChoiceField(
        label=_("If it is a new address: what is it?"),
        choices=[("", "–"), *Channel.Kind.choices],
        required=False,
    )
    topic = forms.ChoiceField(
        label=_("If it is what they decide: what?"),
        choices=[("", "–"), *Topic.choices],
        required=False,
    )
    source = forms.CharField(
        label=_("Where did you read it?"),
        help_text=_("The address of a page, or what they told you and when."),
        max_length=300,
    )

    def __init__(self, *args: Any, authority: Authority, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **kwargs)
        offices = Office.objects.filter(authority=authority).order_by("folded")
        channels = Channel.objects.filter(office__authority=authority, superseded_on=None)
        _choose(self.fields["office"], offices)
        _choose(self.fields["channel"], channels.order_by("kind", "address"))


class RefusingForm(forms.Form):
    """Whether a correction is accepted, and why not."""

    accept = forms.TypedChoiceField(
        label=_("Do you put the register right so?"),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect(attrs={"class": "two"}),
    )
    reason = forms.CharField(
        label=_("Why?"),
        help_text=_("If not, whoever proposed it reads this."),
        max_length=300,
        required=False,
    )


def _choose(field: forms.Field, rows: Any) -> None:  # noqa: ANN401 - a queryset of either
    if isinstance(field, forms.ModelChoiceField):
        field.queryset = rows
