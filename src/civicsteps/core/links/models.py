"""Links that let their holder do one thing."""

from django.db import models

from civicsteps.core.actors.models import Actor
from civicsteps.core.models import Row


class Link(Row):
    """A link for one purpose about one row; only the hash of its token is kept.

    `within` names the row whose people see it in their list, as a group; `uses` is how many times
    it opened when it was made.
    """

    purpose = models.CharField(max_length=60)
    about = models.CharField(max_length=120)
    within = models.CharField(max_length=120, blank=True)
    token_hash = models.BinaryField(max_length=32, unique=True)
    issued_by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    holder = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    uses = models.PositiveSmallIntegerField(default=1)
    uses_left = models.PositiveSmallIntegerField(default=1)
    revoked_at = models.DateTimeField(null=True)
    data = models.JSONField(default=dict)

    class Meta:
        indexes = (
            models.Index(fields=["about", "purpose"], name="link_about"),
            models.Index(
                fields=["within", "-issued_at"], name="link_within", condition=~models.Q(within="")
            ),
        )

    def __str__(self) -> str:
        return f"{self.purpose} for {self.about}"
