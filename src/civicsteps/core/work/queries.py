"""Reading the queue: what waits in it, and what the staff's page of failures shows."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from civicsteps.core.work.recurring import Job


@dataclass(frozen=True, slots=True)
class Failure:
    """A task given up after its last attempt. `task` is `app.name`; `ids` what it was about."""

    id: UUID
    task: str
    ids: tuple[str, ...]
    attempts: int
    reason: str
    trace: str
    queued_at: datetime
    failed_at: datetime | None


def under_way(job: Job) -> set[str]:
    """Return what a task of one id is queued or running for: nobody need queue it again."""
    unfinished = [TaskResultStatus.READY, TaskResultStatus.RUNNING]
    rows = DBTaskResult.objects.filter(task_path=job.module_path, status__in=unfinished)
    return {str(given["args"][0]) for given in rows.values_list("args_kwargs", flat=True)}


def failures(*, limit: int = 100) -> list[Failure]:
    """Return the tasks that were given up, the latest first."""
    rows = DBTaskResult.objects.failed().order_by("-finished_at")[:limit]
    return [_failure(row) for row in rows]


def _failure(row: DBTaskResult[..., object]) -> Failure:
    app, _, name = row.task_path.rpartition(".tasks.")
    reason, _, trace = row.traceback.partition("\n")
    given = row.args_kwargs
    return Failure(
        id=row.pk,
        task=f"{app.rpartition('.')[2]}.{name}" if app else row.task_path,
        ids=tuple(str(value) for value in (*given["args"], *given["kwargs"].values())),
        attempts=len(row.worker_ids),
        reason=reason,
        trace=trace,
        queued_at=row.enqueued_at,
        failed_at=row.finished_at,
    )
