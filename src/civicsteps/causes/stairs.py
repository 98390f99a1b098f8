"""The staircase of a cause and of its demands, computed from facts and kept with the rows."""

from collections.abc import Iterable
from typing import TypedDict

from civicsteps.causes.fact_kinds import FACT_KINDS
from civicsteps.causes.models import Cause, Demand, Fact
from civicsteps.core import clock
from civicsteps.engines.ladders import STEPS, Flag, Staircase, State, Support, Tread, climb


class Stairs(TypedDict):
    """A staircase as it is kept for display: a state a tread, and the flags by step."""

    states: list[State]
    flags: dict[str, str]


def stairs_of(facts: Iterable[Fact]) -> Staircase:
    """Return the staircase that these facts hold."""
    facts = tuple(facts)
    held = [
        Support(FACT_KINDS[fact.kind].step, fact.on, fact.lifted_on is not None)
        for fact in facts
        if FACT_KINDS[fact.kind].flag is None
    ]
    flags = [
        Flag(kind.step, kind.flag)
        for fact in facts
        if (kind := FACT_KINDS[fact.kind]).flag and fact.lifted_on is None
    ]
    return climb(held, flags)


def refresh(cause: Cause) -> None:
    """Compute the kept steps of a locked cause and its demands anew, and save what changed."""
    changed = set_steps(cause, list(cause.demands.all()), list(cause.facts.all()))
    for row in changed:
        if isinstance(row, Cause):
            row.moved_on = clock.today()
            row.save(update_fields=["height", "stairs", "moved_on"])
        else:
            row.save(update_fields=["height", "stairs"])


def set_steps(cause: Cause, demands: list[Demand], facts: list[Fact]) -> list[Cause | Demand]:
    """Set the steps of a cause and its demands as these facts hold them; return what changed.

    A fact without a demand holds for each of them. The cause shows its leading demand.
    """
    changed: list[Cause | Demand] = [
        demand
        for demand in demands
        if _set(demand, (f for f in facts if f.demand_id in {None, demand.pk}))
    ]
    leading = leading_demand(demands)
    shown = [f for f in facts if leading is None or f.demand_id in {None, leading.pk}]
    return [*changed, cause] if _set(cause, shown) else changed


def leading_demand(demands: Iterable[Demand]) -> Demand | None:
    """Return the demand that a cause shows: of those not withdrawn the highest, then the first."""
    return min(
        demands,
        key=lambda demand: (demand.withdrawn_on is not None, -demand.height, demand.position),
        default=None,
    )


def kept_stairs(row: Cause | Demand) -> Staircase:
    """Return the staircase kept with a cause or demand, for display without reading its facts."""
    states = row.stairs.get("states") or ["ahead"] * STEPS
    flags = {int(step): name for step, name in row.stairs.get("flags", {}).items()}
    treads = tuple(Tread(n, state, flags.get(n)) for n, state in enumerate(states, 1))
    return Staircase(treads, row.height, tuple(flags[n] for n in sorted(flags)))


def _set(row: Cause | Demand, facts: Iterable[Fact]) -> bool:
    staircase = stairs_of(facts)
    if kept_stairs(row) == staircase:
        return False
    row.height = staircase.height
    row.stairs = Stairs(
        states=[tread.state for tread in staircase.treads],
        flags={str(tread.number): tread.flag for tread in staircase.treads if tread.flag},
    )
    return True
