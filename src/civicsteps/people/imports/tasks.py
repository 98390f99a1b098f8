"""The work of imports, queued: ids in, and each may be run again."""

from collections.abc import Callable

from civicsteps.core.work import task
from civicsteps.people.imports import running

PORTIONS = 10
"""After so many the rest is queued anew: a long list holds up nobody else's work."""


@task
def read_import(batch_id: str) -> None:
    """Read an import's files into lines."""
    running.read(batch_id)


@task
def load_import(batch_id: str) -> None:
    """Load an import's ticked lines."""
    if _more(running.load_some, batch_id):
        load_import.enqueue(batch_id)


@task
def undo_import(batch_id: str) -> None:
    """Take back what an import wrote down."""
    if _more(running.undo_some, batch_id):
        undo_import.enqueue(batch_id)


def _more(portion: Callable[[str], bool], batch_id: str) -> bool:
    return all(portion(batch_id) for _ in range(PORTIONS))
