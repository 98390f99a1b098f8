"""How fast the pages are with 100,000 problems and 1,000,000 journal entries, on each database.

Times are from one visitor who asks `civicsteps serve` on this machine, one page after another;
queries are counted by Django's test client; bytes are those of a first visit. A load average over
the number of processors says that the times are another program's too. `python -m
benchmarks.bench_pages sqlite` measures one database; BENCH_CAUSES=2000 makes a smaller town.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from itertools import cycle, islice
from statistics import median

from benchmarks.databases import KINDS, TOWN, town_in
from benchmarks.figures import p95, say
from benchmarks.site import ROOT, Visitor, served

REQUESTS = 60
FILES = 5  # how often a long list is taken away
MOST_MS, MOST_QUERIES, MOST_KB = 150, 12, 150


def main(kinds: list[str]) -> None:
    """Measure the pages on the named databases, or on both."""
    for kind in kinds or KINDS:
        with town_in(kind) as environment:
            measure(kind, environment)


def measure(kind: str, environment: Mapping[str, str]) -> None:
    """Make every visit, and say its figures and what was lost on the way."""
    print(f"bench: the queries are counted in {kind}", file=sys.stderr)
    counted = subprocess.run(
        [*TOWN, "visits"], env=environment, cwd=ROOT, check=True, stdout=subprocess.PIPE
    )
    town = json.loads(counted.stdout)
    lost = town["missing"]
    busy = os.getloadavg()[0]
    with served(environment) as visitor:
        for visit in town["visits"]:
            cookie = town["cookie"] if visit["signed_in"] else ""
            lost += say_visit(visitor, kind, visit, cookie)
    busy = max(busy, os.getloadavg()[0])
    say("pages", f"load average, {kind}", busy, "processes", peer=os.cpu_count())
    say("pages", "lost", lost, f"rows and answers, {kind}")


def say_visit(visitor: Visitor, kind: str, visit: Mapping[str, object], cookie: str) -> int:
    """Say what one visit takes; return how many of its answers were not pages."""
    case, paths = f"{visit['case']}, {kind}", visit["paths"]
    if not isinstance(paths, list):
        raise TypeError("a visit has a list of addresses")
    visitor.get(paths[0], cookie=cookie)
    requests = REQUESTS if visit["page"] else FILES
    answers = [visitor.timed(path, cookie=cookie) for path in islice(cycle(paths), requests)]
    times = [milliseconds for milliseconds, _ in answers]
    say("pages", case, median(times), "ms median")
    if not visit["page"]:
        say("pages", case, len(visitor.get(paths[0], coding="identity")[1]) / 1000, "kB")
        say("pages", case, int(str(visit["queries"])), "queries")
        return sum(status != 200 for _, status in answers)
    say("pages", case, p95(times), "ms p95", peer=MOST_MS)
    say("pages", case, int(str(visit["queries"])), "queries", peer=MOST_QUERIES)
    kilobytes = visitor.weight(paths[0], cookie=cookie) / 1000
    say("pages", case, kilobytes, "kB compressed", peer=MOST_KB)
    return sum(status != 200 for _, status in answers)


if __name__ == "__main__":
    main(sys.argv[1:])
