"""How large the town is, and how its rows are made: from one seed, in batches."""

import os
import sys
import uuid
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import batched
from random import Random

from django.db import models

CAUSES = int(os.environ.get("BENCH_CAUSES", "100000"))
ENTRIES = 10 * CAUSES
GROUPS = max(10, CAUSES // 200)
AUTHORITIES = max(5, CAUSES // 400)
LONG_STORY = 300  # entries about the first cause
NEEDS = 200  # open ones on the desk of the first group
BATCH = 2_000

LAST = datetime.fromisoformat("2026-06-30T18:00:00+00:00")
FIRST = LAST - timedelta(days=3 * 365)

# What is drawn, the likelier the oftener it stands here.
WHAT = (
    "trotuar trotuar trotuar groapă groapă stradă stradă parc parc școală locuri-de-joacă bancă "
    "iluminat canal gunoi autobuz stație trecere copaci spital grădiniță creșă piață podul râul"
).split()
HOW = (
    "stricat lipsă periculos murdar închis îngust inundat abandonat promis uitat aglomerat".split()
)
WHERE = [f"Cartierul {n}" for n in range(1, 61)]


def moments(count: int, rng: Random) -> Iterator[datetime]:
    """Give moments from first to last, in order."""
    step = (LAST - FIRST) / count
    for number in range(count):
        yield FIRST + step * (number + rng.random())


def key(moment: datetime, rng: Random) -> uuid.UUID:
    """Return an id as a row made at that moment would have."""
    millis = int(moment.timestamp() * 1000)
    return uuid.UUID(int=millis << 80 | 0x7 << 76 | 0x2 << 62 | rng.getrandbits(62))


def create(rows: Iterable[models.Model]) -> None:
    """Write rows of one or several tables, in the order in which the tables first come."""
    tables: dict[type[models.Model], list[models.Model]] = {}
    for row in rows:
        tables.setdefault(type(row), []).append(row)
    for table, its_rows in tables.items():
        table._default_manager.bulk_create(its_rows, batch_size=BATCH)


def in_batches[T](items: Iterable[T], total: int, what: str) -> Iterator[tuple[T, ...]]:
    """Give the items batch by batch, saying how far we are."""
    done = 0
    for batch in batched(items, BATCH):
        yield batch
        done += len(batch)
        print(f"\r  {what}: {done:>9,} / {total:,}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
