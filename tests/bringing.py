"""Bringing files in for tests, all the way: upload, read, choose, load, take back."""

from collections.abc import Mapping

from civicsteps.people.groups.models import Group
from civicsteps.people.imports import running
from civicsteps.people.imports.actions import (
    begin_import,
    choose_rows,
    confirm_import,
    read_again,
    undo_import,
)
from civicsteps.people.imports.models import Import, ImportRow
from civicsteps.people.imports.registry import Given
from tests.cast import Cast


def bring(
    cast: Cast,
    kind: str,
    files: Mapping[str, bytes],
    *,
    about: str = "",
    who: str = "ana",
    group: Group | None = None,
    choices: Mapping[str, object] | None = None,
) -> Import:
    """Bring files into a group, and have them read."""
    batch = begin_import(
        group=group or cast.group,
        kind=kind,
        files=[Given(name, content) for name, content in files.items()],
        about=about,
        choices=choices,
        by=cast.by(who),
    )
    return read(batch)


def read(batch: Import) -> Import:
    """Have an import read, as its task does."""
    running.read(batch.pk)
    batch.refresh_from_db()
    return batch


def again(cast: Cast, batch: Import, **choices: object) -> Import:
    """Have an import read again with other choices."""
    return read(read_again(batch=batch, choices=choices, by=cast.by("ana")))


def load(cast: Cast, batch: Import, *, tick: tuple[int, ...] = ()) -> list[ImportRow]:
    """Confirm an import with some more lines ticked, load it, and return its lines."""
    if tick:
        choose_rows(batch=batch, tick=tick, by=cast.by("ana"))
    confirm_import(batch=batch, by=cast.by("ana"))
    while running.load_some(batch.pk):
        pass
    return lines(batch)


def take_back(cast: Cast, batch: Import) -> list[ImportRow]:
    """Take back all that an import wrote down, and return its lines."""
    batch.refresh_from_db()
    undo_import(batch=batch, by=cast.by("ana"))
    while running.undo_some(batch.pk):
        pass
    return lines(batch)


def lines(batch: Import) -> list[ImportRow]:
    """Return an import's lines as they are now."""
    batch.refresh_from_db()
    return list(batch.rows.order_by("number"))
