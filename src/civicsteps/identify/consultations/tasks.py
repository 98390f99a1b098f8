"""Closing votes, every morning: a task for each whose last day and its papers' days are past."""

from datetime import time

from civicsteps.core import clock
from civicsteps.core.actors.actions import system
from civicsteps.core.work import daily, task
from civicsteps.identify.consultations.actions_polls import close_poll
from civicsteps.identify.consultations.queries_polls import polls_to_close


@daily(time(6))
@task
def close_polls() -> None:
    """Find the votes that are over."""
    for key in polls_to_close(clock.today()).values_list("pk", flat=True).iterator():
        close_poll_of.enqueue(str(key))


@task
def close_poll_of(poll_id: str) -> None:
    """Close one of them, unless it was closed meanwhile."""
    if poll := polls_to_close(clock.today()).filter(pk=poll_id).select_related("group").first():
        close_poll(poll=poll, by=system())
