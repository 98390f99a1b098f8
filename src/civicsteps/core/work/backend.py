"""The queue's door: what may be written into it."""

import re
from typing import Any

from django.tasks import Task
from django_tasks_db.backend import DatabaseBackend, TaskResult

_ID = re.compile(r"[\w.:/+-]{0,100}", re.ASCII)


class Backend(DatabaseBackend):
    """The database queue, for ids only: what people wrote stays in the tables that are kept."""

    def enqueue[**P, R](
        self, task: Task[P, R], args: list[Any], kwargs: dict[str, Any]
    ) -> TaskResult[P, R]:
        """Queue a task. Raises ValueError if an argument is more than an id, number or moment."""
        for value in (*args, *kwargs.values()):
            if not _is_id(value):
                raise ValueError(f"{task.module_path} takes ids, not people's words or addresses")
        return super().enqueue(task, args, kwargs)


def _is_id(value: object) -> bool:
    if isinstance(value, list | tuple):
        return all(_is_id(item) for item in value)
    if isinstance(value, str):
        return _ID.fullmatch(value) is not None
    return value is None or isinstance(value, int | float)
