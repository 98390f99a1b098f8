"""A world in which every story has been told."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.db import models, transaction
from pytest_django.plugin import DjangoDbBlocker

from civicsteps.stories.loading import load
from civicsteps.stories.playing import Scene
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
