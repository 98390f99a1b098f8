"""What a group decided together, with its numbers."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from civicsteps.causes.models import Cause
from civicsteps.core.actors.models import Actor
from civicsteps.core.files.models import StoredFile
from civicsteps.core.models import Row


class Choice(Row):
    """A group's decision about a cause: when, how, how many. Nobody's vote is kept.

    It stands until it is annulled or a later decision takes its place.
    """

    class How(models.TextChoices):
        RAISED_HANDS = "raised_hands", _("raised hands")
        POLL = "poll", _("slips of paper")
        MEETING = "meeting", _("agreed in a meeting")
        ONLINE = "online", _("on the internet")

    cause = models.ForeignKey(Cause, models.CASCADE, related_name="choices")
    held_on = models.DateField()
    how = models.CharField(max_length=12, choices=How)
    in_favour = models.PositiveIntegerField()
    against = models.PositiveIntegerField(default=0)
    abstained = models.PositiveIntegerField(default=0)
    present = models.PositiveIntegerField()
    sheet = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    note = models.TextField(blank=True)
    recorded_by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    superseded_by = models.OneToOneField("self", models.PROTECT, null=True, related_name="earlier")
    annulled_on = models.DateField(null=True)
    reason = models.CharField(max_length=240, blank=True)
    illustrative = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="choice_numbers_fit",
                condition=Q(present__gte=F("in_favour") + F("against") + F("abstained"))
                & Q(present__gte=1),
            ),
            models.UniqueConstraint(
                name="choice_one_stands",
                fields=["cause"],
                condition=Q(superseded_by=None, annulled_on=None),
            ),
        )
        indexes = (models.Index(fields=["cause", "-held_on"], name="choice_cause_on"),)

    def __str__(self) -> str:
        return f"choice of {self.held_on}"

    def get_absolute_url(self) -> str:
        return reverse("choice", args=[self.pk])

    @property
    def chosen(self) -> bool:
        """Whether more were for than against."""
        return self.in_favour > self.against

    @property
    def stands(self) -> bool:
        """Whether nothing took its place."""
        return self.annulled_on is None and self.superseded_by_id is None
