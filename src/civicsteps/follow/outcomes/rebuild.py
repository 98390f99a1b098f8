"""The facts, acts and needs that rest on decisions and findings, told anew from their rows."""

from collections.abc import Iterator

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from civicsteps.causes import sources as facts
from civicsteps.causes.facts import FactSpec
from civicsteps.core.models import ref
from civicsteps.follow.outcomes.models import LASTS, Decision, Finding
from civicsteps.follow.outcomes.queries import looked_at_again
from civicsteps.people.acts import sources
from civicsteps.people.acts.records import ActSpec, NeedKind, NeedSpec, declare_act, declare_need

declare_act("decision", _("wrote a decision down"))
declare_act("finding", _("was there and saw"))
declare_need(
    "outcomes.lasting",
    NeedKind(_("Go and see if it still holds: %(about)s"), _("Open and see"), 15),
)


def decision_facts() -> Iterator[FactSpec]:
    """Tell the facts that decisions hold, and those that a suspension or annulment lifted."""
    for decision in Decision.objects.prefetch_related("changes").iterator(chunk_size=500):
        states = [Decision.State.IN_FORCE, *(c.state for c in decision.changes.all())]
        if any(state != Decision.State.IN_FORCE for state in states):
            yield _decision_fact(decision, lifted=True)
        if states[-1] == Decision.State.IN_FORCE:
            yield _decision_fact(decision, lifted=decision.taken_back_on is not None)


def finding_facts() -> Iterator[FactSpec]:
    """Tell the facts that findings hold or once held."""
    kinds = [Finding.Kind.DONE, Finding.Kind.LASTING]
    findings = Finding.objects.filter(kind__in=kinds).select_related("demand")
    for finding in findings.iterator():
        yield FactSpec(
            cause_id=finding.cause_id,
            demand_id=finding.demand_id,
            office_id=finding.demand.office_id if finding.demand else None,
            kind=finding.kind,
            on=finding.seen_on,
            source=ref(finding),
            lifted=finding.ended_on is not None,
        )


def decision_acts() -> Iterator[ActSpec]:
    """Tell who wrote each decision down."""
    for decision in Decision.objects.select_related("cause").iterator():
        yield _act("decision", decision, void=decision.taken_back_on is not None)


def finding_acts() -> Iterator[ActSpec]:
    """Tell who was there."""
    for finding in Finding.objects.select_related("cause").iterator():
        yield _act("finding", finding)


def lasting_needs() -> Iterator[NeedSpec]:
    """Tell the need to look again: open until somebody saw that it lasts, or that it is undone."""
    asked = Finding.objects.exclude(reminded_on=None).select_related("cause")
    for finding in asked.iterator():
        yield NeedSpec(
            group_id=finding.cause.group_id,
            kind="outcomes.lasting",
            source=ref(finding),
            open=finding.ended_on is None and not looked_at_again(finding),
            due_on=finding.seen_on + LASTS,
        )


def _decision_fact(decision: Decision, *, lifted: bool) -> FactSpec:
    return FactSpec(
        cause_id=decision.cause_id,
        demand_id=decision.demand_id,
        office_id=decision.office_id,
        kind="decision",
        on=decision.on,
        source=ref(decision),
        lifted=lifted,
    )


def _act(kind: str, row: Decision | Finding, *, void: bool = False) -> ActSpec:
    return ActSpec(
        group_id=row.cause.group_id,
        actor_id=row.recorded_by_id,
        kind=kind,
        on=localdate(row.recorded_at),
        source=ref(row),
        void=void,
    )


facts.register("outcomes.decision", url_name="decision", facts=decision_facts)
facts.register("outcomes.finding", url_name="finding", facts=finding_facts)
sources.register("decision", acts=decision_acts)
sources.register("finding", acts=finding_acts)
sources.register("outcomes.lasting", needs=lasting_needs)
