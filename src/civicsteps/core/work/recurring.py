"""Jobs that come round: each runs once in its period, whatever the number of workers."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any

from django.tasks import Task
from django.utils import timezone

type Job = Task[..., Any]
type NextAfter = Callable[[datetime], datetime]


@dataclass(frozen=True, slots=True)
class Recurring:
    """A task without arguments, and the moment after a given one at which it is due."""

    task: Job
    next_after: NextAfter


RECURRING: dict[str, Recurring] = {}


def every(period: timedelta) -> Callable[[Job], Job]:
    """Run a task once in each period, counted from the epoch (`every(hours=1)`: on the hour)."""

    def next_after(moment: datetime) -> datetime:
        epoch = datetime(1970, 1, 1, tzinfo=UTC)
        return epoch + ((moment - epoch) // period + 1) * period

    return _registering(next_after)


def daily(at: time) -> Callable[[Job], Job]:
    """Run a task once a day, at an hour where the installation lives (`settings.TIME_ZONE`)."""

    def next_after(moment: datetime) -> datetime:
        local = timezone.localtime(moment)
        today = datetime.combine(local, at, tzinfo=local.tzinfo)
        return today if today > local else today + timedelta(days=1)

    return _registering(next_after)


def _registering(next_after: NextAfter) -> Callable[[Job], Job]:
    def register(job: Job) -> Job:
        RECURRING[job.module_path] = Recurring(job, next_after)
        return job

    return register
