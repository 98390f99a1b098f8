"""The file of a problem: everything that shows it, asked for by a group, made once."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from civicsteps.causes.models import Cause
from civicsteps.core.actors.models import Actor
from civicsteps.core.files.models import StoredFile
from civicsteps.core.models import Row


class Dossier(Row):
    """One PDF of a cause as it stood on a day, with an index and its documents.

    `done` of `parts` documents are laid in so far; `left_out` were too large, or could not be
    opened, and the index says so. Only the group finds the file here; it hands it on itself.
    """

    class Reader(models.TextChoices):
        PUBLIC = "public", _("for anybody: only what is public")
        GROUP = "group", _("for the group's lawyer: also what only the group sees")

    class State(models.TextChoices):
        MAKING = "making", _("is being made")
        MADE = "made", _("is ready")
        FAILED = "failed", _("could not be made")

    cause = models.ForeignKey(Cause, models.PROTECT, related_name="dossiers")
    reader = models.CharField(max_length=6, choices=Reader)
    language = models.CharField(max_length=2, default="ro")
    asked_by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=6, choices=State, default=State.MAKING)
    parts = models.PositiveSmallIntegerField(default=0)
    done = models.PositiveSmallIntegerField(default=0)
    left_out = models.PositiveSmallIntegerField(default=0)
    pages = models.PositiveIntegerField(default=0)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="dossier_made_whole",
                condition=Q(state="made", file__isnull=False) | ~Q(state="made") & Q(file=None),
            ),
            models.UniqueConstraint(
                name="dossier_one_at_a_time",
                fields=["cause", "reader", "language"],
                condition=Q(state="making"),
            ),
        )
        indexes = (models.Index(fields=["cause", "-asked_at"], name="dossier_cause_asked"),)

    def __str__(self) -> str:
        return f"dossier of {self.asked_at:%Y-%m-%d}"

    def get_absolute_url(self) -> str:
        return reverse("dossier", args=[self.pk])
