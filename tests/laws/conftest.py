"""A world in which every story has been told."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.db import connection, models, transaction
from pytest_django.plugin import DjangoDbBlocker

from civicsteps.stories.loading import load
from civicsteps.stories.playing import Scene
from tests.laws.house import House, build, own_words
from tests.laws.plenty import add_plenty
from tests.laws.walking import Visit, Walks, walk
from tests.stories.test_stories import every_story


@dataclass(frozen=True)
class World:
    """The stories' ends: what their names stand for."""

    scene: Scene

    def row(self, name: str) -> models.Model:
        return self.scene.row(name)


@pytest.fixture(scope="module")
def told(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """Every story, told to its end, standing for the tests of a module."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield World([scene for scene, _ in load(every_story())][-1])
        transaction.set_rollback(True)


@pytest.fixture
def world(told: World, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """The same, for one test: what it changes is undone."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield told
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def house(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[House]:
    """A house with one of everything, standing for the tests of a module."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield build()
        transaction.set_rollback(True)


@pytest.fixture(scope="session")
def walks(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Walks:
    """What was found at every address of a house, and again with ten times as much in it."""
    with django_db_blocker.unblock(), transaction.atomic():
        house = build()
        found, told = walk(house), own_words()
        add_plenty()
        count_rows()
        again = walk(house, ("visitor", "organiser", "centre"), ("ro",))
        transaction.set_rollback(True)
    return Walks(found, told, again)


def count_rows() -> None:
    """Let the database count rows that no other connection sees: guessing none, it plans badly."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


@pytest.fixture
def visits(walks: Walks) -> list[Visit]:
    """What everybody found at every address of the house."""
    return walks.visits


@pytest.fixture
def plenty(walks: Walks) -> list[Visit]:
    """What was found there when it held ten times as much."""
    return walks.plenty
