"""Letting go what nobody answered."""

from datetime import time

from civicsteps.core import clock
from civicsteps.core.actors.actions import system
from civicsteps.core.work import daily, task
from civicsteps.people.dictation.actions import WAITS_FOR, expire_dictation
from civicsteps.people.dictation.queries import overdue_on


@daily(time(3, 40))
@task
def expire_dictations() -> None:
    """Find what has waited for 30 days; each is let go on its own."""
    for key in overdue_on(clock.today() - WAITS_FOR).values_list("pk", flat=True).iterator():
        expire_one.enqueue(str(key))


@task
def expire_one(dictation_id: str) -> None:
    """Let one go, unless somebody has answered meanwhile."""
    if dictation := overdue_on(clock.today() - WAITS_FOR).filter(pk=dictation_id).first():
        expire_dictation(dictation=dictation, by=system())
