"""What is typed about authorities, and the field by which every form chooses an office."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from civicsteps.core import clock
from civicsteps.core.forms import DayField
from civicsteps.core.web import CreatingForm
from civicsteps.people.authorities.models import Channel, Office
from civicsteps.people.authorities.queries import (
    MOST_MATCHES,
    office_called,
    offices_like,
    offices_near,
)

OFFERED = 40


@dataclass(frozen=True, slots=True)
class Choice:
    """What came from the page: the office that was picked from matches, or a typed text."""

    picked: str
    typed: str


class OfficePicker(forms.Widget):
    """A text with suggestions; when it means several offices, they stand under it to pick from.

    `<name>` carries an office's id, `<name>_typed` what was typed; either is enough.
    """

    template_name = "authorities/office_picker.html"

    def __init__(self, attrs: dict[str, object] | None = None) -> None:
        super().__init__(attrs)
        self.near = ""
        self.matches: list[Office] = []
        self.nothing_found = False

    def value_from_datadict(
        self, data: Mapping[str, Any], files: MultiValueDict[str, UploadedFile[bytes]], name: str
    ) -> Choice:
        """Return what was picked and typed."""
        return Choice(data.get(name, "").strip(), data.get(f"{name}_typed", "").strip())

    def value_omitted_from_data(
        self, data: Mapping[str, Any], files: Mapping[str, Any], name: str
    ) -> bool:
        """Tell whether the page had no such field."""
        return name not in data and f"{name}_typed" not in data

    def get_context(
        self, name: str, value: object, attrs: dict[str, object] | None
    ) -> dict[str, dict[str, object]]:
        """Add the text as typed, what to suggest, and the matches to pick from."""
        context: dict[str, dict[str, object]] = super().get_context(name, value, attrs)
        context["widget"] |= {
            "typed": _shown(value),
            "suggestions": offices_near(self.near)[:OFFERED],
            "matches": self.matches,
            "nothing_found": self.nothing_found,
        }
        return context


class OfficeField(forms.Field):
    """An office of an authority: cleans to an `Office`, or None where it is not required.

    Set `form.fields["…"].near = group.place` to suggest the offices of a place first.
    """

    widget: OfficePicker
    default_error_messages = {
        "required": _("Say which office this is about."),
        "several": _("Several offices have these words. Choose yours below."),
        "unknown": _("We do not know such an office. Try fewer words, or write it down first."),
    }

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        kwargs.setdefault("widget", OfficePicker())
        kwargs.setdefault("label", _("Which office?"))
        kwargs.setdefault("help_text", _("Write a few letters: “council”, “mayor”, the town."))
        super().__init__(**kwargs)

    @property
    def near(self) -> str:
        """The place whose offices are suggested first."""
        return self.widget.near

    @near.setter
    def near(self, place: str) -> None:
        self.widget.near = place

    def clean(self, value: Choice | Office | None) -> Office | None:
        """Return the office that was picked, or the one that the typed text means."""
        if value is None or isinstance(value, Office):
            return value
        if value.picked and (office := _office(value.picked)):
            return office
        if value.typed and (office := office_called(value.typed)):
            return office
        if code := self._trouble(value):
            raise ValidationError(self.error_messages[code], code=code)
        return None

    def _trouble(self, value: Choice) -> str:
        if not value.typed:
            missing = "required" if self.required else ""
            return "unknown" if value.picked else missing
        self.widget.matches = list(offices_like(value.typed)[:MOST_MATCHES])
        self.widget.nothing_found = not self.widget.matches
        return "several" if self.widget.matches else "unknown"


class AuthorityForm(CreatingForm):
    """A public body."""

    name = forms.CharField(
        label=_("What is it called?"),
        help_text=_("Its whole name, as on its own letters: “Town hall of Vaslui”."),
        max_length=160,
    )
    place = forms.CharField(label=_("Where is it?"), max_length=120, required=False)
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
    source = forms.CharField(label=_("Where did you read it?"), max_length=300, required=False)

    def clean(self) -> dict[str, object]:
        """Refuse an e-mail channel that is no address."""
        cleaned = dict(super().clean() or {})
        if cleaned.get("kind") == Channel.Kind.EMAIL and cleaned.get("address"):
            try:
                forms.EmailField().clean(cleaned["address"])
            except ValidationError as error:
                self.add_error("address", error)
        return cleaned


class CheckForm(forms.Form):
    """Whether a way to reach an office works."""

    works = forms.TypedChoiceField(
        label=_("Did it work?"),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect(attrs={"class": "two"}),
    )


def _office(key: str) -> Office | None:
    try:
        return Office.objects.select_related("authority").filter(pk=UUID(key)).first()
    except ValueError:
        return None


def _shown(value: object) -> str:
    if isinstance(value, Office):
        return value.label
    if isinstance(value, Choice):
        office = _office(value.picked) if value.picked else None
        return office.label if office else value.typed
    office = _office(str(value)) if value else None
    return office.label if office else ""
