"""What was seen on the ground, as points on a map."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from civicsteps.causes.models import Cause, Evidence
from civicsteps.core.actors.models import Actor
from civicsteps.core.models import Row


class PointSet(Row):
    """Points of one walk or count about a problem: who saw them, on what day, with what.

    Only the group sees it until `shown_at`. `evidence` is the piece of evidence that it was brought
    as; `from_import` the `ref` of the import that it came by.
    """

    cause = models.ForeignKey(Cause, models.PROTECT, related_name="point_sets")
    title = models.CharField(max_length=120)
    seen_on = models.DateField()
    source = models.CharField(max_length=240, blank=True)
    brought_by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    brought_at = models.DateTimeField()
    shown_at = models.DateTimeField(null=True)
    evidence = models.OneToOneField(Evidence, models.PROTECT, null=True, related_name="point_set")
    from_import = models.CharField(max_length=120, blank=True)
    illustrative = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="point_set_import", fields=["from_import"], condition=~Q(from_import="")
            ),
        )
        indexes = (models.Index(fields=["cause", "-seen_on"], name="point_set_cause"),)

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("point_set", args=[self.pk])


class Point(Row):
    """One point of a set, in degrees (WGS 84), with what was written there."""

    point_set = models.ForeignKey(PointSet, models.CASCADE, related_name="points")
    number = models.PositiveIntegerField()
    lat = models.FloatField()
    lon = models.FloatField()
    title = models.CharField(max_length=120, blank=True)
    note = models.CharField(max_length=2000, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(name="point_once", fields=["point_set", "number"]),
            models.CheckConstraint(
                name="point_on_earth",
                condition=Q(lat__gte=-90, lat__lte=90, lon__gte=-180, lon__lte=180),
            ),
        )

    def __str__(self) -> str:
        return self.title or str(self.number)
