"""How long it takes to count again every open clock of 100,000 requests after a calendar changes.

First the engine alone: the days of each clock, from when it started, by all readings in both
calendars, with the public holidays only, then with days moved by decision. Then the whole of it
in a new database of each kind (`recount`). BENCH_CLOCKS=1000 counts fewer.
"""

import os
import subprocess
import sys
import time
from datetime import date, timedelta

from benchmarks.databases import KINDS, empty_in
from benchmarks.figures import say
from benchmarks.site import ROOT
from civicsteps.engines.law import Book, Calendar, Figures, Span, Step, figures, load_book

CLOCKS = int(os.environ.get("BENCH_CLOCKS", "100000"))
FIRST, YEARS = date(2024, 1, 1), 3
MOST_SECONDS = 5
# What runs most: answers, both terms of silence, complaints, courts, windows before an event.
STEPS = (
    "ro.l544.answer",
    "ro.og27.answer",
    "ro.l544.complaint",
    "ro.l544.court",
    "ro.l554.court6m",
    "ro.l52.notice",
    "ro.oug57.prefect_comm",
)
BRIDGE = frozenset({date(2025, 5, 2), date(2026, 6, 2), date(2026, 12, 24)})
WORKED = frozenset({date(2025, 5, 10), date(2026, 12, 19)})


def main() -> None:
    """Count all clocks before and after days were moved, and again from a clock's own terms."""
    began = time.perf_counter()
    book = load_book()
    say("law", "the rules read", time.perf_counter() - began, "s", peer=1)
    clocks = started(book)
    counted(f"{CLOCKS} clocks, public holidays", clocks, Calendar())
    counted(f"{CLOCKS} clocks, days moved", clocks, Calendar("RO", BRIDGE, WORKED))
    began = time.perf_counter()
    kept = [step.terms() for step, _ in clocks[: len(STEPS)]]
    for number in range(CLOCKS):
        Step.from_terms(kept[number % len(kept)])
    say("law", f"{CLOCKS} terms read", time.perf_counter() - began, "s", peer=MOST_SECONDS)
    for kind in KINDS:
        with empty_in(kind) as environment:
            words = [sys.executable, "-m", "benchmarks.recount"]
            subprocess.run(words, env={**environment, "BENCH_KIND": kind}, cwd=ROOT, check=True)


def started(book: Book) -> list[tuple[Step, Span]]:
    """Every clock: a step, and when it started, here and there not certain."""
    steps = [book.step(key) for key in STEPS]
    days = [FIRST + timedelta(days=number) for number in range(365 * YEARS)]
    return [
        (steps[n % len(steps)], Span(day, day + timedelta(days=n % 4)))
        for n, day in ((n, days[n % len(days)]) for n in range(CLOCKS))
    ]


def counted(case: str, clocks: list[tuple[Step, Span]], calendar: Calendar) -> list[Figures]:
    """Count them all, and say how long it took."""
    began = time.perf_counter()
    found = [figures(step, span, calendar) for step, span in clocks]
    say("law", case, time.perf_counter() - began, "s", peer=MOST_SECONDS)
    return found


if __name__ == "__main__":
    main()
