"""What is typed into the register of authorities."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from civicsteps.core import clock
from civicsteps.core.forms import DayField
from civicsteps.core.web import CreatingForm
from civicsteps.people.authorities.counties import BY_NAME
from civicsteps.people.authorities.models import Authority, Channel, Office
from civicsteps.people.authorities.topics import Topic


class WebsiteField(forms.URLField):
    """An address on the web; without its beginning it is taken as a safe one."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(max_length=300, assume_scheme="https", **kwargs)


class AuthorityForm(CreatingForm):
    """A public body."""

    name = forms.CharField(
        label=_("What is it called?"),
        help_text=_("Its whole name, as on its own letters: “Town hall of Vaslui”."),
        max_length=160,
    )
    kind = forms.ChoiceField(
        label=_("What is it?"), choices=Authority.Kind.choices, initial=Authority.Kind.OTHER
    )
    place = forms.CharField(label=_("Where is it?"), max_length=120, required=False)
    county = forms.ChoiceField(
        label=_("Of which county?"),
        choices=[("", _("the whole country")), *BY_NAME],
        required=False,
    )
    website = WebsiteField(label=_("Its website"), required=False)
    profile = forms.ChoiceField(
        label=_("Which laws bind it?"),
        help_text=_(
            "A private company owes no answer under the laws on information and petitions."
        ),
        choices=[("", _("those of its kind")), *Authority.Profile.choices],
        required=False,
    )
    name_en = forms.CharField(label=_("Its name in English"), max_length=160, required=False)


class OfficeForm(CreatingForm):
    """Who decides or answers there."""

    name = forms.CharField(
        label=_("What is the office called?"),
        help_text=_("“Mayor”, “Local Council”, “Parks directorate”."),
        max_length=160,
    )
    kind = forms.ChoiceField(label=_("What is it?"), choices=Office.Kind.choices)
    salutation = forms.CharField(
        label=_("How does a letter to it begin?"),
        help_text=_("As it is said: “Dear Madam Mayor,”."),
        max_length=120,
        required=False,
    )
    name_en = forms.CharField(label=_("Its name in English"), max_length=160, required=False)


class MandateForm(CreatingForm):
    """Who holds an office, from when until when."""

    holder = forms.CharField(
        label=_("Who holds it?"),
        help_text=_("Leave it empty where the name does not matter."),
        max_length=120,
        required=False,
    )
    begins = DayField(label=_("From"))
    ends = DayField(label=_("Until"), required=False)
    source = forms.CharField(label=_("Where did you read it?"), max_length=300, required=False)


class EndForm(forms.Form):
    """The day on which a mandate ended."""

    ends = DayField(label=_("When did it end?"), initial=clock.today)


class ChannelForm(CreatingForm):
    """A way to reach an office."""

    kind = forms.ChoiceField(label=_("How?"), choices=Channel.Kind.choices)
    address = forms.CharField(
        label=_("The address or the number"),
        help_text=_("E-mail, telephone, street and opening hours, or the address of the form."),
        max_length=300,
    )
    purpose = forms.ChoiceField(
        label=_("For what?"),
        choices=[("", _("for anything")), *Channel.Purpose.choices],
        required=False,
    )
    source = forms.CharField(label=_("Where did you read it?"), max_length=300, required=False)
    source_url = WebsiteField(label=_("The address of that page"), required=False)
    attachments_mb = forms.IntegerField(
        label=_("How large may an e-mail be, in MB?"),
        help_text=_("Only if they say so."),
        min_value=1,
        max_value=200,
        required=False,
    )


class CheckForm(forms.Form):
    """Whether a way to reach an office works."""

    works = forms.ChoiceField(
        label=_("Did it work?"),
        choices=[
            ("yes", _("Yes")),
            ("no", _("No")),
            ("refuses", _("It exists, but they take no letters there")),
        ],
        widget=forms.RadioSelect,
    )


class ReplaceForm(CreatingForm):
    """What takes the place of an address."""

    address = forms.CharField(
        label=_("What is it now?"),
        help_text=_("Leave it empty if nothing took its place."),
        max_length=300,
        required=False,
    )
    source = forms.CharField(label=_("Where did you read it?"), max_length=300, required=False)


class CompetenceForm(CreatingForm):
    """What an authority decides."""

    topic = forms.ChoiceField(label=_("What do they decide?"), choices=Topic.choices)
    office = forms.ModelChoiceField(
        Office.objects.none(),
        label=_("Which office there?"),
        empty_label=_("the authority as a whole"),
        required=False,
    )
    place = forms.CharField(
        label=_("Only in one place?"),
        help_text=_("A street, a road, a village. Empty: wherever the authority is."),
        max_length=120,
        required=False,
    )
    note = forms.CharField(
        label=_("What should a person who writes know?"), max_length=300, required=False
    )
    source = forms.CharField(
        label=_("Where did you read it?"),
        help_text=_("A law, a decision, their answer, their page."),
        max_length=300,
    )
