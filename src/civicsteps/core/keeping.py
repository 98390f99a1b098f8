"""What is personal in each table, how long it stays, how it leaves, and whose archive it is in."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db import models, transaction
from django.utils.functional import Promise

type Sweep = Callable[[date], int]
type Said = str | Promise
type Gathered = Mapping[str, set[UUID]]
"""The ids of a group's own rows, by table (`causes.cause`)."""
type Rows = Callable[[Gathered], Iterable[models.QuerySet[models.Model]]]


@dataclass(frozen=True, slots=True)
class Keeping:
    """How one table is kept.

    `personal` names its columns that are about a person; `why` says in a sentence what they are
    for and how long they stay; `sweep(on)` removes what is past its time and returns how many
    rows it touched. `name` is what the public page calls it, `period` how long in a few words.

    Which of its rows belong in a group's archive is said in one of these ways: `of_group`, the
    path from a row to its group, or a function of what is gathered already; `with_row`, the
    column that points at a row in the archive; `about`, the column with a row's `ref`; `carried`,
    whatever a row in the archive points at; or `apart`, why none does. `cut` are columns that are
    not taken along, and `settle(row)` puts right a row that was read on another installation.
    """

    label: str
    personal: tuple[str, ...]
    why: Said
    sweep: Sweep | None = None
    name: Said = ""
    period: Said = ""
    of_group: str | Rows = ""
    with_row: str = ""
    about: str = ""
    carried: bool = False
    apart: str = ""
    cut: tuple[str, ...] = field(default=())
    settle: Callable[[models.Model], None] | None = None

    @property
    def ways(self) -> int:
        """In how many ways it is said what an archive takes along: one is right."""
        said = (self.of_group, self.with_row, self.about, self.carried, self.apart)
        return sum(bool(way) for way in said)


KEEPINGS: dict[str, Keeping] = {}
_HEARING: list[Callable[[str, date, int | None], None]] = []
_AFTER_READING: list[Callable[[UUID], None]] = []


def declare(
    label: str,
    *,
    why: Said,
    personal: tuple[str, ...] = (),
    sweep: Sweep | None = None,
    name: Said = "",
    period: Said = "",
    of_group: str | Rows = "",
    with_row: str = "",
    about: str = "",
    carried: bool = False,
    apart: str = "",
    cut: tuple[str, ...] = (),
    settle: Callable[[models.Model], None] | None = None,
) -> None:
    """Declare how a table is kept; every table of ours has one declaration. See `Keeping`."""
    if label in KEEPINGS:
        raise ValueError(f"{label} is declared twice")
    KEEPINGS[label] = Keeping(
        label, personal, why, sweep, name, period, of_group, with_row, about, carried, apart, cut,
        settle,
    )  # fmt: skip


def hear_sweeps(heard: Callable[[str, date, int | None], None]) -> None:
    """Have a function called after each table's sweep: its label, the day, and how many rows.

    None for how many says that it failed.
    """
    _HEARING.append(heard)


def after_reading(settle: Callable[[UUID], None]) -> None:
    """Have a function called with a group's id once its archive was read, in that transaction."""
    _AFTER_READING.append(settle)


def settle_group(group_id: UUID) -> None:
    """Call what the rooms do after a group's archive was read."""
    for settle in _AFTER_READING:
        settle(group_id)


def sweep_all(on: date) -> dict[str, int]:
    """Remove what is past its time in every table; return how many rows by table.

    Each table's sweep is a transaction of its own: one that fails is raised after the others ran.
    """
    removed: dict[str, int] = {}
    failed: list[Exception] = []
    for label, keeping in KEEPINGS.items():
        if keeping.sweep is None:
            continue
        try:
            with transaction.atomic():
                removed[label] = keeping.sweep(on)
        except Exception as error:
            failed.append(error)
        _tell(label, on, removed.get(label))
    if failed:
        raise ExceptionGroup("some tables could not be swept", failed)
    return removed


def _tell(label: str, on: date, removed: int | None) -> None:
    for heard in _HEARING:
        heard(label, on, removed)
