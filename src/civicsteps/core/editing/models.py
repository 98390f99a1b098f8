"""Who is writing where, right now."""

from django.db import models

from civicsteps.core.actors.models import Actor
from civicsteps.core.models import Row


class Presence(Row):
    """Somebody has the form of a row open: since when, and when their page last said so."""

    about = models.CharField(max_length=120)
    actor = models.ForeignKey(Actor, models.CASCADE, related_name="+")
    since = models.DateTimeField()
    seen_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = (models.UniqueConstraint(name="presence_once", fields=["about", "actor"]),)

    def __str__(self) -> str:
        return f"{self.actor_id} at {self.about}"
