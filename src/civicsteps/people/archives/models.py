"""Archives of groups that were asked for, and the people who were in a group elsewhere."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from civicsteps.core import clock
from civicsteps.core.actors.models import Actor
from civicsteps.core.models import Row
from civicsteps.core.sealed import SealedField
from civicsteps.people.groups.models import ExportReason, Group, Membership

KEPT_FOR = timedelta(days=7)


class Archive(Row):
    """All the data of a group in one file, asked for by an organiser, to be taken within 7 days.

    `path` is where it lies in the storage; `done` of `parts` tells how far it is. The passphrase
    is sealed and forgotten as soon as the file is made.
    """

    class State(models.TextChoices):
        ASKED = "asked", pgettext_lazy("archive", "is being made")
        READY = "ready", pgettext_lazy("archive", "ready")
        FAILED = "failed", pgettext_lazy("archive", "could not be made")
        GONE = "gone", pgettext_lazy("archive", "its 7 days are over")

    group = models.ForeignKey(Group, models.CASCADE, related_name="archives")
    asked_by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    reason = models.CharField(max_length=10, choices=ExportReason)
    passphrase = SealedField(blank=True)
    locked = models.BooleanField(default=False)
    state = models.CharField(max_length=6, choices=State, default=State.ASKED)
    done = models.PositiveSmallIntegerField(default=0)
    parts = models.PositiveSmallIntegerField(default=0)
    path = models.CharField(max_length=200, blank=True)
    size = models.PositiveBigIntegerField(null=True)
    rows = models.PositiveIntegerField(null=True)
    made_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="archive_ready_whole",
                condition=~Q(state="ready")
                | ~Q(path="") & Q(made_at__isnull=False, size__isnull=False),
            ),
            models.CheckConstraint(
                name="archive_passphrase_forgotten", condition=Q(state="asked") | Q(passphrase="")
            ),
            models.UniqueConstraint(
                name="archive_one_asked", fields=["group"], condition=Q(state="asked")
            ),
        )
        indexes = (models.Index(fields=["group", "-asked_at"], name="archive_group_asked"),)

    def __str__(self) -> str:
        return f"archive of {self.group_id}, {self.state}"

    @property
    def until(self) -> datetime | None:
        """Until when it can be taken."""
        return self.made_at + KEPT_FOR if self.made_at else None

    @property
    def is_there(self) -> bool:
        """Whether it can be taken now."""
        until = self.until
        return self.state == self.State.READY and until is not None and until > clock.now()

    @property
    def file_name(self) -> str:
        """The name that it is saved under."""
        made = self.made_at or self.asked_at
        return f"{self.group.slug}-{made:%Y-%m-%d}.{'arhiva' if self.locked else 'zip'}"


class FormerMember(Row):
    """Somebody who was in a group on the installation that its archive came from.

    They have no account here by it: the organiser invites whom they want back.
    """

    group = models.ForeignKey(Group, models.CASCADE, related_name="former_members")
    actor = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    name = SealedField(blank=True)
    role = models.CharField(max_length=2, choices=Membership.Role)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="former_member_in_order",
                condition=Q(until=None) | Q(until__gte=models.F("since")),
            ),
        )

    def __str__(self) -> str:
        return f"former member of {self.group_id}"
