"""What outcomes hear from the rooms below."""

from uuid import UUID

from civicsteps.core.actors.actions import system
from civicsteps.core.journal.models import Mention
from civicsteps.core.journal.registry import on
from civicsteps.follow.outcomes.actions import withdraw_finding
from civicsteps.follow.outcomes.models import Finding


@on("causes.evidence_struck")
def end_what_rested_on_it(entry_id: UUID) -> None:
    """End the findings whose evidence was struck."""
    struck = Mention.objects.filter(entry=entry_id, object_kind="causes.evidence")
    for finding in Finding.objects.filter(evidence__in=struck.values("object_id"), ended_on=None):
        withdraw_finding(finding=finding, by=system())
