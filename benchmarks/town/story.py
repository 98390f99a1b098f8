"""The town's journal: entries in order of time, about causes all over, as life writes them.

A million entries with their mentions and showings are too many for model objects: they are
written as plain rows.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from random import Random
from uuid import UUID

from django.db import connection, models

from benchmarks.town.sizes import ENTRIES, LONG_STORY, in_batches, key, moments
from civicsteps.causes.models import Cause
from civicsteps.core.actors.models import Actor
from civicsteps.core.audiences import PUBLIC
from civicsteps.core.journal.models import Entry, Mention, Showing
from civicsteps.core.journal.registry import KINDS

QUIET = 0.15  # the share of entries that the group alone sees

type Value = str | datetime | UUID | None
type Values = tuple[Value, ...]


@dataclass
class Pages:
    """A stack of entries with their mentions and showings, in the order of their columns."""

    entries: list[Values] = field(default_factory=list)
    mentions: list[Values] = field(default_factory=list)
    showings: list[Values] = field(default_factory=list)

    def write(self) -> None:
        """Put everything into the database."""
        insert(Entry, self.entries)
        insert(Mention, self.mentions)
        insert(Showing, self.showings)


def stories(causes: list[Cause], actors: list[Actor], rng: Random) -> Iterator[Pages]:
    """Give the journal in stacks; the first cause has a long story."""
    kinds = sorted(kind.name for kind in KINDS.values() if not kind.data)
    every = ENTRIES // LONG_STORY
    told = enumerate(moments(ENTRIES, rng))
    for batch in in_batches(told, ENTRIES, "journal"):
        pages = Pages()
        for number, at in batch:
            cause = causes[0] if number % every == 0 else causes[rng.randrange(1, len(causes))]
            entry = key(at, rng)
            pages.entries.append((entry, at, rng.choice(kinds), rng.choice(actors).pk, "web", "{}"))
            pages.mentions.append((key(at, rng), entry, "cause", "causes.cause", cause.pk))
            if number % 2:
                letter = key(at, rng)
                pages.mentions.append((key(at, rng), entry, "letter", "letters.letter", letter))
            audience = cause.group_audience if rng.random() < QUIET else cause.audience
            pages.showings.append((key(at, rng), entry, audience, at, None))
            if number % 10 == 0:
                pages.showings.append((key(at, rng), entry, PUBLIC, at, None))
        yield pages


def insert(model: type[models.Model], rows: list[Values]) -> None:
    """Write plain rows of a table, whose values stand in the order of its columns."""
    columns = ", ".join(f'"{f.column}"' for f in model._meta.concrete_fields)
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            places = ", ".join(["%s"] * len(rows[0]))
            statement = f"INSERT INTO {table} ({columns}) VALUES ({places})"
            cursor.executemany(statement, [tuple(map(_as_text, row)) for row in rows])


def _as_text(value: Value) -> str | None:
    """Return a value as Django keeps it on SQLite."""
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, datetime):
        return str(connection.ops.adapt_datetimefield_value(value))
    return value
