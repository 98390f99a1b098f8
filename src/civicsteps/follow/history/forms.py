"""The grid in which a group types what happened until now."""

import csv
from collections.abc import Iterator
from io import StringIO
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from civicsteps.causes.imported import cause_choices
from civicsteps.core.actors.models import Actor
from civicsteps.core.files.prepare import MAX_BYTES
from civicsteps.core.web import CreatingForm
from civicsteps.follow.history.acts import PAST_KINDS
from civicsteps.follow.history.reading import COLUMNS, when_in
from civicsteps.people.groups.models import Group
from civicsteps.people.imports.forms import MOST_TOGETHER
from civicsteps.people.imports.registry import Given

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

ROWS, MOST_ROWS = 8, 90  # a form of more than a thousand fields is turned away whole
FIRST = ("on", "kind", "text", "office", "url")
MORE = ("publisher", "number", "present", "in_favour", "against", "answered", "file")
TYPED = (*FIRST, *(name for name in MORE if name != "file"))


class GridForm(CreatingForm):
    """Eight rows or more; the empty ones are left out. Cleans to `about` and `given`."""

    about = forms.ChoiceField(label=_("Which problem did it happen to?"))

    def __init__(self, *args: object, group: Group, by: Actor, rows: int, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["about"] = forms.ChoiceField(
            label=_("Which problem did it happen to?"), choices=cause_choices(by, group)
        )
        self.rows = min(max(rows, ROWS), MOST_ROWS)
        for number in range(1, self.rows + 1):
            for name, field in _fields().items():
                self.fields[f"{name}_{number}"] = field

    def grid(self) -> Iterator[tuple[int, list[BoundField], list[BoundField], bool]]:
        """Yield each row: its number, its first fields, the others, and whether those are used."""
        for number in range(1, self.rows + 1):
            first = [self[f"{name}_{number}"] for name in FIRST]
            more = [self[f"{name}_{number}"] for name in MORE]
            yield number, first, more, any(one.value() or one.errors for one in more)

    def clean(self) -> dict[str, object]:
        """Gather the rows into a table, with the files that they bring."""
        cleaned: dict[str, Any] = dict(super().clean() or {})
        rows = [n for n in range(1, self.rows + 1) if any(cleaned.get(f"{t}_{n}") for t in TYPED)]
        for number in rows:
            if not cleaned.get(f"kind_{number}"):
                self.add_error(f"kind_{number}", _("Choose what it was."))
            if not when_in(cleaned.get(f"on_{number}") or ""):
                self.add_error(f"on_{number}", _("Write 12.03.2023, 03.2023 or 2023."))
        if not rows and not self.errors:
            self.add_error(None, _("Write at least one row."))
        uploads = [up for n in rows if (up := cleaned.get(f"file_{n}")) is not None]
        if sum(upload.size or 0 for upload in uploads) > MOST_TOGETHER:
            self.add_error(None, _("Together the files are over 100 MB. Bring them in parts."))
            return cleaned
        return {
            "once": cleaned.get("once"),
            "about": cleaned.get("about"),
            "given": _given(cleaned, rows),
        }


def _given(cleaned: dict[str, Any], rows: list[int]) -> list[Given]:
    out, files = StringIO(), []
    writer = csv.writer(out)
    writer.writerow([sorted(COLUMNS[name])[0] for name in (*TYPED, "file")])
    for number in rows:
        upload: UploadedFile[Any] | None = cleaned.get(f"file_{number}")
        name = ""
        if upload is not None:
            name = f"rand-{number}{PurePosixPath(upload.name or '').suffix.lower()}"
            files.append(Given(name, upload.read()))
        writer.writerow([*(cleaned.get(f"{t}_{number}") or "" for t in TYPED), name])
    return [Given("istoric.csv", out.getvalue().encode()), *files]


def _fields() -> dict[str, forms.Field]:
    def text(label: "StrPromise", most: int, **attrs: str) -> forms.CharField:
        widget = forms.TextInput(attrs=attrs)
        return forms.CharField(label=label, max_length=most, required=False, widget=widget)

    many = {"inputmode": "numeric"}
    kinds = [("", "…"), *((kind.code, kind.label) for kind in PAST_KINDS.values())]
    answers = [("", "…"), ("yes", _("Yes")), ("partly", _("In part")), ("no", _("No")),
               ("forwarded", _("They sent it elsewhere"))]  # fmt: skip
    return {
        "on": text(_("When"), 40, placeholder="12.03.2023"),
        "kind": forms.ChoiceField(label=_("What"), choices=kinds, required=False),
        "text": text(_("In short"), 1000),
        "office": text(_("The office"), 200),
        "url": text(_("The address of the proof"), 300, inputmode="url"),
        "publisher": text(_("Who published it"), 120),
        "number": text(_("Registration number"), 40),
        "present": text(_("How many were there"), 6, **many),
        "in_favour": text(_("How many were for it"), 6, **many),
        "against": text(_("How many were against it"), 6, **many),
        "answered": forms.ChoiceField(
            label=_("Did they answer what you asked?"), choices=answers, required=False
        ),
        "file": _PaperField(label=_("A photo or the document"), required=False),
    }


class _PaperField(forms.FileField):
    """A photo or a document; it is looked into when the rows are read."""

    widget = forms.FileInput(
        attrs={"accept": "image/*,application/pdf", "data-max-bytes": str(MAX_BYTES)}
    )

    def to_python(self, data: Any) -> Any:  # noqa: ANN401 - Django's own
        """Return the upload, or None; one over 10 MB is refused."""
        if data is not None and (data.size or 0) > MAX_BYTES:
            raise forms.ValidationError(_("The file is over 10 MB. Choose a smaller one."))
        return data or None
