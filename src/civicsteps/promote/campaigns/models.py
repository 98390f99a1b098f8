"""A campaign: five sentences that say how a group means to get what it asks."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from civicsteps.causes.models import Cause, Demand
from civicsteps.core.actors.models import Actor
from civicsteps.core.models import Row


class Campaign(Row):
    """How a group goes after one demand, until a day.

    The demand says what is wanted and who decides. Who is with the group and who is against it
    are for the group alone, and are forgotten a year after the end.
    """

    class Outcome(models.TextChoices):
        WON = "won", _("we got what we asked")
        PARTLY = "partly", _("we got a part of it")
        LOST = "lost", _("we did not get it")
        DROPPED = "dropped", _("we gave it up")

    cause = models.ForeignKey(Cause, models.PROTECT, related_name="campaigns")
    demand = models.ForeignKey(Demand, models.PROTECT, related_name="campaigns")
    why_they_would = models.TextField()
    with_us = models.TextField()
    against = models.TextField()
    plan = models.TextField()
    until = models.DateField()
    opened_by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    opened_on = models.DateField()
    closed_on = models.DateField(null=True)
    outcome = models.CharField(max_length=7, choices=Outcome, blank=True)
    asked_on = models.DateField(null=True)
    illustrative = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="campaign_once", fields=["demand"], condition=Q(closed_on=None)
            ),
            models.CheckConstraint(
                name="campaign_ended",
                condition=Q(closed_on=None, outcome="")
                | Q(closed_on__isnull=False) & ~Q(outcome=""),
            ),
        )

    def __str__(self) -> str:
        return self.demand.sentence

    def get_absolute_url(self) -> str:
        return reverse("campaign", args=[self.pk])
