"""The laws that this installation counts by, and the working days that its calendar knows."""

from datetime import date
from functools import cache

from django.core.checks import CheckMessage, Error

from civicsteps.engines.law import Book, Calendar, LawError, load_book
from civicsteps.people.clocks.models import Override


@cache
def book() -> Book:
    """Return the rules of law, read once. Raises LawError naming file, line and reason."""
    return load_book()


def calendar(jurisdiction: str = "RO") -> Calendar:
    """Return the public holidays of a jurisdiction with the days that were declared off or on."""
    days: dict[str, set[date]] = {kind: set() for kind in Override.Kind.values}
    declared = Override.objects.filter(jurisdiction=jurisdiction)
    for day, kind in declared.values_list("day", "kind"):
        days[kind].add(day)
    off, on = days[Override.Kind.OFF], days[Override.Kind.ON]
    return Calendar(jurisdiction, off=frozenset(off), on=frozenset(on))


def errors() -> list[CheckMessage]:
    """Return what is wrong with the packs, as Django's checks say it."""
    try:
        book()
    except LawError as error:
        return [Error(str(error), id="clocks.E001")]
    return []
