"""What the rooms above tell of the rows that clocks rest on: which run, and what ended one."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.functional import Promise

from civicsteps.core.actors.models import Actor
from civicsteps.core.models import split_ref
from civicsteps.people.clocks.models import Clock
from civicsteps.people.clocks.records import OPEN, ClockSpec


@dataclass(frozen=True, slots=True)
class Ending:
    """What ended a clock, in words, and the page where it is read."""

    text: str | Promise
    url: str


type EndingOf = Callable[[Clock, Actor], Ending | None]

_ENDINGS: dict[str, EndingOf] = {}
_TOLD: dict[str, Callable[[], Iterator[ClockSpec]]] = {}


def register(label: str, clocks: Callable[[], Iterator[ClockSpec]]) -> None:
    """Say how the open clocks of a table's rows are told: `label` is `letters.letter`."""
    _TOLD[label] = clocks


def tell_endings(label: str, ending: EndingOf) -> None:
    """Say how it is found what ended a clock of a table's rows, of what an actor may see."""
    _ENDINGS[label] = ending


def ending_of(clock: Clock, by: Actor) -> Ending | None:
    """Return what ended a clock, where its room tells and an actor may see it."""
    told = _ENDINGS.get(split_ref(clock.source)[0])
    return told(clock, by) if told and not clock.is_open else None


def told_labels() -> frozenset[str]:
    """Return the tables whose clocks some room tells."""
    return frozenset(_TOLD)


def differences() -> list[tuple[str, ClockSpec]]:
    """Return the open clocks that are `missing` or `extra` against what their rooms tell."""
    balance: Counter[ClockSpec] = Counter()
    for clocks in _TOLD.values():
        balance.update(clocks())
    balance.subtract(_recorded())
    found = [("missing" if n > 0 else "extra", spec) for spec, n in balance.items() if n]
    over = _found_answered() if found else set()
    return [one for one in found if (one[1].source, one[1].step) not in over]


def _found_answered() -> set[tuple[str, str]]:
    # No row says that an answer which never reached us had come: the contest alone does.
    right = Clock.objects.filter(contest=Clock.Contest.ACCEPTED).exclude(state__in=OPEN)
    return set(right.values_list("source", "step"))


def _recorded() -> Iterator[ClockSpec]:
    for clock in Clock.objects.filter(state__in=OPEN).iterator(chunk_size=2000):
        yield ClockSpec(
            clock.source, clock.step, clock.trigger_earliest, clock.trigger_latest, clock.evidence
        )
