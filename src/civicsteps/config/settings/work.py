"""The queue: in the database, in the caller's transaction (docs/decisions/0003)."""

TASKS = {"default": {"BACKEND": "civicsteps.core.work.backend.Backend", "QUEUES": []}}
