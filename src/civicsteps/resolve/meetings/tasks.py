"""What meetings do by themselves: days that pass without a correction, votes that end."""

from datetime import time

from civicsteps.core import clock
from civicsteps.core.actors.actions import system
from civicsteps.core.work import daily, task
from civicsteps.resolve.meetings.actions_minutes import expire_minutes
from civicsteps.resolve.meetings.actions_options import close_vote
from civicsteps.resolve.meetings.queries import minutes_overdue, votes_over


@daily(time(6))
@task
def end_what_is_over() -> None:
    """Find the minutes whose day has passed, and the votes that are over."""
    today = clock.today()
    for key in minutes_overdue(on=today).values_list("pk", flat=True).iterator():
        expire_minutes_of.enqueue(str(key))
    for key in votes_over(on=today).values_list("pk", flat=True).iterator():
        close_vote_of.enqueue(str(key))


@task
def expire_minutes_of(minutes_id: str) -> None:
    """Note that no correction came, unless one did meanwhile."""
    if minutes := minutes_overdue(on=clock.today()).filter(pk=minutes_id).first():
        expire_minutes(minutes=minutes, by=system())


@task
def close_vote_of(table_id: str) -> None:
    """Close a vote, unless somebody did meanwhile."""
    if table := votes_over(on=clock.today()).filter(pk=table_id).first():
        close_vote(table=table, by=system())
