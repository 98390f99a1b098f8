"""What is made once it was asked for."""

from uuid import UUID

from civicsteps.core.journal.models import Mention
from civicsteps.core.journal.registry import on
from civicsteps.people.archives.tasks import make_archive


@on("archives.archive_asked")
def make_what_was_asked(entry_id: UUID) -> None:
    """Queue the making of an archive; one that is made already stays as it is."""
    asked = Mention.objects.filter(entry=entry_id, object_kind="archives.archive")
    for key in asked.values_list("object_id", flat=True):
        make_archive.enqueue(str(key))
