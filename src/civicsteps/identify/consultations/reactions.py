"""What decisions hear of: evidence that was accepted makes it time to choose."""

from uuid import UUID

from civicsteps.causes.models import Cause
from civicsteps.core.journal.models import Mention
from civicsteps.core.journal.registry import on
from civicsteps.identify.consultations.actions import ask_to_choose


@on("causes.evidence_accepted")
def time_to_choose(entry_id: UUID) -> None:
    """Ask the group of a checked cause to decide."""
    mention = Mention.objects.get(entry=entry_id, role="cause")
    ask_to_choose(Cause.objects.select_related("group").get(pk=mention.object_id))
