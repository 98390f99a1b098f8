"""Carrying news to the reactions that listen."""

from uuid import UUID

from django.db import transaction

from civicsteps.core import clock
from civicsteps.core.journal.models import Delivery, Entry
from civicsteps.core.journal.registry import REACTIONS
from civicsteps.core.work import task


@task
def deliver(entry_id: str) -> None:
    """Let every reaction to an entry hear it; those that heard it before are left alone."""
    entry = Entry.objects.get(pk=UUID(entry_id))
    heard = set(entry.deliveries.values_list("reaction", flat=True))
    for name, reaction in REACTIONS.get(entry.kind, ()):
        if name not in heard:
            with transaction.atomic():
                reaction(entry.pk)
                Delivery.objects.create(entry=entry, reaction=name, done_at=clock.now())
