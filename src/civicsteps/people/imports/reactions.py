"""What is begun, confirmed or taken back is worked on in the background."""

from uuid import UUID

from civicsteps.core.journal.models import Mention
from civicsteps.core.journal.registry import on
from civicsteps.people.imports import tasks
from civicsteps.people.imports.running import empty_erased


@on("imports.import_begun")
@on("imports.import_read_again")
def read_it(entry_id: UUID) -> None:
    """Have the files of an import read."""
    tasks.read_import.enqueue(_import(entry_id))


@on("imports.import_confirmed")
def load_it(entry_id: UUID) -> None:
    """Have the ticked lines of an import loaded."""
    tasks.load_import.enqueue(_import(entry_id))


@on("imports.import_undone")
def undo_it(entry_id: UUID) -> None:
    """Have what an import wrote down taken back."""
    tasks.undo_import.enqueue(_import(entry_id))


@on("groups.contact_erased")
def forget_it(entry_id: UUID) -> None:
    """Empty the lines of the group's lists that the erased contact came from."""
    for group in Mention.objects.filter(entry=entry_id, role="group"):
        empty_erased(group.object_id)


def _import(entry_id: UUID) -> str:
    return str(Mention.objects.get(entry=entry_id, role="import").object_id)
