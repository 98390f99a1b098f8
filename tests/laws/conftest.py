"""A world in which every story has been told."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.db import models, transaction
from pytest_django.plugin import DjangoDbBlocker

from civicsteps.stories.loading import load
from civicsteps.stories.playing import Scene
from tests.laws.house import House, build
from tests.laws.walking import Visit, walk
from tests.stories.test_stories import every_story


@dataclass(frozen=True)
class World:
    """The stories' ends: what their names stand for."""

    scene: Scene

    def row(self, name: str) -> models.Model:
        return self.scene.row(name)


@pytest.fixture
def world(db: None) -> World:
    """Every story, told to its end."""
    return World([scene for scene, _ in load(every_story())][-1])


@pytest.fixture(scope="module")
def house(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[House]:
    """A house with one of everything, standing for the tests of a module."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield build()
        transaction.set_rollback(True)


@pytest.fixture(scope="session")
def visits(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> list[Visit]:
    """What everybody found at every address of the house, which is gone again."""
    with django_db_blocker.unblock(), transaction.atomic():
        found = walk(build())
        transaction.set_rollback(True)
    return found
