"""The same submit twice makes one record."""

import uuid

import pytest
from django.db import IntegrityError, transaction

from civicsteps.core.once.actions import perform
from civicsteps.core.once.models import Once


def test_the_second_submit_goes_where_the_first_led(db: None) -> None:
    key, made = uuid.uuid4(), []

    def act() -> str:
        made.append(1)
        return f"/probleme/{len(made)}/"

    assert perform(key, act) == "/probleme/1/"
    assert perform(key, act) == "/probleme/1/"
    assert made == [1]


def test_a_refused_act_leaves_the_key_free_for_another_try(db: None) -> None:
    key = uuid.uuid4()
    with pytest.raises(RuntimeError):
        perform(key, lambda: _fail(RuntimeError("no")))
    assert not Once.objects.filter(key=key).exists()
    assert perform(key, lambda: "/acum/") == "/acum/"


def test_a_true_integrity_error_is_not_swallowed(db: None) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        perform(uuid.uuid4(), lambda: _fail(IntegrityError("another table")))


def _fail(error: Exception) -> str:
    raise error
