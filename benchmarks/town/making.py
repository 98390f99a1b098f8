"""Filling an empty database with the town."""

import sys
from collections.abc import Iterator
from itertools import chain
from random import Random

from django.db import connection, transaction

from benchmarks.town.people import authorities, everybody, year
from benchmarks.town.sizes import CAUSES, FIRST, create, in_batches, key, moments
from benchmarks.town.story import stories
from benchmarks.town.thread import Folder, Maker
from civicsteps.causes.models import Cause
from civicsteps.core.actors.models import Actor
from civicsteps.core.audiences import PUBLIC
from civicsteps.core.models import ref
from civicsteps.core.search.models import Doc
from civicsteps.core.text import plain
from civicsteps.people.authorities.models import Authority, Office
from civicsteps.people.groups.models import Group

SEED = 20260630
RESIDENTS = 5_000
WORDS_LEFT_OUT = (
    "SELECT id, folded FROM search_doc WHERE id NOT IN (SELECT rowid FROM search_words)"
)


def make() -> None:
    """Fill the database: people, causes, journal; then let it know its tables' sizes."""
    rng = Random(SEED)
    _hurry()
    with transaction.atomic():
        create(everybody(rng))
        create(authorities(rng))
        create(year())
        create(Actor(id=key(FIRST, rng), kind=Actor.Kind.LINK) for _ in range(RESIDENTS))
        create(_places_found())
    residents = list(Actor.objects.filter(kind=Actor.Kind.LINK).order_by("pk"))
    causes = list(_causes(residents, rng))
    for pages in stories(causes, residents, rng):
        with transaction.atomic():
            pages.write()
    with transaction.atomic():
        _index_words()
    _settle()


def _causes(residents: list[Actor], rng: Random) -> Iterator[Cause]:
    groups = list(Group.objects.exclude(kind=Group.Kind.CENTRE).order_by("pk"))
    offices = list(Office.objects.order_by("pk"))
    maker = Maker(groups, offices, residents, rng)
    folders = (maker.folder(n, at) for n, at in enumerate(moments(CAUSES, rng)))
    for batch in in_batches(folders, CAUSES, "causes"):
        with transaction.atomic():
            create(chain.from_iterable(folder.rows() for folder in batch))
            create(_found(folder) for folder in batch)
        yield from (folder.cause for folder in batch)


def _found(folder: Folder) -> Doc:
    cause = folder.cause
    asked = " ".join(demand.sentence for demand in folder.demands)
    words = [cause.title, cause.summary, cause.words, cause.place, cause.group.name, asked]
    return Doc(
        ref=ref(cause),
        kind="causes.cause",
        audience=PUBLIC if cause.published_at else cause.group_audience,
        title=cause.title,
        summary=f"{cause.place} · {cause.group.name}",
        url=f"/probleme/{cause.slug}/",
        folded=plain(" ".join(words)),
        at=cause.published_at or FIRST,
    )


def _places_found() -> Iterator[Doc]:
    named: list[Group | Authority] = [*Group.objects.all(), *Authority.objects.all()]
    for row in named:
        yield Doc(
            ref=ref(row),
            kind=row._meta.label_lower,
            audience=PUBLIC,
            title=row.name,
            summary=row.place,
            url=row.get_absolute_url(),
            folded=plain(f"{row.name} {row.place}"),
            at=FIRST,
        )


def _index_words() -> None:
    """On SQLite the words lie in a table of their own (`core.search.index`)."""
    if connection.vendor != "sqlite":
        return
    print("  words", file=sys.stderr)
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO search_words (rowid, folded) {WORDS_LEFT_OUT}")


def _hurry() -> None:
    """What breaks while the town is made is made anew: the disk need not be waited for."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous=OFF")
            cursor.execute("PRAGMA cache_size=-600000")


def _settle() -> None:
    """Leave the database as its own housekeeping would have it after a quiet night."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        else:
            cursor.execute("VACUUM ANALYZE")
