"""What happened, for good: entries are added and never changed (database triggers hold it)."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from civicsteps.core.actors.models import Actor
from civicsteps.core.models import Row


class Entry(Row):
    """One thing that happened. `data` holds ids, enums, dates and numbers, never personal text."""

    at = models.DateTimeField(db_index=True)
    kind = models.CharField(max_length=60)
    actor = models.ForeignKey(Actor, models.PROTECT, related_name="entries")
    via = models.CharField(max_length=10, default="web")
    data = models.JSONField(default=dict, encoder=DjangoJSONEncoder)

    class Meta:
        indexes = (models.Index(fields=["kind", "at"], name="entry_kind_at"),)
        verbose_name_plural = "entries"

    def __str__(self) -> str:
        return f"{self.kind} at {self.at:%Y-%m-%d %H:%M}"


class Mention(Row):
    """An entry is about a row, in a role: the cause, the letter, the office."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="mentions")
    role = models.CharField(max_length=30)
    object_kind = models.CharField(max_length=60)
    object_id = models.UUIDField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="mention_once", fields=["entry", "role", "object_kind", "object_id"]
            ),
        )
        indexes = (
            models.Index(fields=["object_kind", "object_id", "entry"], name="mention_object"),
        )

    def __str__(self) -> str:
        return f"{self.role} {self.object_kind}:{self.object_id}"


class Showing(Row):
    """Who may see an entry, from when until when. An end may be set; nothing else changes."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="showings")
    audience = models.CharField(max_length=60)
    begins = models.DateTimeField()
    ends = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(name="showing_once", fields=["entry", "audience", "begins"]),
        )
        indexes = (models.Index(fields=["audience", "entry"], name="showing_audience"),)

    def __str__(self) -> str:
        return f"{self.entry_id} to {self.audience}"


class Delivery(Row):
    """One hearing of an entry by one reaction: at least once, and marked when it is done."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="deliveries")
    reaction = models.CharField(max_length=120)
    done_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(name="delivery_once", fields=["entry", "reaction"]),)
        verbose_name_plural = "deliveries"

    def __str__(self) -> str:
        return f"{self.reaction} heard {self.entry_id}"
