"""Reading decisions and findings."""

from datetime import date

from django.db.models import Q, QuerySet

from civicsteps.causes.models import Cause, Demand
from civicsteps.causes.rules import inside
from civicsteps.core.actors.models import Actor
from civicsteps.follow.outcomes.models import LASTS, Decision, Finding


def decisions_visible_to(by: Actor) -> QuerySet[Decision]:
    """Return the decisions in the causes that an actor may see, with their changes."""
    decisions = Decision.objects.filter(_visible_to(by), taken_back_on=None)
    return decisions.select_related(
        "cause__group", "demand", "office__authority", "document"
    ).prefetch_related("changes")


def findings_visible_to(by: Actor) -> QuerySet[Finding]:
    """Return the findings in the causes that an actor may see."""
    findings = Finding.objects.filter(_visible_to(by))
    return findings.select_related("cause__group", "demand", "photo", "evidence")


def standing_findings(
    cause: Cause, demand: Demand | None, *, kind: str | None = None
) -> QuerySet[Finding]:
    """Return what was seen done or lasting and still counts, for a demand or the whole cause.

    What was seen of the whole cause counts for each of its demands.
    """
    findings = cause.findings.filter(ended_on=None, kind__in=["done", "lasting"])
    if demand is not None:
        findings = findings.filter(Q(demand=demand) | Q(demand=None))
    return findings.filter(kind=kind) if kind else findings


def findings_to_look_at_again(on: date) -> QuerySet[Finding]:
    """Return what was seen done 180 days ago or more and nobody was asked to look at again."""
    return Finding.objects.filter(
        kind="done", ended_on=None, reminded_on=None, seen_on__lte=on - LASTS
    ).order_by("pk")


def looked_at_again(done: Finding) -> bool:
    """Tell whether somebody has seen since that what was done lasts."""
    lasting = Finding.objects.filter(cause_id=done.cause_id, kind="lasting")
    if done.demand_id is not None:
        lasting = lasting.filter(Q(demand_id=done.demand_id) | Q(demand=None))
    return lasting.filter(recorded_at__gte=done.recorded_at).exists()


def _visible_to(by: Actor) -> Q:
    public = Q(cause__published_at__isnull=False)
    return public | inside(by, "outcome", group="cause__group")
