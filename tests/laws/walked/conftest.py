"""A house with one of everything, built once for these laws, and one walk through it."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from django.db import connection, transaction
from pytest_django.plugin import DjangoDbBlocker

from tests.laws.house import House, build, own_words
from tests.laws.plenty import add_plenty
from tests.laws.walking import Visit, walk

type Apart = Callable[[], AbstractContextManager[None]]
"""A transaction that is undone at its end."""


@pytest.fixture(scope="package")
def apart(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Apart:
    @contextmanager
    def undone() -> Iterator[None]:
        with django_db_blocker.unblock(), transaction.atomic():
            yield
            transaction.set_rollback(True)

    return undone


@pytest.fixture(scope="package")
def house(apart: Apart) -> Iterator[House]:
    """A house with one of everything. A test is in a transaction: what it changes is undone."""
    with apart():
        yield build()


@pytest.fixture(scope="package")
def visits(house: House, apart: Apart) -> list[Visit]:
    """What everybody found at every address of the house."""
    with apart():
        return walk(house)


@pytest.fixture(scope="package")
def plenty(house: House, apart: Apart) -> list[Visit]:
    """What was found there when it held ten times as much."""
    with apart():
        add_plenty()
        count_rows()
        return walk(house, ("visitor", "organiser", "centre"), ("ro",))


@pytest.fixture(scope="package")
def written(house: House, apart: Apart) -> str:
    """What the people of the house wrote."""
    with apart():
        return own_words()


def count_rows() -> None:
    """Let the database count rows that no other connection sees: guessing none, it plans badly."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
