"""Fields that lists share: words to find, steps, places, and rows named by words or address."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.db.models import Model, QuerySet
from django.utils.text import format_lazy
from django.utils.translation import pgettext_lazy

from civicsteps.causes.steps import STEP_WORDS
from civicsteps.core.search.queries import words_of
from civicsteps.front.lists.narrowing import ANY, Named
from civicsteps.people.authorities.models import Authority, Office
from civicsteps.people.authorities.queries import offices_like
from civicsteps.people.groups.models import Group

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

FIRST_YEAR, LAST_YEAR = 1990, 2999
MOST = 50  # who means more of them says another word
STEPS = [ANY, *((str(n), format_lazy("{} {}", n, word)) for n, word in enumerate(STEP_WORDS, 1))]


class SearchField(forms.CharField):
    """Words to find."""

    def __init__(self, label: _StrPromise) -> None:
        widget = forms.SearchInput(attrs={"class": "input", "placeholder": label})
        super().__init__(label=label, required=False, max_length=100, widget=widget)


class PlaceField(forms.CharField):
    """Words of a place."""

    def __init__(self) -> None:
        label = pgettext_lazy("filter", "place or county")
        super().__init__(label=label, required=False, max_length=100)


class YearField(forms.IntegerField):
    """A year in which something was done."""

    def __init__(self) -> None:
        label = pgettext_lazy("filter", "year")
        super().__init__(label=label, required=False, min_value=FIRST_YEAR, max_value=LAST_YEAR)


def days_of(year: int) -> tuple[date, date]:
    """Return the first and last day of a year."""
    return date(year, 1, 1), date(year, 12, 31)


class StepField(forms.TypedChoiceField):
    """One of the ten steps, or any."""

    def __init__(self, label: _StrPromise) -> None:
        super().__init__(label=label, choices=STEPS, coerce=int, required=False, empty_value=None)

    def to_python(self, value: Any) -> str:  # noqa: ANN401 - Django's own
        """Return the number as it is written in the choices."""
        return str(super().to_python(value))


def groups_named(typed: str) -> Named:
    """Return the group of this address, or those with all the words in their name or place."""
    return _named(Group.objects.exclude(kind=Group.Kind.CENTRE), typed)


def authorities_named(typed: str) -> Named:
    """Return the authority of this address, or those with all the words in their name or place."""
    return _named(Authority.objects.all(), typed)


def offices_named(typed: str) -> Named:
    """Return the office of this key, or those with all the words in their authority's name too."""
    try:
        found = list(Office.objects.filter(pk=UUID(typed)).select_related("authority"))
    except ValueError:
        found = list(offices_like(typed)[:MOST])
    said = found[0].label if len(found) == 1 else typed
    return Named(tuple(office.pk for office in found), said)


def _named[M: Model](rows: QuerySet[M], typed: str) -> Named:
    found = list(rows.filter(slug=typed)[:1]) or _with_words(rows, typed)
    said = str(found[0]) if len(found) == 1 else typed
    return Named(tuple(row.pk for row in found), said)


def _with_words[M: Model](rows: QuerySet[M], typed: str) -> list[M]:
    words = words_of(typed)
    for word in words:
        rows = rows.filter(folded__contains=word)
    return list(rows.order_by("folded", "pk")[:MOST]) if words else []
