"""What people type when they write, sign and hand over a letter."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from civicsteps.causes.models import Cause, Demand, Evidence
from civicsteps.core import clock
from civicsteps.core.files.forms import PreparedFileField, PreparedFilesField
from civicsteps.core.files.models import StoredFile
from civicsteps.core.forms import DayField
from civicsteps.core.text import plain
from civicsteps.core.web import Cleaned, CreatingForm
from civicsteps.people.authorities.forms import OfficeField
from civicsteps.resolve.letters.drafting import PART_LENGTH, Words
from civicsteps.resolve.letters.forms import NamesInput, SignedForm, asked_by
from civicsteps.resolve.letters.instruments import (
    ASSOCIATION,
    COPIES,
    DEFAULT,
    MATTER,
    MOST_ROWS,
    Instrument,
    Part,
    instrument_of,
)
from civicsteps.resolve.letters.models import Letter

WORDS = ("subject", "body", "requests", "signer", "domicile", "as_association")
PART = "part_"
ROWS_TO_FILL = 2
MOST_SIGNERS = 20
MOST_ANNEXES = 6
HOW = [
    ("drawn", _("With a finger, here")),
    ("photo", _("With a photo or scan of the signature")),
    ("again", _("With the signature of the last letter")),
    ("pen", _("With a pen, after it is printed")),
]


class LetterWordsForm(SignedForm):
    """What a letter says, with the parts of its template; `initial["cause"]` is its cause.

    `initial["instrument"]` names the template, `initial["homes"]` where those live who signed
    before: their home need not be typed again; `initial["step"]` the law's step, if not its own.
    Cleans to `office` and `words`.
    """

    office = OfficeField(label=_("Whom you write to"))
    subject = forms.CharField(
        label=_("Subject"),
        help_text=_("As an office writes it: “Petition about Săbăreni bridge”."),
        max_length=140,
    )
    body = forms.CharField(
        label=_("What the matter is"),
        help_text=_("What happens, where, since when. An empty line begins a new paragraph."),
        max_length=6000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    requests = forms.CharField(
        label=_("What you ask"),
        help_text=_("Each request on its own line. We number them."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    field_order: tuple[str, ...] = ("office", "subject", "body", "requests")

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came
        cause: Cause = self.initial["cause"]
        office = self.fields["office"]
        if isinstance(office, OfficeField):
            office.near = cause.group.place
        self.instrument = instrument_of(self.initial.get("instrument", DEFAULT))
        self.homes: Mapping[str, str] = self.initial.get("homes", {})
        self._fit_to_instrument()
        self.ask_who_signs(cause.group)
        if ASSOCIATION not in self.instrument.signs:
            self.fields.pop("as_association", None)

    def _fit_to_instrument(self) -> None:
        kind = self.instrument
        for name, label, needed in (
            ("body", kind.body_label, kind.needs_body),
            ("requests", kind.requests_label, kind.needs_requests),
        ):
            self.fields[name].label, self.fields[name].required = format_lazy("{}", label), needed
        if kind.body_label != MATTER:
            self.fields["body"].help_text = _("An empty line begins a new paragraph.")
        shown = list(_shown_parts(kind, self.initial, self.data))
        for part in shown:
            self.fields[f"{PART}{part.name}"] = _field_of(part)
        first = [name for name in self.fields if name in self.field_order]
        self.order_fields([*first, *(f"{PART}{part.name}" for part in shown)])
        if kind.signs == {ASSOCIATION}:
            self.fields["domicile"].label = _("The seat of the association")
            self.homes = {}
        if self.homes and isinstance(widget := self.fields["signer"].widget, NamesInput):
            widget.names = list(self.homes)[:MOST_SIGNERS]
            self.fields["domicile"].required = False
            self.fields["domicile"].help_text = _(
                "Leave it empty for somebody who signed before: we know it. Only the office sees"
                " it."
            )

    def clean(self) -> Cleaned:
        """Gather the words of the letter."""
        cleaned = dict(super().clean() or {})
        if self.homes and "signer" in cleaned and not cleaned.get("domicile"):
            known = {plain(name): home for name, home in self.homes.items()}
            cleaned["domicile"] = known.get(plain(cleaned["signer"]), "")
            if not cleaned["domicile"]:
                required = self.fields["domicile"].error_messages["required"]
                self.add_error("domicile", forms.ValidationError(required, code="required"))
        if not self.errors:
            said = {name: cleaned.pop(name) for name in WORDS if name in cleaned}
            cleaned["words"] = Words(
                **said,
                instrument=self.instrument.id,
                step=self.initial.get("step"),
                parts=self._parts(cleaned),
            )
        return cleaned

    def _parts(self, cleaned: Cleaned) -> dict[str, str]:
        typed = {name: cleaned.pop(name) for name in list(cleaned) if name.startswith(PART)}
        return {
            name.removeprefix(PART): said.isoformat() if isinstance(said, date) else said or ""
            for name, said in typed.items()
        }


class LetterForm(LetterWordsForm, CreatingForm):
    """A new letter: one that asks for a deed is about one of the things that the cause asks."""

    demand = forms.ModelChoiceField(
        label=_("What it is about"), queryset=Demand.objects.none(), empty_label=None
    )

    field_order = ("once", "demand", *LetterWordsForm.field_order)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        if not self.instrument.needs_demand:
            del self.fields["demand"]
            return
        demands = asked_by(self.initial["cause"])
        field = self.fields["demand"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = demands
        if len(demands) == 1:
            field.widget = forms.HiddenInput()


class PortalForm(CreatingForm):
    """A letter that was put into the office's web form."""

    on = DayField(label=_("When"), initial=clock.today)
    number = forms.CharField(
        label=_("The number that they confirmed"), max_length=40, required=False
    )
    proof = PreparedFileField(
        label=_("A picture of the confirmation"),
        help_text=_("A screenshot is enough. Only the group sees it."),
        required=False,
    )


class SignForm(CreatingForm):
    """The signature: drawn here, photographed, taken from the last letter, or by pen on paper."""

    how = forms.ChoiceField(
        label=_("How do you sign?"),
        choices=HOW,
        widget=forms.RadioSelect,
    )
    drawing = forms.CharField(
        widget=forms.HiddenInput(attrs={"data-signature": ""}), required=False
    )
    photo = PreparedFileField(
        label=_("Photo or scan of the signature"),
        help_text=_("Sign with a dark pen on white paper."),
        accept="images",
        required=False,
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        how = self.fields["how"]
        if isinstance(how, forms.ChoiceField) and not self.initial.get("again"):
            how.choices = [choice for choice in HOW if choice[0] != "again"]

    def clean(self) -> Cleaned:
        """Want the drawing or the photo that was chosen."""
        cleaned = dict(super().clean() or {})
        if cleaned.get("how") == "drawn" and not cleaned.get("drawing"):
            self.add_error("how", _("Draw the signature, or choose another way."))
        if cleaned.get("how") == "photo" and "photo" in cleaned and not cleaned["photo"]:
            self.add_error("photo", _("Choose a file."))
        return cleaned


class FileBoxes(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # generic only in the stubs
    """Files to tick, by their names."""

    def label_from_instance(self, obj: StoredFile) -> str:
        """Return a file's name."""
        return obj.name


class EvidenceBoxes(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # generic only in the stubs
    """Evidence to tick, by its caption."""

    def label_from_instance(self, obj: Evidence) -> str:
        """Return what it shows."""
        return obj.caption


class AnnexesForm(CreatingForm):
    """What goes with a letter: accepted photos and papers of the problem, and new files."""

    keeping = FileBoxes(
        label=_("What goes with it now"),
        queryset=StoredFile.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    evidence = EvidenceBoxes(
        label=_("From what the problem shows"),
        queryset=Evidence.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    new = PreparedFilesField(
        label=_("New files"),
        help_text=_("The office gets them, and the group sees them."),
        most=MOST_ANNEXES,
        required=False,
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (("evidence", "shown"), ("keeping", "own")):
            field = self.fields[name]
            if isinstance(field, forms.ModelMultipleChoiceField):
                field.queryset = self.initial[rows]
            if not self.initial[rows]:
                del self.fields[name]


def proposed(cause: Cause, words: Words, last: Letter | None) -> dict[str, object]:
    """Return what a new letter says before anybody types: ready words, and who signed last."""
    said: dict[str, object] = {
        "cause": cause,
        "instrument": words.instrument,
        **{name: getattr(words, name) for name in ("subject", "body", "requests")},
        **{f"{PART}{name}": told for name, told in words.parts.items()},
    }
    if last:
        said |= {name: getattr(last, name) for name in ("signer", "domicile", "as_association")}
    if instrument_of(words.instrument).signs == {ASSOCIATION}:
        said["domicile"] = ""  # the seat, not where somebody lives
    return said


def kept_words(letter: Letter) -> tuple[dict[str, object], dict[str, str]]:
    """Return what a draft says, by its form's fields, and where the row keeps each part."""
    parts = [f"{part.name}" for part in instrument_of(letter.instrument).all_parts()]
    told = letter.told
    said: dict[str, object] = {name: getattr(letter, name) for name in (*WORDS, "office", "cause")}
    said |= {"instrument": letter.instrument, "step": letter.step}
    said |= {f"{PART}{name}": told.get(name, "") for name in parts}
    return said, {f"{PART}{name}": f"told.{name}" for name in parts}


def _shown_parts(
    kind: Instrument, initial: Mapping[str, Any], data: Mapping[str, Any]
) -> Iterator[Part]:
    """The parts to ask for: of the table the rows that say something, and two more."""
    yield from kind.parts
    filled = 0
    for row in range(1, MOST_ROWS + 1):
        names = [f"{PART}{column.name}_{row}" for column in kind.columns]
        filled = row if any(initial.get(n) or data.get(n) for n in names) else filled
    for part in kind.all_parts():
        name, _dot, row_said = part.name.rpartition("_")
        is_cell = any(column.name == name for column in kind.columns) and row_said.isdigit()
        if is_cell and int(row_said) <= min(filled + ROWS_TO_FILL, MOST_ROWS):
            label = format_lazy("{label} ({row})", label=part.label, row=row_said)
            yield replace(part, label=label)


def _field_of(part: Part) -> forms.Field:
    told: dict[str, Any] = {
        "label": part.label,
        "help_text": part.help or (_("Only the office sees it.") if part.inside else ""),
        "required": part.need == "must",
    }
    if part.kind == "day":
        return DayField(**told)
    if part.kind == "copy":
        return forms.ChoiceField(choices=list(COPIES.items()), widget=forms.RadioSelect, **told)
    if part.kind == "text":
        told["widget"] = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(max_length=PART_LENGTH, **told)
