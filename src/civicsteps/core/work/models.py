"""Who is at work, and what is due next; the queue's own table is `django_tasks_db`."""

from django.db import models


class Shift(models.Model):
    """A worker at work. Not seen for a lease, it is taken for dead and its task goes to another."""

    worker = models.CharField(max_length=64, primary_key=True)
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.worker


class Round(models.Model):
    """When a recurring job is due next."""

    job = models.CharField(max_length=200, primary_key=True)
    due_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.job
