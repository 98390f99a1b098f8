"""What is personal in each table, how long it stays, and how it leaves."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db import transaction


@dataclass(frozen=True, slots=True)
class Keeping:
    """How one table is kept.

    `personal` names its columns that are about a person; `why` says in a sentence what they are
    for and how long they stay; `sweep(on)` removes what is past its time and returns how many
    rows it touched.
    """

    label: str
    personal: tuple[str, ...]
    why: str
    sweep: Callable[[date], int] | None = None


KEEPINGS: dict[str, Keeping] = {}


def declare(
    label: str,
    *,
    why: str,
    personal: tuple[str, ...] = (),
    sweep: Callable[[date], int] | None = None,
) -> None:
    """Declare how a table is kept; every table of ours has one declaration."""
    if label in KEEPINGS:
        raise ValueError(f"{label} is declared twice")
    KEEPINGS[label] = Keeping(label, personal, why, sweep)


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
    if failed:
        raise ExceptionGroup("some tables could not be swept", failed)
    return removed
