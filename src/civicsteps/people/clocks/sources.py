"""How open clocks are told anew from the rows they rest on, and compared with those recorded."""

from collections import Counter
from collections.abc import Callable, Iterator

from civicsteps.people.clocks.models import Clock
from civicsteps.people.clocks.records import OPEN, ClockSpec

_TOLD: dict[str, Callable[[], Iterator[ClockSpec]]] = {}


def register(label: str, clocks: Callable[[], Iterator[ClockSpec]]) -> None:
    """Say how the open clocks of a table's rows are told: `label` is `letters.letter`."""
    _TOLD[label] = clocks


def told_labels() -> frozenset[str]:
    """Return the tables whose clocks some room tells."""
    return frozenset(_TOLD)


def differences() -> list[tuple[str, ClockSpec]]:
    """Return the open clocks that are `missing` or `extra` against what their rooms tell."""
    balance: Counter[ClockSpec] = Counter()
    for clocks in _TOLD.values():
        balance.update(clocks())
    balance.subtract(_recorded())
    return [("missing" if n > 0 else "extra", spec) for spec, n in balance.items() if n]


def _recorded() -> Iterator[ClockSpec]:
    for clock in Clock.objects.filter(state__in=OPEN).iterator(chunk_size=2000):
        yield ClockSpec(
            clock.source, clock.step, clock.trigger_earliest, clock.trigger_latest, clock.evidence
        )
