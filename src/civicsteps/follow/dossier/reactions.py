"""What follows when a file is asked for: it is made by a worker."""

from uuid import UUID

from civicsteps.core.journal.models import Mention
from civicsteps.core.journal.registry import on
from civicsteps.follow.dossier.tasks import make_dossier


@on("dossier.asked")
def make_it(entry_id: UUID) -> None:
    """Queue the making; one that is made already is left alone."""
    asked = Mention.objects.get(entry=entry_id, role="dossier")
    make_dossier.enqueue(str(asked.object_id))
