"""Carrying messages out, and seeing to those that nobody carries."""

from datetime import timedelta
from uuid import UUID

from civicsteps.core.mail.delivery import claim, deliver, doubt_old_claims, waiting
from civicsteps.core.mail.threads import tell
from civicsteps.core.work import every, task


@task
def deliver_message(message_id: str) -> None:
    """Send one message if it still waits."""
    _carry(UUID(message_id))


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
