"""How an authority stands, in numbers that say how they were counted."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from civicsteps.front.queries import Balance
from civicsteps.people.clocks import book as law
from civicsteps.people.clocks.queries import Tally

ENOUGH = 5
"""Cases from which a share in per cent says something."""

COLUMNS = ("asked", "in_time", "late", "refused", "waiting")
HEADS: dict[str, str | Promise] = {
    "instrument": gettext_lazy("By what law"),
    "year": gettext_lazy("year"),
    "asked": gettext_lazy("asked"),
    "in_time": gettext_lazy("answered in time"),
    "late": gettext_lazy("late"),
    "refused": gettext_lazy("refused"),
    "waiting": gettext_lazy("waiting"),
}
COUNTED: tuple[tuple[str | Promise, str | Promise], ...] = (
    (
        gettext_lazy("asked"),
        gettext_lazy(
            "Each letter that a group sent in public and that the law wants answered, in the year "
            "in which its term began; on top, each thing asked, however it was asked."
        ),
    ),
    (
        gettext_lazy("answered in time"),
        gettext_lazy("An answer came, and nothing strong shows that it came after its day."),
    ),
    (
        gettext_lazy("late"),
        gettext_lazy(
            "The last day is past by every reading of the law, or the answer came after it; only "
            "with a registration number or a delivery receipt, and never while it is contested."
        ),
    ),
    (gettext_lazy("refused"), gettext_lazy("They answered that they will not.")),
    (
        gettext_lazy("waiting"),
        gettext_lazy("The term still runs, or we cannot prove when it began."),
    ),
    (
        gettext_lazy("promised"),
        gettext_lazy("Each public promise, with its exact words and its source."),
    ),
    (
        gettext_lazy("kept"),
        gettext_lazy("Promises that somebody went to see, and found done."),
    ),
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of `parts/table.html`."""

    text: str
    head: str | Promise = ""
    url: str = ""


def counted(balance: Balance, tallies: list[Tally]) -> list[dict[str, object]]:
    """Return the numbers on top of an authority's page, each part with its whole."""
    total = Counter[str]()
    for tally in tallies:
        total.update({name: getattr(tally, name) for name in COLUMNS})
    letters = total["asked"]
    named = [
        (_("asked"), str(balance.asked)),
        (_("answered"), part_of(balance.answered, balance.asked)),
        (_("answered in time"), part_of(total["in_time"], letters)),
        (_("late"), part_of(total["late"], letters)),
        (_("refused"), part_of(balance.refused, balance.asked)),
        (_("promised"), str(balance.promised)),
        (_("broken"), part_of(balance.broken, balance.promised)),
        (_("kept"), part_of(balance.kept, balance.promised)),
    ]
    return [{"label": label, "number": number} for label, number in named]


def part_of(part: int, whole: int) -> str:
    """Return both numbers; the share too where there are cases enough for one."""
    if part > whole or not whole:
        return str(part)
    numbers = {"part": part, "whole": whole, "share": round(100 * part / whole)}
    if whole < ENOUGH:
        return _("%(part)s of %(whole)s") % numbers
    return _("%(part)s of %(whole)s (%(share)s%%)") % numbers


def table_of(tallies: list[Tally]) -> list[list[Cell]]:
    """Return the rows of the table by law and year."""
    return [
        [
            Cell(f"{law_called(tally.instrument)}, {tally.year}"),
            Cell(str(tally.asked), HEADS["asked"]),
            *(
                Cell(part_of(getattr(tally, name), tally.asked), HEADS[name])
                for name in COLUMNS[1:]
            ),
        ]
        for tally in tallies
    ]


def figures_of(tallies: list[Tally]) -> Iterator[dict[str, str | int]]:
    """Return the same numbers for a file: a row for each law and year."""
    for tally in tallies:
        row: dict[str, str | int] = {"instrument": tally.instrument, "year": tally.year}
        yield row | {name: getattr(tally, name) for name in COLUMNS}


def law_called(instrument: str) -> str:
    """Return the title of a rule (`ro.l544`) in the reader's language, or its id."""
    language = (get_language() or "ro")[:2]
    try:
        title = law.book().rule(instrument).title
    except LookupError:
        return instrument
    return title.get(language) or title.get("ro") or instrument
