"""What is typed when something is brought in: the files, what they are about, which lines."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from civicsteps.core.actors.models import Actor
from civicsteps.core.web import CreatingForm
from civicsteps.people.groups.models import Group
from civicsteps.people.imports.actions import MOST_BYTES
from civicsteps.people.imports.registry import Given, ImportKind

OWN = {"files", "about", "once"}
MOST_NUMBERS = 500
LONGEST_NUMBER = 6
MOST_TOGETHER = 100 * 1024 * 1024
"""Bytes of all files together: they are sealed and read in memory."""

type Upload = UploadedFile[Any]


class FilesInput(forms.FileInput):
    """A file input that takes several files where it may."""

    allow_multiple_selected = True

    def value_from_datadict(
        self, data: Mapping[str, Any], files: MultiValueDict[str, Upload], name: str
    ) -> list[Upload]:
        """Return every file that was sent."""
        return files.getlist(name)


class GivenField(forms.Field):
    """Files as they are given: names and bytes, read if none is over 20 MB, all over 100 MB."""

    default_error_messages = {
        "required": _("Choose a file."),
        "big": _("The file is over 20 MB. Split it in two, or leave the pictures out."),
        "together": _("Together the files are over 100 MB. Bring them in parts."),
    }

    def __init__(self, *, suffixes: tuple[str, ...], many: bool, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        # Phones know few of these endings: those of photos are told by their kind.
        accept = ",".join([*suffixes, *["image/*"] * (".jpg" in suffixes)])
        attrs = {"accept": accept, "data-max-bytes": str(MOST_BYTES)}
        widget = FilesInput(attrs={**attrs, **({"multiple": True} if many else {})})
        super().__init__(widget=widget, **kwargs)

    def to_python(self, value: list[Upload] | None) -> list[Given]:
        """Return the files' names and bytes."""
        uploads = value or []
        if any((upload.size or 0) > MOST_BYTES for upload in uploads):
            raise forms.ValidationError(self.error_messages["big"], code="big")
        if sum(upload.size or 0 for upload in uploads) > MOST_TOGETHER:
            raise forms.ValidationError(self.error_messages["together"], code="together")
        return [Given(upload.name or "", upload.read()) for upload in uploads]


class UploadForm(CreatingForm):
    """The files of one kind of import, and what has to be said with them."""

    field_order = ("about", "files")

    def __init__(
        self,
        *args: object,
        kind: ImportKind,
        group: Group,
        by: Actor,
        **kwargs: object,
    ) -> None:
        super().__init__(*args, **kwargs)
        label = _("The files") if kind.many else _("The file")
        self.fields["files"] = GivenField(suffixes=kind.suffixes, many=kind.many, label=label)
        if kind.abouts:
            choices = kind.abouts(by, group)
            self.fields["about"] = forms.ChoiceField(label=_("For which problem?"), choices=choices)
        self.order_fields(self.field_order)

    def choices(self) -> dict[str, object]:
        """Return what was said with the files, in the form in which it is kept."""
        return jsonable({k: v for k, v in self.cleaned_data.items() if k not in OWN})


def upload_form(kind: ImportKind) -> type[UploadForm]:
    """Return the form of a kind: its own fields with those of every upload."""
    if kind.fields is None:
        return UploadForm
    return type("KindUploadForm", (UploadForm, kind.fields), {})


def jsonable(cleaned: Mapping[str, object]) -> dict[str, object]:
    """Return cleaned values with days as ISO text."""
    return {k: v.isoformat() if isinstance(v, date) else v for k, v in cleaned.items()}


class NumbersField(forms.Field):
    """Line numbers, from boxes that are ticked; what is no number is passed over."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: list[str] | None) -> list[int]:
        """Return the numbers."""
        said = (value or [])[:MOST_NUMBERS]
        return [int(v) for v in said if v.isascii() and v.isdecimal() and len(v) <= LONGEST_NUMBER]


class TickForm(forms.Form):
    """Which of the lines on the page are ticked, and what comes then."""

    on_page = NumbersField(required=False)
    tick = NumbersField(required=False)
    then = forms.ChoiceField(
        choices=[(then, then) for then in ("stay", "load", "all", "none")],
        required=False,
        widget=forms.HiddenInput,
    )
