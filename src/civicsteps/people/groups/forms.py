"""What is typed about groups, their people and their contacts."""

from collections.abc import Iterable

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from civicsteps.core import clock
from civicsteps.core.files.forms import PreparedFileField
from civicsteps.core.forms import DayField
from civicsteps.core.web import CreatingForm
from civicsteps.people.groups.models import Consent, ExportReason, Group, Membership
from civicsteps.people.groups.rules import ROLES_AT

ACCENTS = (
    ("petrol", _("petrol")),
    ("brick", _("brick")),
    ("leaf", _("leaf")),
    ("plum", _("plum")),
    ("amber", _("amber")),
    ("ink", _("ink")),
    ("sky", _("sky")),
    ("moss", _("moss")),
)


class GroupForm(CreatingForm):
    """A group's first day: name, place, one sentence, one photo."""

    name = forms.CharField(
        label=_("What is the group called?"),
        help_text=_("As you call yourselves. No papers are needed."),
        max_length=120,
    )
    place = forms.CharField(
        label=_("Where are you?"),
        help_text=_("A village, a quarter, a town."),
        max_length=120,
    )
    aim = forms.CharField(
        label=_("What do you want, in one sentence?"),
        max_length=240,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    photo = PreparedFileField(
        label=_("A photo"),
        help_text=_("Take one now or choose one: the place, or you together. Everybody sees it."),
        accept="images",
        required=False,
    )


class NewGroupForm(GroupForm):
    """The same; a coalition comes by an address of its own, and says so unseen."""

    kind = forms.ChoiceField(
        choices=[(kind, kind.label) for kind in (Group.Kind.GROUP, Group.Kind.COALITION)],
        initial=Group.Kind.GROUP,
        widget=forms.HiddenInput,
    )


class EditGroupForm(GroupForm):
    """All that a group says of itself."""

    contact = forms.CharField(
        label=_("How can somebody find you?"),
        help_text=_("In general words, for everybody to see: nobody's own telephone here."),
        max_length=200,
        required=False,
    )
    legal_form = forms.ChoiceField(label=_("Your form"), choices=Group.LegalForm.choices)
    accent = forms.ChoiceField(label=_("The colour of your page"), choices=ACCENTS)
    name_en = forms.CharField(label=_("The name in English"), max_length=120, required=False)
    aim_en = forms.CharField(label=_("The sentence in English"), max_length=240, required=False)


class OwnGroupForm(EditGroupForm):
    """The same for its own organisers, who alone say whether they are in danger."""

    at_risk = forms.BooleanField(
        label=_("We could be in danger if our names were known"),
        help_text=_("Then no page shows a member's name or telephone."),
        required=False,
    )


class RoleForm(CreatingForm):
    """A role in a group; what each may do is said beside it."""

    role = forms.ChoiceField(label=_("As what?"), widget=forms.RadioSelect)

    def __init__(self, *args: object, kind: str = Group.Kind.GROUP, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            (role, ROLE_WORDS[role]) for role in ROLES_AT[Group.Kind(kind)]
        ]


ROLE_WORDS: dict[str, str | Promise] = {
    Membership.Role.ORGANISER: _("Organiser: writes, decides, invites"),
    Membership.Role.MEMBER: _("Member: sees all, brings words and evidence"),
    Membership.Role.VOLUNTEER: _("Volunteer: helps, without the list of people"),
    Membership.Role.ADMIN: _("Administrator: runs the centre"),
    Membership.Role.MENTOR: _("Mentor: helps the groups"),
    Membership.Role.FUNDER: _("Funder: sees accepted reports"),
}


class ContactForm(CreatingForm):
    """A person whom the group may reach."""

    name = forms.CharField(label=_("Name"), max_length=120)
    phone = forms.CharField(
        label=_("Telephone"),
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel"}),
    )
    email = forms.EmailField(label=_("E-mail"), required=False)
    note = forms.CharField(
        label=_("A note"),
        help_text=_("Write so that the person may read it."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def clean_phone(self) -> str:
        """Refuse a telephone that has too few or too many digits."""
        typed = str(self.cleaned_data["phone"])
        if typed and not 6 <= sum(c.isdigit() for c in typed) <= 15:
            raise forms.ValidationError(_("A telephone has between 6 and 15 digits."))
        return typed


class ConsentForm(CreatingForm):
    """What a person agreed to, when and how."""

    purpose = forms.ChoiceField(
        label=_("What did they agree to?"),
        choices=Consent.Purpose.choices,
        widget=forms.RadioSelect,
    )
    how = forms.ChoiceField(
        label=_("How did they say it?"), choices=Consent.How.choices, widget=forms.RadioSelect
    )
    agreed_on = DayField(label=_("When?"), initial=clock.today)


class NewContactForm(ContactForm):
    """A person, and what they agreed to."""

    consents = forms.MultipleChoiceField(
        label=_("What did they agree to?"),
        help_text=_("Tick nothing if they agreed to nothing: then nobody writes to them."),
        choices=Consent.Purpose.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    how = forms.ChoiceField(
        label=_("How did they say it?"),
        choices=Consent.How.choices,
        initial=Consent.How.SPOKEN,
        widget=forms.RadioSelect,
    )
    agreed_on = DayField(label=_("When?"), initial=clock.today)


class ExportForm(forms.Form):
    """Why a list of people is taken out."""

    reason = forms.ChoiceField(
        label=_("What is the list for?"),
        help_text=_("The group sees who took it out, when and for what."),
        choices=ExportReason.choices,
        widget=forms.RadioSelect,
    )


class ChooseGroupForm(CreatingForm):
    """One of the groups that a person runs."""

    group = forms.ModelChoiceField(
        label=_("Which one?"), queryset=Group.objects.none(), widget=forms.RadioSelect
    )

    def __init__(self, *args: object, groups: Iterable[Group] = (), **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["group"].queryset = groups  # type: ignore[attr-defined]  # a ModelChoiceField
