"""Who wants to be told how a thing goes."""

from django.db import models
from django.db.models import Q

from civicsteps.core.models import Row
from civicsteps.core.sealed import SealedField


class Follow(Row):
    """An e-mail address that follows a row: asked for, confirmed by its owner, ended in one click.

    The address is sealed; `email_key` is its keyed hash, so that one follows once.
    """

    about = models.CharField(max_length=120)
    email = SealedField()
    email_key = models.BinaryField(max_length=32)
    language = models.CharField(max_length=2, default="ro")
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    told_until = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="follow_once", fields=["about", "email_key"], condition=Q(ended_at=None)
            ),
        )
        indexes = (
            models.Index(
                fields=["about"],
                name="follow_live",
                condition=Q(ended_at=None, confirmed_at__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"follower of {self.about}"
