"""What people type about a cause."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from civicsteps.causes.models import Cause, Evidence, Voice
from civicsteps.causes.queries import SHOWN, voices_quoted
from civicsteps.core import clock
from civicsteps.core.files.forms import PreparedFileField
from civicsteps.core.forms import DayField
from civicsteps.core.guard.forms import GuardedForm
from civicsteps.core.web import CreatingForm
from civicsteps.people.authorities.forms import OfficeField

BROUGHT = [Evidence.Kind.PHOTO, Evidence.Kind.DOCUMENT, Evidence.Kind.MEASUREMENT]
WITH_FILE = {Evidence.Kind.PHOTO, Evidence.Kind.DOCUMENT}


def choosing(form: forms.Form, name: str) -> "forms.ModelChoiceField[Any]":
    """Return a form's field that chooses a row, to narrow what it offers."""
    field = form.fields[name]
    if not isinstance(field, forms.ModelChoiceField):
        raise TypeError(f"{name} chooses no row")
    return field


class WhereMixin(forms.Form):
    """A point on the map: both coordinates or none."""

    lat = forms.FloatField(required=False, min_value=-90, max_value=90, widget=forms.HiddenInput)
    lon = forms.FloatField(required=False, min_value=-180, max_value=180, widget=forms.HiddenInput)

    def clean(self) -> dict[str, object]:
        """Forget half a point."""
        cleaned = dict(super().clean() or {})
        if cleaned.get("lat") is None or cleaned.get("lon") is None:
            cleaned["lat"] = cleaned["lon"] = None
        return cleaned


class CauseForm(WhereMixin, CreatingForm):
    """What the problem is, where, and whose words stand on top."""

    title = forms.CharField(
        label=_("The problem, in a few words"),
        max_length=120,
        help_text=_("As you would say it to a neighbour: “We have nowhere to play.”"),
    )
    place = forms.CharField(label=_("Where"), max_length=160)
    summary = forms.CharField(
        label=_("What it is about, in a few sentences"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    title_en = forms.CharField(
        label=_("The problem, in English"),
        required=False,
        max_length=120,
        help_text=_("For those who read no Romanian: a funder, a journalist abroad."),
    )
    summary_en = forms.CharField(
        label=_("What it is about, in English"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    photo = PreparedFileField(label=_("A photo"), accept="images", required=False)
    words_of = forms.ModelChoiceField(
        queryset=Voice.objects.none(),
        label=_("Whose words stand on top"),
        required=False,
        empty_label=_("As it is now"),
    )

    def __init__(self, *args: Any, cause: Cause, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **kwargs)
        voices = voices_quoted(cause)
        field = choosing(self, "words_of")
        field.queryset = voices
        field.choices = [("", field.empty_label), *((v.pk, v.words[:80]) for v in voices[:SHOWN])]


class DemandForm(CreatingForm):
    """What the group asks, of whom, by when."""

    sentence = forms.CharField(
        label=_("What we ask, in one sentence"),
        max_length=240,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Something that one office can do: “Build the playground by 1 June.”"),
    )
    office = OfficeField(label=_("Who decides"))
    by_when = DayField(label=_("By when"), required=False)
    measure = forms.CharField(
        label=_("How we shall see it"),
        required=False,
        max_length=240,
        help_text=_("What anybody can go and look at."),
    )

    def __init__(self, *args: Any, cause: Cause, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(*args, **kwargs)
        office = self.fields["office"]
        if isinstance(office, OfficeField):
            office.near = cause.group.place


class EvidenceForm(GuardedForm):
    """A photo, a document or a measurement, and what it shows."""

    file = PreparedFileField(
        label=_("The photo or the document"),
        required=False,
        help_text=_("Take a photo now, or choose one. No faces or number plates if you can."),
    )
    caption = forms.CharField(
        label=_("What it shows"),
        max_length=240,
        help_text=_("One sentence: what, where, how many."),
    )
    seen_on = DayField(label=_("When it was seen"), initial=clock.today)
    kind = forms.ChoiceField(
        label=_("What it is"),
        choices=[(kind.value, kind.label) for kind in BROUGHT],
        initial=Evidence.Kind.PHOTO,
        widget=forms.RadioSelect,
    )

    def clean(self) -> dict[str, object]:
        """Ask for the file of a photo or document."""
        cleaned = super().clean()
        if (
            cleaned.get("kind") in WITH_FILE
            and not cleaned.get("file")
            and not self.has_error("file")
        ):
            self.add_error("file", _("Choose the photo or the document."))
        return cleaned


class AskedEvidenceForm(CreatingForm):
    """The photo that a neighbour was asked for by a link."""

    file = PreparedFileField(label=_("The photo"), accept="images")
    caption = forms.CharField(
        label=_("What it shows"),
        max_length=240,
        help_text=_("One sentence: what, where, how many."),
    )


class AskForEvidenceForm(CreatingForm):
    """How many neighbours a link is for."""

    uses = forms.TypedChoiceField(
        label=_("For how many photos?"),
        choices=[(1, _("One: for one neighbour")), (5, _("Five")), (20, _("Twenty"))],
        coerce=int,
        initial=1,
        required=False,
        empty_value="1",
        widget=forms.RadioSelect,
    )


class StrikeForm(CreatingForm):
    """Why evidence does not count."""

    reason = forms.CharField(
        label=_("Why"),
        max_length=240,
        help_text=_("Only the group sees it. For instance: it is another street."),
    )


class CodeForm(forms.Form):
    """A code as somebody copied it by hand."""

    code = forms.CharField(
        label=_("The code"),
        max_length=20,
        help_text=_("Nine letters and digits, as on your paper: abc-def-ghj."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
