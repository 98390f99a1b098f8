"""Asking to look again, every morning."""

from datetime import time

from civicsteps.core import clock
from civicsteps.core.actors.actions import system
from civicsteps.core.work import daily, task
from civicsteps.follow.outcomes.actions import ask_for_lasting
from civicsteps.follow.outcomes.queries import findings_to_look_at_again


@daily(time(6, 10))
@task
def ask_to_look_again() -> None:
    """Put on the desks what was seen done 180 days ago; may run twice."""
    by = system()
    findings = findings_to_look_at_again(clock.today()).select_related("cause__group", "demand")
    for finding in findings.iterator():
        ask_for_lasting(finding=finding, by=by)
