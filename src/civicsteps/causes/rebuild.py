"""How this room's facts, deeds and needs are told anew from its own rows."""

from collections.abc import Iterator

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from civicsteps.causes import sources
from civicsteps.causes.facts import FactSpec
from civicsteps.causes.models import Cause, Demand, Evidence
from civicsteps.core.models import ref
from civicsteps.people.acts import sources as acts
from civicsteps.people.acts.records import ActSpec, NeedKind, NeedSpec, declare_act, declare_need

declare_act("evidence", _("brought evidence"))
declare_need(
    "causes.publish",
    NeedKind(_("Show the problem to everybody: %(about)s"), _("See and publish"), 2),
)
declare_need(
    "causes.judge_evidence",
    NeedKind(_("Somebody brought evidence: %(about)s"), _("Look at it"), 3),
)


def evidence_facts() -> Iterator[FactSpec]:
    """Tell the facts that evidence holds, or held until it was struck."""
    for evidence in Evidence.objects.filter(checks=True).iterator():
        yield FactSpec(
            cause_id=evidence.cause_id,
            demand_id=None,
            office_id=None,
            kind="evidence",
            on=evidence.seen_on,
            source=ref(evidence),
            lifted=evidence.state == Evidence.State.STRUCK,
        )


def withdrawals() -> Iterator[FactSpec]:
    """Tell the flags of demands that were withdrawn."""
    for demand in Demand.objects.filter(withdrawn_on__isnull=False).iterator():
        if demand.withdrawn_on:
            yield FactSpec(
                cause_id=demand.cause_id,
                demand_id=demand.pk,
                office_id=demand.office_id,
                kind="withdrawal",
                on=demand.withdrawn_on,
                source=ref(demand),
            )


def evidence_acts() -> Iterator[ActSpec]:
    """Tell that whoever brought evidence brought it."""
    for evidence in Evidence.objects.select_related("cause").iterator():
        yield ActSpec(
            group_id=evidence.cause.group_id,
            actor_id=evidence.offered_by_id,
            kind="evidence",
            on=localdate(evidence.offered_at),
            source=ref(evidence),
        )


def needs_to_publish() -> Iterator[NeedSpec]:
    """Tell which causes wait to be shown: those never published."""
    for cause in Cause.objects.iterator():
        yield NeedSpec(
            group_id=cause.group_id,
            kind="causes.publish",
            source=ref(cause),
            open=cause.published_at is None and cause.hidden_at is None,
        )


def needs_to_judge() -> Iterator[NeedSpec]:
    """Tell which evidence waits for the group."""
    for evidence in Evidence.objects.select_related("cause").iterator():
        yield NeedSpec(
            group_id=evidence.cause.group_id,
            kind="causes.judge_evidence",
            source=ref(evidence),
            open=evidence.state == Evidence.State.OFFERED,
        )


sources.register("causes.evidence", url_name="evidence", facts=evidence_facts)
sources.register("causes.demand", url_name="demand", facts=withdrawals)
acts.register("evidence", acts=evidence_acts)
acts.register("causes.publish", needs=needs_to_publish)
acts.register("causes.judge_evidence", needs=needs_to_judge)
