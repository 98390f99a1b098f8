from contextlib import suppress

import pytest
from django.db import transaction

from civicsteps.core.work.queries import failures
from civicsteps.core.work.running import drain
from tests.core.work import lab


def test_runs_what_is_ready_and_what_that_queues(heard: list[str]) -> None:
    lab.hear_twice.enqueue("podul")
    lab.hear.enqueue("parcul")

    drain()

    assert sorted(heard) == ["parcul", "podul", "podul"]


def test_runs_nothing_twice(heard: list[str]) -> None:
    lab.hear.enqueue("podul")
    drain()
    drain()
    assert heard == ["podul"]


def test_what_was_rolled_back_was_never_queued(heard: list[str]) -> None:
    with suppress(KeyError), transaction.atomic():
        lab.hear.enqueue("podul")
        raise KeyError

    drain()

    assert heard == []


def test_raises_what_a_task_raises_and_keeps_it_for_another_attempt(heard: list[str]) -> None:
    lab.stumble.enqueue(7)
    with pytest.raises(ValueError, match="is not at"):
        drain()
    assert failures() == []


@pytest.mark.django_db
@pytest.mark.parametrize("words", ["ana@example.org", "Ana Pop", {"name": "ana"}, ["Ana Pop"]])
def test_the_queue_takes_no_words_of_people(words: str) -> None:
    with pytest.raises(ValueError, match="takes ids"):
        lab.hear.enqueue(words)
