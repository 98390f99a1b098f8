"""Running the queue: as a worker, or at once in a test."""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta

from django.db import DatabaseError, InterfaceError, OperationalError, connections, transaction
from django.db.models.functions import Now
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from civicsteps.core import clock
from civicsteps.core.work.attempts import Row, interrupt, perform
from civicsteps.core.work.models import Round, Shift
from civicsteps.core.work.recurring import RECURRING

BEATS_PER_LEASE = 6

logger = logging.getLogger(__name__)


class Hand(Worker):
    """The queue's own worker; only what becomes of a task is ours."""

    def __init__(self, *, interval: float) -> None:
        super().__init__(
            queue_names=["*"],
            interval=interval,
            batch=False,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=get_random_string(32),
            excluded_queue_names=[],
        )

    def run_task(self, db_task_result: Row) -> None:
        self.running_task = True
        try:
            perform(db_task_result)
        finally:
            self.running_task = False


def drain() -> None:
    """Run here and now every task that is ready, and those that they queue. For tests.

    What a task raises is raised, after it is written as a failed attempt.
    """
    while row := _claim("drain"):
        if error := perform(row):
            raise error


def _claim(worker: str) -> Row | None:
    with transaction.atomic():
        row = DBTaskResult.objects.ready().get_locked()
        if row:
            row.claim(worker)
        return row


def work(*, lease: timedelta, interval: float, ready: Callable[[], object]) -> None:
    """Run tasks until SIGTERM, which lets the one in hand finish.

    A lost database is waited for. Each new start is a new worker to the others, so that what was
    in hand when it was lost is taken over like any dead worker's.
    """
    while True:
        hand = Hand(interval=interval)
        hand.configure_signals()
        try:
            with _shift(hand.worker_id, lease):
                ready()
                return hand.run()
        except (OperationalError, InterfaceError) as error:
            logger.warning("the database is away, trying again: %s", error)
            connections.close_all()
            time.sleep(2)


@contextmanager
def _shift(worker: str, lease: timedelta) -> Iterator[None]:
    """Be seen at work, and see to the others, as long as the body runs."""
    over = threading.Event()

    def keep_beating() -> None:
        while not over.wait(lease.total_seconds() / BEATS_PER_LEASE):
            try:
                beat(worker, lease)
            except DatabaseError as error:
                logger.warning("missed a beat: %s", error)
            finally:
                connections.close_all()

    beat(worker, lease)
    thread = threading.Thread(target=keep_beating, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join(timeout=5)
        with suppress(DatabaseError):
            Shift.objects.filter(pk=worker).delete()


def beat(worker: str, lease: timedelta) -> None:
    """Say that a worker lives; take over from those that don't; queue what is due."""
    Shift.objects.update_or_create(pk=worker, defaults={"seen_at": Now()})
    take_over(lease=lease)
    queue_due()


def take_over(*, lease: timedelta) -> None:
    """Give back the tasks of workers not seen for a lease (by the database's clock)."""
    # The tasks are read before the workers: a worker is seen before it takes its first task.
    running = list(DBTaskResult.objects.running())
    alive = set(Shift.objects.filter(seen_at__gte=Now() - lease).values_list("pk", flat=True))
    for row in running:
        if row.worker_ids[-1] not in alive:
            interrupt(row)
    Shift.objects.filter(seen_at__lt=Now() - 10 * lease).delete()


def queue_due() -> None:
    """Queue the recurring jobs that are due; a job missed several times runs once."""
    now = clock.now()
    due_at = dict(Round.objects.values_list("job", "due_at"))
    for name, job in RECURRING.items():
        if name not in due_at:
            Round.objects.get_or_create(job=name, defaults={"due_at": job.next_after(now)})
        elif due_at[name] <= now:
            queue_round(name, due_at[name])


def queue_round(name: str, due_at: datetime) -> None:
    """Queue a job's round. Of several workers that saw it due, the first does."""
    job = RECURRING[name]
    with transaction.atomic():
        mine = Round.objects.filter(job=name, due_at=due_at)
        if mine.update(due_at=job.next_after(clock.now())):
            job.task.enqueue()
