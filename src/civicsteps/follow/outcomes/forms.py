"""What is typed about decisions and about what was seen."""

from django import forms
from django.utils.translation import gettext_lazy as _

from civicsteps.core import clock
from civicsteps.core.files.forms import PreparedFileField
from civicsteps.core.forms import DayField
from civicsteps.core.web import CreatingForm
from civicsteps.follow.outcomes.models import Decision
from civicsteps.resolve.notices.forms import (
    DemandForm,
    OfficeDemandForm,
    SourceMixin,
)


class DecisionForm(SourceMixin, OfficeDemandForm):
    """An authority decided."""

    office_label = _("Who decided?")

    kind = forms.ChoiceField(
        label=_("What is it?"),
        choices=Decision.Kind,
        widget=forms.RadioSelect(attrs={"class": "two"}),
    )
    number = forms.CharField(
        label=_("Its number"),
        help_text=_("As it is written: HCL 12/2026."),
        max_length=60,
        required=False,
    )
    on = DayField(label=_("When did they decide?"), initial=clock.today)
    title = forms.CharField(
        label=_("What does it decide?"),
        help_text=_("Copy its title, or say it in a sentence."),
        max_length=240,
    )

    field_order = (
        "demand",
        "office",
        "kind",
        "number",
        "on",
        "title",
        "document",
        "url",
        "publisher",
    )


class DecisionChangeForm(CreatingForm):
    """A decision was suspended, annulled or is in force again."""

    state = forms.ChoiceField(
        label=_("What happened?"),
        choices=[
            (Decision.State.SUSPENDED, _("It was suspended")),
            (Decision.State.ANNULLED, _("It was annulled")),
            (Decision.State.IN_FORCE, _("It is in force again")),
        ],
        widget=forms.RadioSelect,
    )
    on = DayField(label=_("When?"), initial=clock.today)
    reason = forms.CharField(label=_("Why, and by whom?"), max_length=240, required=False)


class FindingForm(DemandForm):
    """Somebody was there and saw."""

    seen_on = DayField(label=_("When were you there?"), initial=clock.today)
    note = forms.CharField(
        label=_("What did you see?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=240,
    )
    photo = PreparedFileField(label=_("A photo"), accept="images", required=False)

    field_order: tuple[str, ...] = ("photo", "note", "seen_on", "demand")


class DoneForm(FindingForm):
    """It is done: the photo shows it."""

    photo = PreparedFileField(label=_("A photo of how it is now"), accept="images")


class UndoneForm(FindingForm):
    """It is not so any more."""

    what = forms.ChoiceField(
        label=_("What is it?"),
        choices=[
            ("undone", _("What they did was undone")),
            ("gone", _("It lasted, and does not hold any more")),
        ],
        initial="undone",
        widget=forms.RadioSelect,
    )

    field_order = ("what", "photo", "note", "seen_on", "demand")
