"""Keeping the queue short."""

from datetime import timedelta

from django_tasks_db.models import DBTaskResult

from civicsteps.core import clock
from civicsteps.core.work import every, task

DONE_KEPT_FOR = timedelta(days=1)


@every(timedelta(hours=1))
@task
def forget_done() -> None:
    """Remove the tasks that were done more than a day ago."""
    DBTaskResult.objects.successful().filter(finished_at__lt=clock.now() - DONE_KEPT_FOR).delete()
