"""A change of the calendar moves the terms that run."""

from uuid import UUID

from civicsteps.core.journal.registry import on
from civicsteps.people.clocks.tasks import recount_clocks

JURISDICTIONS = ("RO", "UK")


@on("clocks.override_added")
@on("clocks.override_removed")
def recount(_entry_id: UUID) -> None:
    """Queue the recount of every open clock."""
    for jurisdiction in JURISDICTIONS:
        recount_clocks.enqueue(jurisdiction)
