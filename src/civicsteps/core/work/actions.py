"""What staff do with a task that was given up."""

from uuid import UUID

from django.tasks import TaskResultStatus
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult

from civicsteps.core import clock
from civicsteps.core.actions import action
from civicsteps.core.actors.models import Actor
from civicsteps.core.refusals import Refusal, Refused, refuse
from civicsteps.core.work import rules
from civicsteps.core.work.attempts import Row


@action
def retry_failure(*, failure_id: UUID, by: Actor) -> None:
    """Put a given-up task back in the queue with all its attempts before it.

    Raises Refused if the actor is not staff or somebody has seen to it already.
    """
    refuse(rules.why_not_retry_failure(by))
    row = _given_up(failure_id)
    row.status = TaskResultStatus.READY
    row.run_after = clock.now()
    row.worker_ids = []
    row.save(update_fields=["status", "run_after", "worker_ids"])


@action
def drop_failure(*, failure_id: UUID, by: Actor) -> None:
    """Remove a given-up task for good.

    Raises Refused if the actor is not staff or somebody has seen to it already.
    """
    refuse(rules.why_not_drop_failure(by))
    _given_up(failure_id).delete()


def _given_up(failure_id: UUID) -> Row:
    row = DBTaskResult.objects.select_for_update().failed().filter(pk=failure_id).first()
    if row is None:
        raise Refused(Refusal(_("Somebody has already seen to this.")))
    return row
