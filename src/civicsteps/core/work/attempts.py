"""One attempt at a task, and what becomes of it: done, tried again later, or before the staff."""

import logging
import re
from datetime import timedelta
from random import SystemRandom
from traceback import format_tb

from django.db import transaction
from django.tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from civicsteps.core import clock

type Row = DBTaskResult[..., object]

ATTEMPTS = 10
"""After so many a task stands before the staff: about eight hours from the first."""
SOONEST = timedelta(seconds=10)
LATEST = timedelta(hours=2)

logger = logging.getLogger(__name__)
_chance = SystemRandom()
_ADDRESS, _NUMBER, _QUOTED = (
    re.compile(pattern)
    for pattern in (r"\S+@\S+", r"\+?\d[\d ./-]{4,}\d", r"'[^']*'|\"[^\"]*\"|„[^”]*”|\([^()]*\)")
)


def perform(row: Row) -> Exception | None:
    """Run a task that a worker holds and write what became of it; return what it raised."""
    logger.info("%s %s: attempt %d", row.task_path, row.pk, len(row.worker_ids))
    try:
        row.task.call(*row.args_kwargs["args"], **row.args_kwargs["kwargs"])
    except Exception as error:
        trace = "".join(format_tb(error.__traceback__))
        logger.error("%s %s: %s\n%s", row.task_path, row.pk, reason_of(error), trace)
        _fail(row, f"{reason_of(error)}\n{trace}", wait=backoff(len(row.worker_ids)))
        return error
    settle(row, status=TaskResultStatus.SUCCESSFUL, finished_at=clock.now(), traceback="")
    return None


def interrupt(row: Row) -> None:
    """Give back a task whose worker died in the middle; it runs again at once."""
    _fail(row, "Interrupted: its worker stopped in the middle.", wait=timedelta(0))


def _fail(row: Row, trace: str, *, wait: timedelta) -> None:
    now = clock.now()
    if len(row.worker_ids) < ATTEMPTS:
        settle(row, status=TaskResultStatus.READY, run_after=now + wait, traceback=trace)
    else:
        settle(row, status=TaskResultStatus.FAILED, finished_at=now, traceback=trace)


def settle(row: Row, **outcome: object) -> None:
    """Write an attempt's outcome, unless the task has meanwhile gone to another worker."""
    with transaction.atomic():
        held = DBTaskResult.objects.select_for_update().running().filter(pk=row.pk).first()
        if held is None or held.worker_ids != row.worker_ids:
            logger.warning("%s %s went to another worker", row.task_path, row.pk)
            return
        for field, value in outcome.items():
            setattr(held, field, value)
        held.save(update_fields=list(outcome))


def backoff(attempt: int) -> timedelta:
    """Return how long to wait after a failed attempt (the first is 1): tripling, a fifth random."""
    longest: timedelta = min(SOONEST * 3 ** (attempt - 1), LATEST)
    return longest * _chance.uniform(0.8, 1)


def reason_of(error: Exception) -> str:
    """Return an error in one line, without addresses, long numbers or quoted values."""
    message = (str(error).splitlines() or [""])[0]
    for personal in (_ADDRESS, _NUMBER, _QUOTED):
        message = personal.sub("…", message)
    return f"{type(error).__name__}: {message}"[:300]
