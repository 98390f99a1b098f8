"""The staircase of ten steps, computed from recorded facts.

Pure functions: a cause's *facts* go in, its ten *treads* come out. A tread is held while at
least one unlifted fact supports it; the height is the highest held tread; treads below it that
nothing holds are skipped; a tread that was held once and is no longer is lost.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

STEPS = 10
ON_THE_AGENDA = 6

State = Literal["held", "skipped", "lost", "ahead"]
FLAGS = ("refused", "broken", "withdrawn", "superseded")


@dataclass(frozen=True, slots=True)
class Support:
    """One fact as the ladder sees it: the step it supports, its day, and whether it was lifted."""

    step: int
    on: date
    lifted: bool = False


@dataclass(frozen=True, slots=True)
class Flag:
    """Something that went wrong at a step: one of `FLAGS`."""

    step: int
    name: str


@dataclass(frozen=True, slots=True)
class Tread:
    """One of the ten steps: its number (1..10), its state, and the flag that stands on it."""

    number: int
    state: State
    flag: str | None = None


@dataclass(frozen=True, slots=True)
class Staircase:
    """Ten treads, the height reached (0..10) and the names of the flags in order of step."""

    treads: tuple[Tread, ...]
    height: int
    flags: tuple[str, ...] = ()

    def dots(self) -> str:
        """Return the staircase in plain text: `●●●●◉○○○○○ 5/10`."""
        return f"{''.join(self._dot(tread) for tread in self.treads)} {self.height}/{STEPS}"

    def _dot(self, tread: Tread) -> str:
        if tread.number == self.height:
            return "◉"
        return "●" if tread.state == "held" else "○"


def climb(supports: Iterable[Support], flags: Iterable[Flag] = ()) -> Staircase:
    """Return the staircase that these facts hold.

    Raises ValueError for a step outside 1..10 or an unknown flag.
    """
    supports, flags = tuple(supports), tuple(flags)
    for step in [*(s.step for s in supports), *(f.step for f in flags)]:
        if not 1 <= step <= STEPS:
            raise ValueError(f"step {step} is not between 1 and {STEPS}")
    if unknown := {flag.name for flag in flags} - set(FLAGS):
        raise ValueError(f"unknown flags: {', '.join(sorted(unknown))}")
    held = {s.step for s in supports if not s.lifted}
    known = {s.step for s in supports}
    height = max(held, default=0)
    flag_of = {flag.step: flag.name for flag in sorted(flags, key=lambda f: FLAGS.index(f.name))}
    treads = tuple(
        Tread(n, _state(n, held=held, known=known, height=height), flag_of.get(n))
        for n in range(1, STEPS + 1)
    )
    return Staircase(treads, height, tuple(flag_of[n] for n in sorted(flag_of)))


def _state(number: int, *, held: set[int], known: set[int], height: int) -> State:
    if number in held:
        return "held"
    if number in known:
        return "lost"
    return "skipped" if number < height else "ahead"
