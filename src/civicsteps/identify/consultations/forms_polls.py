"""What people type about a vote: the organiser who asks, the household that answers."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from civicsteps.causes.models import Cause
from civicsteps.core.forms import DayField
from civicsteps.core.guard.forms import GuardedForm
from civicsteps.core.web import CreatingForm
from civicsteps.identify.consultations.models import Poll, PollNeed
from civicsteps.identify.consultations.models.polls import HOUSEHOLDS, NEEDS
from civicsteps.identify.consultations.queries_polls import causes_to_vote_on
from civicsteps.people.groups.models import Group

EITHER = _("Tick what you choose, or that you choose none of them. Not both.")
CODE = {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}


def small_number(label: object, least: int, largest: int, **kwargs: Any) -> forms.IntegerField:  # noqa: ANN401 - Django's own
    """Return a field for a small number of something."""
    return forms.IntegerField(
        label=label,  # type: ignore[arg-type]  # text, lazy or not
        min_value=least,
        max_value=largest,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        **kwargs,
    )


class PollForm(CreatingForm):
    """The question, the needs, until when, and how many households."""

    question = forms.CharField(
        label=_("What do you ask?"), initial=_("What does our street need most?"), max_length=160
    )
    place = forms.CharField(
        label=_("Which street or place?"),
        required=False,
        max_length=160,
        help_text=_("As the neighbours call it. It stands on the slip."),
    )
    needs = forms.CharField(
        label=_("The needs, one a line"),
        required=False,
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("From 2 to 20, each on a short line: “a pavement to the bus stop”."),
    )
    causes = forms.ModelMultipleChoiceField(
        label=_("Problems of the group that stand beside them"),
        queryset=Cause.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    most = small_number(_("How many may a household choose, at most?"), 1, NEEDS[1], initial=5)
    households = small_number(_("How many households are there?"), *HOUSEHOLDS)
    closes_on = DayField(label=_("The last day of the vote"))

    def __init__(self, *args: object, group: Group, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        causes = causes_to_vote_on(group)
        field = self.fields["causes"]
        if isinstance(field, forms.ModelMultipleChoiceField):
            field.queryset = causes
        if not causes:
            del self.fields["causes"]

    def clean_needs(self) -> list[str]:
        """Return the lines that say something."""
        return [line.strip() for line in self.cleaned_data["needs"].splitlines() if line.strip()]


class BallotForm(GuardedForm):
    """What a household chooses. An empty form is no vote: whoever wants none says so."""

    picks = forms.TypedMultipleChoiceField(
        label=_("Our needs"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": EITHER},
    )
    none = forms.BooleanField(label=_("I choose none of them"), required=False)

    def __init__(self, *args: object, poll: Poll, needs: Sequence[PollNeed], **kw: object) -> None:
        super().__init__(*args, **kw)
        _list_needs(self, poll, needs)

    def clean(self) -> dict[str, object]:
        """Refuse nothing ticked, and none beside some."""
        cleaned = super().clean()
        if not cleaned.pop("none", False):
            return cleaned
        if cleaned.get("picks"):
            self.add_error("picks", forms.ValidationError(EITHER))
        elif "picks" not in self.data:  # nothing is ticked, and that is what they say
            self.errors.pop("picks", None)
            cleaned["picks"] = []
        return cleaned


class PaperForm(CreatingForm):
    """What stands on a household's paper."""

    code = forms.CharField(
        label=_("The code of the slip"), max_length=20, widget=forms.TextInput(attrs=CODE)
    )
    picks = forms.TypedMultipleChoiceField(
        label=_("What is ticked"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    none = forms.BooleanField(label=_("Nothing is ticked"), required=False)
    spoilt = forms.BooleanField(
        label=_("It cannot be counted"),
        required=False,
        help_text=_("More is ticked than may be, or it cannot be read."),
    )

    def __init__(self, *args: object, poll: Poll, needs: Sequence[PollNeed], **kw: object) -> None:
        super().__init__(*args, **kw)
        _list_needs(self, poll, needs)

    def clean(self) -> dict[str, object]:
        """Refuse nothing said, and two things that do not go together."""
        cleaned = dict(super().clean() or {})
        nothing = bool(cleaned.pop("none", False))
        if bool(cleaned.get("picks")) + nothing + bool(cleaned.get("spoilt")) != 1:
            reason = _("Say one thing: what is ticked, nothing, or that it cannot be counted.")
            self.add_error("picks", forms.ValidationError(reason))
        return cleaned


class MoreForm(CreatingForm):
    """How many households were forgotten."""

    more = small_number(_("How many more slips?"), 1, HOUSEHOLDS[1])


class ReplaceForm(CreatingForm):
    """Which slip was lost."""

    number = small_number(
        _("The number of the slip that was lost"),
        1,
        HOUSEHOLDS[1],
        help_text=_("As on your list: slip 12 is household 12."),
    )


class StopForm(CreatingForm):
    """Why a vote ends before its time."""

    reason = forms.CharField(label=_("Why"), max_length=240)


def _list_needs(form: forms.Form, poll: Poll, needs: Sequence[PollNeed]) -> None:
    field = form.fields["picks"]
    if isinstance(field, forms.TypedMultipleChoiceField):
        field.choices = [(need.number, need.text) for need in needs]
        field.help_text = _("Choose %(most)d at most.") % {"most": poll.most}
