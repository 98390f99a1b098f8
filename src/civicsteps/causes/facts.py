"""The plain calls by which the rooms above lay, lift and move facts.

They run inside the transaction of the action that calls them. A cause's row is the lock of its
facts and steps; where two causes are touched they are locked in the order of their ids.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import models
from django.db.models import Q

from civicsteps.causes.fact_kinds import FACT_KINDS
from civicsteps.causes.models import Cause, Demand, Fact
from civicsteps.causes.stairs import refresh
from civicsteps.core import clock
from civicsteps.core.actors.models import Actor
from civicsteps.core.models import lock, ref
from civicsteps.people.authorities.models import Office

FORGETTING = {"struck", "withdrawn"}


@dataclass(frozen=True, slots=True)
class FactSpec:
    """A fact as a rebuild tells it from its source."""

    cause_id: UUID
    demand_id: UUID | None
    office_id: UUID | None
    kind: str
    on: date
    source: str
    lifted: bool = False


def record_fact(
    *,
    cause: Cause,
    kind: str,
    source: models.Model,
    on: date,
    by: Actor,
    demand: Demand | None = None,
    office: Office | None = None,
    proof: str = "",
) -> Fact:
    """Lay a fact, inside the transaction of the action that it rests on, and raise the steps.

    `proof` names the document or the count that shows it, in a few words without names. A fact
    of this kind that already rests on the source is returned as it is. `cause` comes back up to
    date. Raises KeyError for an unknown kind.
    """
    if kind not in FACT_KINDS:
        raise KeyError(f"fact kind {kind} is not in causes/fact_kinds.py")
    lock(cause)
    fact = Fact.objects.filter(kind=kind, source=ref(source), lifted_on=None).first()
    if fact is None:
        fact = Fact.objects.create(
            cause=cause,
            demand=demand,
            office=office,
            kind=kind,
            on=on,
            source=ref(source),
            proof=proof,
            recorded_by=by,
            recorded_at=clock.now(),
        )
        refresh(cause)
    return fact


def lift_fact(*, source: models.Model, kind: str, on: date, because: str) -> None:
    """Lift the facts of a kind that rest on a source, and lower the steps they held.

    `because` says how: withdrawn, moved, struck, judged, off_agenda, annulled, suspended, undone,
    gone, mended. Of what was struck or withdrawn the fact forgets its proof.
    """
    changes: dict[str, object] = {"lifted_on": on, "lifted_because": because}
    if because in FORGETTING:
        changes["proof"] = ""
    held = Fact.objects.filter(source=ref(source), kind=kind, lifted_on=None)
    causes = Cause.objects.filter(pk__in=held.values("cause")).order_by("pk")
    for cause in causes.select_for_update():
        held.filter(cause=cause).update(**changes)
        refresh(cause)


def move_fact(*, source: models.Model, kind: str, to: Cause, on: date, by: Actor) -> Fact:
    """Move what rests on a source to another cause: lifted there, laid here, at once.

    Raises `Fact.DoesNotExist` if no fact of this kind rests on the source.
    """
    held = Fact.objects.filter(source=ref(source), kind=kind, lifted_on=None)
    touched = Q(pk=to.pk) | Q(pk__in=held.values("cause"))
    list(Cause.objects.filter(touched).order_by("pk").select_for_update())
    fact = held.get()
    if fact.cause_id == to.pk:
        return fact
    lift_fact(source=source, kind=kind, on=on, because="moved")
    return record_fact(
        cause=to, kind=kind, source=source, on=fact.on, by=by, office=fact.office, proof=fact.proof
    )
