"""The field by which every form chooses an office."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from civicsteps.people.authorities.models import Office
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
