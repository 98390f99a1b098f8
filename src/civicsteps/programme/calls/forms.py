"""What the centre's staff fill in for a programme."""

from decimal import Decimal

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from civicsteps.core.forms import DayField
from civicsteps.core.ids import slugify
from civicsteps.core.imprint.models import Notice
from civicsteps.core.web import CreatingForm
from civicsteps.people.groups.models import Group
from civicsteps.programme.calls.models import Participation


class ProgrammeForm(CreatingForm):
    """A programme: what it is called, to what end, from when until when, with what money."""

    name = forms.CharField(label=_("What is it called?"), max_length=160)
    aim = forms.CharField(
        label=_("What should come of it, in a sentence or two?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    begins = DayField(label=_("First day"))
    ends = DayField(label=_("Last day"))
    name_en = forms.CharField(label=_("Its name in English"), max_length=160, required=False)
    aim_en = forms.CharField(
        label=_("The same in English"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    euros = forms.DecimalField(
        label=_("The grant, in euros"),
        min_value=0,
        max_digits=14,
        decimal_places=2,
        required=False,
    )

    def clean(self) -> dict[str, object]:
        """Add the readable address, and the amount in hundredths."""
        cleaned = dict(super().clean() or {})
        euros = cleaned.pop("euros", None)
        cleaned["amount"] = int(euros * 100) if isinstance(euros, Decimal) else None
        cleaned["slug"] = slugify(str(cleaned.get("name", "")))
        return cleaned


class ProgrammeWordsForm(CreatingForm):
    """What a programme is called and what should come of it, in both languages."""

    name = forms.CharField(label=_("What is it called?"), max_length=160)
    name_en = forms.CharField(label=_("Its name in English"), max_length=160, required=False)
    aim = forms.CharField(
        label=_("What should come of it, in a sentence or two?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    aim_en = forms.CharField(
        label=_("The same in English"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class AnnouncementForm(CreatingForm):
    """What the programme says of a group."""

    text = forms.CharField(
        label=_("What the programme says of the group"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Who they are, where, what they want. Names of people only if they agreed."),
    )
    text_en = forms.CharField(
        label=_("The same in English"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )


class NamingForm(CreatingForm):
    """How the group is called on the programme's pages."""

    naming = forms.ChoiceField(
        label=_("How shall the programme call you?"),
        choices=[(way.value, way.label) for way in Participation.Naming if way.value],
        widget=forms.RadioSelect,
    )
    alias = forms.CharField(
        label=_("By which other words?"),
        required=False,
        max_length=120,
        help_text=_("For instance: an association from Iași."),
    )
    alias_en = forms.CharField(label=_("The same in English"), required=False, max_length=120)


class JoinForm(CreatingForm):
    """Which group takes part, and since when."""

    group = forms.ModelChoiceField(Group.objects.none(), label=_("Which group?"))
    since = DayField(label=_("Since when?"))

    def __init__(self, *args: object, groups: QuerySet[Group], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["group"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = groups


class NoticeForm(CreatingForm):
    """What the programme's pages, papers or messages must carry, and from when until when."""

    surface = forms.ChoiceField(label=_("Where?"), choices=Notice.Surface.choices)
    text = forms.CharField(
        label=_("The text, word for word"), widget=forms.Textarea(attrs={"rows": 5})
    )
    text_en = forms.CharField(
        label=_("The same in English"), required=False, widget=forms.Textarea(attrs={"rows": 5})
    )
    begins = DayField(label=_("From"))
    ends = DayField(label=_("Until"), required=False)
