"""Carrying messages out, taking in what came, and seeing to those that nobody carries."""

from datetime import timedelta
from uuid import UUID

from civicsteps.core.mail.arrivals import take
from civicsteps.core.mail.delivery import claim, deliver, doubt_old_claims, waiting
from civicsteps.core.mail.fetching import fetch
from civicsteps.core.mail.models import Arrival
from civicsteps.core.mail.threads import tell
from civicsteps.core.work import every, task


@task
def deliver_message(message_id: str) -> None:
    """Send one message if it still waits."""
    _carry(UUID(message_id))


@task
def take_arrival(arrival_id: str) -> None:
    """Read and file one message that a door kept."""
    take(UUID(arrival_id))


def queue(arrival: Arrival) -> None:
    """Have a message that a door kept read after the commit."""
    take_arrival.enqueue(str(arrival.pk))


@every(timedelta(minutes=1))
@task
def fetch_mail() -> None:
    """Look into the mailbox; what stands in the way is shown to the staff."""
    fetch(queue)


@every(timedelta(minutes=1))
@task
def carry_waiting() -> None:
    """Send what waits without a task of its own, and doubt what was claimed long ago."""
    doubt_old_claims()
    for key in waiting():
        _carry(key)


def _carry(key: UUID) -> None:
    if message := claim(key):
        deliver(message)
        tell(message)
