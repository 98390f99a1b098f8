"""Reminding people once a day, in the morning, of what waits for them."""

from datetime import time
from uuid import UUID

from django.db import transaction

from civicsteps.core import clock
from civicsteps.core.mail.send import by_daylight
from civicsteps.core.work import daily, task
from civicsteps.people.accounts.models import User
from civicsteps.people.reminders.queries import receivers
from civicsteps.people.reminders.telling import remind


@daily(time(8))
@task
def send_reminders() -> None:
    """Queue the letter of each person for whom something may wait."""
    for key in receivers().values_list("pk", flat=True).iterator():
        send_reminder.enqueue(str(key))


@task
def send_reminder(user_id: str) -> None:
    """Write to one person what waits; run twice, it finds nothing new. Never at night.

    A worker that comes to it by night leaves it: the next morning has a letter of its own.
    """
    now = clock.now()
    if by_daylight(now) > now:
        return
    with transaction.atomic():
        users = User.objects.select_for_update(of=("self",)).filter(is_active=True)
        if user := users.filter(pk=UUID(user_id)).first():
            remind(user)
