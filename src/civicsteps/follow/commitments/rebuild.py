"""The facts, acts and needs that rest on promises, told anew from their rows."""

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from civicsteps.causes import sources as facts
from civicsteps.causes.facts import FactSpec
from civicsteps.core.models import ref
from civicsteps.follow.commitments.actions import ASK_AFTER
from civicsteps.follow.commitments.models import Check, Commitment
from civicsteps.people.acts import sources
from civicsteps.people.acts.records import ActSpec, NeedKind, NeedSpec, declare_act, declare_need

declare_act("promise", _("wrote a promise down"))
declare_act("promise_check", _("went and saw if a promise is kept"))
declare_need(
    "commitments.check",
    NeedKind(
        _("See if they keep their promise: %(about)s"),
        _("I was there, I saw"),
        10,
        waits_for="office",
    ),
)
declare_need(
    "commitments.ask_date",
    NeedKind(_("They gave no date, ask for one: %(about)s"), _("Open the promise"), 5),
)


def commitment_facts() -> Iterator[FactSpec]:
    """Tell the facts that promises hold, and the flags of those that were broken."""
    for commitment in _commitments("breaches"):
        gone = commitment.taken_back_on is not None
        yield _fact(commitment, "commitment", on=commitment.made_on, lifted=gone)
        for breach in commitment.breaches.all():
            lifted = gone or breach.lifted_on is not None
            yield _fact(commitment, "breach", on=breach.marked_on, lifted=lifted)


def promise_acts() -> Iterator[ActSpec]:
    """Tell who wrote each promise down."""
    for commitment in _commitments():
        yield ActSpec(
            group_id=commitment.cause.group_id,
            actor_id=commitment.recorded_by_id,
            kind="promise",
            on=localdate(commitment.recorded_at),
            source=ref(commitment),
            void=commitment.taken_back_on is not None,
        )


def check_acts() -> Iterator[ActSpec]:
    """Tell who went and looked."""
    for check in Check.objects.select_related("commitment__cause").iterator():
        yield ActSpec(
            group_id=check.commitment.cause.group_id,
            actor_id=check.recorded_by_id,
            kind="promise_check",
            on=localdate(check.recorded_at),
            source=ref(check),
        )


def check_needs() -> Iterator[NeedSpec]:
    """Tell the need to look: open from a reminder until somebody looked."""
    for commitment in _commitments("reminders"):
        reminders = sorted(commitment.reminders.all(), key=lambda r: (r.opened_on, r.pk))
        if reminders:
            yield NeedSpec(
                group_id=commitment.cause.group_id,
                kind="commitments.check",
                source=ref(commitment),
                open=any(reminder.closed_on is None for reminder in reminders),
                due_on=reminders[-1].due_on,
            )


def date_needs() -> Iterator[NeedSpec]:
    """Tell the need to ask for a date: open while the term has none and nobody saw it done."""
    for commitment in _commitments("versions", "checks"):
        versions = list(commitment.versions.all())
        if all(version.due_to for version in versions):
            continue
        last = versions[-1]
        seen = any(
            check.found == Check.Found.VERIFIED and check.recorded_at >= last.recorded_at
            for check in commitment.checks.all()
        )
        yield NeedSpec(
            group_id=commitment.cause.group_id,
            kind="commitments.ask_date",
            source=ref(commitment),
            open=last.due_to is None and not seen and commitment.taken_back_on is None,
            due_on=commitment.made_on + ASK_AFTER,
        )


def _commitments(*related: str) -> Iterator[Commitment]:
    rows: QuerySet[Commitment] = Commitment.objects.select_related("cause")
    return rows.prefetch_related(*related).iterator(chunk_size=500)


def _fact(commitment: Commitment, kind: str, *, on: date, lifted: bool = False) -> FactSpec:
    return FactSpec(
        cause_id=commitment.cause_id,
        demand_id=commitment.demand_id,
        office_id=commitment.office_id,
        kind=kind,
        on=on,
        source=ref(commitment),
        lifted=lifted,
    )


facts.register("commitments.commitment", url_name="commitment", facts=commitment_facts)
sources.register("promise", acts=promise_acts)
sources.register("promise_check", acts=check_acts)
sources.register("commitments.check", needs=check_needs)
sources.register("commitments.ask_date", needs=date_needs)
