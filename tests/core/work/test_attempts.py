from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from civicsteps.core import clock
from civicsteps.core.work import attempts
from civicsteps.core.work.models import Shift
from civicsteps.core.work.queries import failures
from civicsteps.core.work.running import beat, drain, take_over
from tests.core.work import lab

LEASE = timedelta(seconds=30)


def given_up_after(count: int) -> None:
    """Queue a task that fails, and let it fail that often."""
    lab.stumble.enqueue(7)
    for _ in range(count):
        DBTaskResult.objects.update(run_after=timezone.now() - timedelta(seconds=1))
        with pytest.raises(ValueError, match="is not at"):
            drain()


def held_by(worker: str) -> attempts.Row:
    """Queue a task and let a worker take it."""
    lab.hear.enqueue("podul")
    row = DBTaskResult.objects.ready().get()
    row.claim(worker)
    return row


@pytest.mark.django_db
def test_a_failed_attempt_waits_before_the_next() -> None:
    given_up_after(1)
    row = DBTaskResult.objects.get()
    assert row.status == "READY"
    assert timedelta(seconds=5) < row.run_after - clock.now() <= timedelta(seconds=10)
    drain()  # nothing is ready yet: it would raise


def test_each_wait_is_longer_up_to_two_hours() -> None:
    waits = [attempts.backoff(n) for n in range(1, attempts.ATTEMPTS)]
    assert waits[:6] == sorted(waits[:6])
    assert max(waits) <= timedelta(hours=2)
    assert timedelta(hours=5) < sum(waits, timedelta(0)) < timedelta(hours=10)


@pytest.mark.django_db
def test_after_the_last_attempt_it_stands_before_the_staff_with_its_reason() -> None:
    given_up_after(attempts.ATTEMPTS - 1)
    assert failures() == []

    DBTaskResult.objects.all().delete()
    given_up_after(attempts.ATTEMPTS)

    (failure,) = failures()
    assert failure.task == "tests.core.work.lab.stumble"
    assert failure.ids == ("7",)
    assert failure.attempts == attempts.ATTEMPTS
    assert failure.reason == "ValueError: … is not at …"
    assert "lab.py" in failure.trace
    assert "example.org" not in failure.reason + failure.trace


@pytest.mark.django_db
def test_a_task_that_the_code_no_longer_knows_is_tried_again() -> None:
    lab.hear.enqueue("podul")
    DBTaskResult.objects.update(task_path="tests.core.work.lab.forgotten")
    with pytest.raises(ImportError):
        drain()
    assert DBTaskResult.objects.get().status == "READY"


def test_the_task_of_a_dead_worker_runs_again(heard: list[str]) -> None:
    held_by("dead")
    beat("alive", LEASE)
    drain()
    assert heard == ["podul"]


@pytest.mark.django_db
def test_the_task_of_a_living_worker_stays_with_it() -> None:
    beat("alive", LEASE)
    held_by("alive")
    take_over(lease=LEASE)
    assert DBTaskResult.objects.get().status == "RUNNING"


@pytest.mark.django_db
def test_a_worker_not_seen_for_a_lease_is_dead() -> None:
    held_by("silent")
    Shift.objects.create(worker="silent", seen_at=timezone.now() - LEASE * 1.1)
    take_over(lease=LEASE)
    assert DBTaskResult.objects.get().status == "READY"


@pytest.mark.django_db
def test_a_task_that_kills_its_worker_every_time_is_given_up() -> None:
    held_by("dead")
    DBTaskResult.objects.update(worker_ids=["dead"] * attempts.ATTEMPTS)
    take_over(lease=LEASE)
    (failure,) = failures()
    assert failure.reason.startswith("Interrupted")


def test_who_was_taken_for_dead_does_not_overwrite_the_other(heard: list[str]) -> None:
    late = held_by("late")
    take_over(lease=LEASE)
    DBTaskResult.objects.ready().get().claim("other")

    attempts.perform(late)

    row = DBTaskResult.objects.get()
    assert (row.status, row.worker_ids) == ("RUNNING", ["late", "other"])
