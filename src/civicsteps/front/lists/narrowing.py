"""What a list is narrowed to: the address carries it, and each part of it can be taken off."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from civicsteps.core.days import said
from civicsteps.core.text import plain

type Choices = Iterable[tuple[str, str | Promise]]
type Box = tuple[float, float, float, float]
"""South, west, north, east, in degrees."""

ANY = ("", _("any"))


@dataclass(frozen=True, slots=True)
class Named:
    """Rows that somebody named by words or by an address: their keys, and how they are called."""

    keys: tuple[UUID, ...]
    said: str

    def __str__(self) -> str:
        return self.said


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing in force, as „treapta: 6 pe agendă”, and the address of the list without it."""

    label: str
    url: str


class NamedField(forms.CharField):
    """Rows named by words or by their readable address."""

    def __init__(self, *, find: Callable[[str], Named], **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(required=False, max_length=100, **kwargs)
        self.find = find

    def clean(self, value: Any) -> Any:  # noqa: ANN401 - Django's own
        """Return what was named, or nothing."""
        typed = super().clean(value)
        return self.find(typed) if plain(typed) else None


class AreaField(forms.CharField):
    """A rectangle of the map: south, west, north, east."""

    widget = forms.HiddenInput

    def clean(self, value: Any) -> Box | None:  # noqa: ANN401 - Django's own
        """Return the rectangle. Nonsense is no rectangle."""
        typed = super().clean(value)
        if not typed:
            return None
        try:
            south, west, north, east = (float(part) for part in typed.split(","))
        except ValueError as error:
            raise ValidationError(_("This is no part of the map.")) from error
        if not (-90 <= south <= north <= 90 and -180 <= west <= east <= 180):
            raise ValidationError(_("This is no part of the map."))
        return south, west, north, east


class ChoiceOf(forms.ChoiceField):
    """One of a few, or any."""

    def __init__(self, choices: Choices, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        super().__init__(choices=[ANY, *choices], required=False, **kwargs)


class SortField(forms.ChoiceField):
    """In which order; the first is the usual one."""

    def __init__(self, choices: Choices) -> None:
        super().__init__(choices=list(choices), required=False, label=_("In which order"))


class ListForm(forms.Form):
    """How a list is searched, narrowed and sorted: every field is a word of the address.

    The field `q` is the search, `sort` the order; the others are the filters.
    """

    aliases: ClassVar[dict[str, tuple[str, ...]]] = {}
    """Other words of the address, and the fields that each of them fills."""

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data, auto_id="find-%s", label_suffix="")

    @property
    def filters(self) -> Iterator[forms.BoundField]:
        """The fields that stand under the search."""
        return (field for field in self.visible_fields() if field.name != "q")


@dataclass(frozen=True, slots=True)
class Narrowed:
    """A list as the address narrows it: the form to show, what is in force, and its chips."""

    form: ListForm
    values: dict[str, Any]
    query: str
    chips: list[Chip]

    def get(self, name: str) -> Any:  # noqa: ANN401 - each field's own type
        """Return what a field narrows the list to, or None."""
        return self.values.get(name)

    @property
    def narrows(self) -> bool:
        """Whether anything is left out."""
        return bool(self.chips)


def narrowed(form_class: type[ListForm], request: HttpRequest) -> Narrowed:
    """Return what the address narrows a list to; what makes no sense in it is left out."""
    typed = _typed(form_class, request.GET)
    asked = form_class(typed)
    asked.is_valid()
    values = {name: value for name, value in asked.cleaned_data.items() if value}
    kept = QueryDict(mutable=True)
    for name in values:
        kept[name] = str(typed[name])
    return Narrowed(form_class(kept), values, kept.urlencode(), list(_chips(asked, values, kept)))


def _typed(form_class: type[ListForm], asked: QueryDict) -> QueryDict:
    typed = QueryDict(mutable=True)
    for alias, names in form_class.aliases.items():
        typed.update({name: str(asked[alias]) for name in names if alias in asked})
    for name in form_class.base_fields:
        if name in asked:
            typed[name] = str(asked[name])
    return typed


def _chips(form: ListForm, values: dict[str, Any], kept: QueryDict) -> Iterator[Chip]:
    for name, value in values.items():
        if name == "sort":
            continue
        without = kept.copy()
        del without[name]
        yield Chip(_said(form.fields[name], value), f"?{without.urlencode()}")


def _said(field: forms.Field, value: object) -> str:
    if value is True:
        return str(field.label)
    if isinstance(field, AreaField):
        return str(_("the part of the map that you chose"))
    if isinstance(value, date):
        value = said(value)
    if isinstance(field, forms.ChoiceField):
        value = dict(field.choices).get(str(value), value)  # type: ignore[arg-type]  # no groups here
    return f"{field.label}: {value}"
