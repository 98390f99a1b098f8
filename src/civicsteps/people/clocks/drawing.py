"""An instrument's clock as a drawing: each step's bar, laid where the one before it leads.

Nothing is counted here: a month is drawn as 30 days and a working week as seven. The dates
themselves come from the engine.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from civicsteps.engines.law import Rule, Step

DAYS = {"calendar": 1.0, "working": 1.4, "month": 30.0, "year": 365.0, "hour": 1 / 24}


@dataclass(frozen=True, slots=True)
class Bar:
    """A step with the part of the line that it takes, in hundredths of the rule's whole length.

    `width` is 0 for a step without a term. `depth` says how many steps of the rule lead to it.
    """

    step: Step
    start: float
    width: float
    depth: int


def bars(rule: Rule) -> tuple[Bar, ...]:
    """Return the steps of a rule in its own order, each with its bar."""
    spans: dict[str, tuple[float, int]] = {}
    for step in rule.steps.values():
        _lay(rule, step, spans, ())
    ends = [spans[step.key][0] + length(step) for step in rule.steps.values()]
    whole = max([*ends, 1.0]) / 100
    return tuple(
        Bar(step, spans[step.key][0] / whole, length(step) / whole, spans[step.key][1])
        for step in rule.steps.values()
    )


def length(step: Step) -> float:
    """Return how many days a step's bar stands for; 0 when the law sets no term."""
    return (step.duration or 0) * DAYS.get(step.unit, 0)


def _lay(
    rule: Rule, step: Step, spans: dict[str, tuple[float, int]], seen: tuple[str, ...]
) -> tuple[float, int]:
    if step.key not in spans:
        found = [
            _after(other, step, _lay(rule, other, spans, (*seen, step.key)))
            for other in _leading(rule, step)
            if other.key not in seen
        ]
        spans[step.key] = max(found, default=(0.0, 0))
    return spans[step.key]


def _leading(rule: Rule, step: Step) -> Iterator[Step]:
    """The step whose end this one waits for, or those before it in the file that lead to it."""
    if step.expiry_of:
        yield from (other for other in rule.steps.values() if other.key == step.expiry_of)
        return
    for other in rule.steps.values():
        if other is step:
            return
        if step.key in {edge.step for edge in other.next}:
            yield other


def _after(other: Step, step: Step, laid: tuple[float, int]) -> tuple[float, int]:
    start, depth = laid
    return (start if other.event == step.event else start + length(other)), depth + 1
