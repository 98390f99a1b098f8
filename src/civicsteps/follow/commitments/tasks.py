"""Reminding of promises, every morning: one task for each, so that none holds up the others."""

from datetime import time

from civicsteps.core import clock
from civicsteps.core.actors.actions import system
from civicsteps.core.work import daily, task
from civicsteps.follow.commitments.actions import remind_of_commitment
from civicsteps.follow.commitments.models import Commitment
from civicsteps.follow.commitments.queries import commitments_to_remind


@daily(time(6))
@task
def remind_of_promises() -> None:
    """Find every promise whose term is near or has passed."""
    for key in commitments_to_remind(clock.today()).values_list("pk", flat=True).iterator():
        remind_of_promise.enqueue(str(key))


@task
def remind_of_promise(commitment_id: str) -> None:
    """Put a promise on the desk if its day of reminding has come; may run twice."""
    commitments = Commitment.objects.select_related("cause__group", "mandate")
    remind_of_commitment(commitment=commitments.get(pk=commitment_id), by=system())
