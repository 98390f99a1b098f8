"""Comparing the recorded facts and kept steps with what their sources tell."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from django.db import transaction

from civicsteps.causes.facts import FactSpec
from civicsteps.causes.models import Cause, Fact
from civicsteps.causes.sources import all_facts
from civicsteps.causes.stairs import refresh, set_steps
from civicsteps.core import clock
from civicsteps.core.actors.models import Actor
from civicsteps.core.models import lock


@dataclass(frozen=True, slots=True)
class Difference:
    """One way in which what is recorded is not what the sources tell.

    `missing`: a source tells a fact that is not recorded; `extra`: a fact is recorded that no
    source tells; `steps`: a cause's kept steps are not those of its facts (`fact` is None).
    """

    what: Literal["missing", "extra", "steps"]
    cause_id: UUID
    fact: FactSpec | None = None


def compare_facts() -> list[Difference]:
    """Return every difference between recorded and told facts, and kept and computed steps.

    A lifted fact is history: each told one must be recorded, and may be older than its source
    remembers (a report that was moved twice tells only where it is now).
    """
    told, recorded = set(all_facts()), set(_recorded())
    missing = [Difference("missing", fact.cause_id, fact) for fact in told - recorded]
    extra = [Difference("extra", f.cause_id, f) for f in recorded - told if not f.lifted]
    steps = [Difference("steps", cause.pk) for cause in _causes_with_other_steps()]
    return sorted(missing + extra, key=_order) + steps


def mend_facts(*, by: Actor) -> list[Difference]:
    """Make facts and steps what the sources tell; return what was mended."""
    with transaction.atomic():
        differences = compare_facts()
        # What should not be there goes first: one source holds one fact of a kind.
        for difference in sorted(differences, key=lambda d: d.what):
            _mend(difference, by=by)
        for cause in Cause.objects.filter(pk__in={d.cause_id for d in differences}).order_by("pk"):
            refresh(lock(cause))
    return differences


def _recorded() -> Iterator[FactSpec]:
    for fact in Fact.objects.iterator():
        yield FactSpec(
            cause_id=fact.cause_id,
            demand_id=fact.demand_id,
            office_id=fact.office_id,
            kind=fact.kind,
            on=fact.on,
            source=fact.source,
            lifted=fact.lifted_on is not None,
        )


def _causes_with_other_steps() -> Iterator[Cause]:
    for cause in Cause.objects.prefetch_related("facts", "demands").iterator(chunk_size=500):
        if _steps_differ(cause):
            yield cause


def _steps_differ(cause: Cause) -> bool:
    facts, demands = list(cause.facts.all()), list(cause.demands.all())
    return bool(set_steps(cause, demands, facts))


def _mend(difference: Difference, *, by: Actor) -> None:
    fact = difference.fact
    if fact is None:
        return
    today = clock.today()
    if difference.what == "extra":
        held = Fact.objects.filter(source=fact.source, kind=fact.kind, lifted_on=None)
        held.update(lifted_on=today, lifted_because="mended")
        return
    Fact.objects.create(
        cause_id=fact.cause_id,
        demand_id=fact.demand_id,
        office_id=fact.office_id,
        kind=fact.kind,
        on=fact.on,
        source=fact.source,
        recorded_by=by,
        recorded_at=clock.now(),
        lifted_on=today if fact.lifted else None,
        lifted_because="mended" if fact.lifted else "",
    )


def _order(difference: Difference) -> tuple[str, str, str]:
    fact = difference.fact
    return (fact.kind, fact.source, difference.what) if fact else ("", "", difference.what)
