"""Petitions held on other sites: where they are, and how many signed there on which day.

What is counted elsewhere is never added to what is counted here: nobody can see who signed.
"""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from civicsteps.causes.models import Cause
from civicsteps.core.actors.models import Actor
from civicsteps.core.files.models import StoredFile
from civicsteps.core.models import Row


class OutsidePetition(Row):
    """A petition for a cause on somebody else's site; `closed_on` is set when nobody can sign."""

    cause = models.ForeignKey(Cause, models.PROTECT, related_name="outside_petitions")
    title = models.CharField(max_length=200)
    url = models.URLField(max_length=300)
    platform = models.CharField(max_length=80)
    closed_on = models.DateField(null=True)
    added_by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    withdrawn_on = models.DateField(null=True)
    illustrative = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="outside_petition_once",
                fields=["cause", "url"],
                condition=Q(withdrawn_on=None),
            ),
        )
        indexes = (models.Index(fields=["cause", "-added_at"], name="outside_petition_cause"),)

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("outside_petition", args=[self.pk])


class PetitionCount(Row):
    """How many had signed on a day, as the site showed it. The database keeps every row for good.

    A mistake is put right by another row, whose `corrects` names the wrong one.
    """

    petition = models.ForeignKey(OutsidePetition, models.PROTECT, related_name="counts")
    counted_on = models.DateField()
    count = models.PositiveIntegerField()
    screenshot = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    corrects = models.OneToOneField("self", models.PROTECT, null=True, related_name="corrected")
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="petition_count_sane", condition=Q(count__gte=0, count__lte=100_000_000)
            ),
            models.CheckConstraint(
                name="petition_count_corrects_another",
                condition=Q(corrects=None) | ~Q(corrects=F("id")),
            ),
            models.UniqueConstraint(
                name="petition_count_day",
                fields=["petition", "counted_on"],
                condition=Q(corrects=None),
            ),
        )
        ordering = ("counted_on", "at")

    def __str__(self) -> str:
        return f"{self.count} on {self.counted_on}"
