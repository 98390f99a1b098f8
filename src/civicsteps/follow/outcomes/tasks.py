"""Asking to look again, every morning: one task for each, so that none holds up the others."""

from datetime import time

from civicsteps.core import clock
from civicsteps.core.actors.actions import system
from civicsteps.core.work import daily, task
from civicsteps.follow.outcomes.actions import ask_for_lasting
from civicsteps.follow.outcomes.models import Finding
from civicsteps.follow.outcomes.queries import findings_to_look_at_again


@daily(time(6, 10))
@task
def ask_to_look_again() -> None:
    """Find what was seen done 180 days ago."""
    findings = findings_to_look_at_again(clock.today())
    for key in findings.values_list("pk", flat=True).iterator():
        ask_about_finding.enqueue(str(key))


@task
def ask_about_finding(finding_id: str) -> None:
    """Put on the desk to look again at what was seen done; may run twice."""
    findings = Finding.objects.select_related("cause__group", "demand")
    ask_for_lasting(finding=findings.get(pk=finding_id), by=system())
