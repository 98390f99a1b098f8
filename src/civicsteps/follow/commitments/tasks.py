"""Reminding of promises, every morning."""

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
    """Put on the desks every promise whose day of reminding has come; may run twice."""
    by = system()
    for key in commitments_to_remind(clock.today()).values_list("pk", flat=True).iterator():
        commitment = Commitment.objects.select_related("cause__group", "mandate").get(pk=key)
        remind_of_commitment(commitment=commitment, by=by)
