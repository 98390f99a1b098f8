"""What machines ask every few seconds."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from civicsteps.core import append_only

HEALTH = "/sanatate/"


@pytest.fixture(autouse=True)
def fresh_answer(db: None) -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def test_a_good_answer_is_kept_for_a_moment_and_costs_nothing(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    assert client.get(HEALTH).status_code == 200
    with django_assert_num_queries(0):
        assert client.get(HEALTH).json() == {"database": True, "migrated": True, "journal": True}


def test_a_journal_without_its_triggers_is_said_at_once_and_not_kept(client: Client) -> None:
    append_only.remove(connection)
    assert client.get(HEALTH).status_code == 503
    append_only.install(connection)
    assert client.get(HEALTH).status_code == 200
