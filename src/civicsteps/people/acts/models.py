"""What people did for a group, and what a group needs done next."""

from django.db import models
from django.db.models import Q

from civicsteps.core.actors.models import Actor
from civicsteps.core.models import Row
from civicsteps.people.groups.models import Group


class Act(Row):
    """A deed of a person for a group on a day, resting on the row that it came from."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="acts")
    actor = models.ForeignKey(Actor, models.PROTECT, related_name="acts")
    kind = models.CharField(max_length=30)
    on = models.DateField()
    source = models.CharField(max_length=120)
    void = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(name="act_once", fields=["kind", "source", "actor"]),
        )
        indexes = (models.Index(fields=["group", "on"], name="act_group_on"),)

    def __str__(self) -> str:
        return f"{self.kind} on {self.on}"


class Need(Row):
    """One thing that a group has to do next: opened and closed by the rooms above."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="needs")
    kind = models.CharField(max_length=30)
    source = models.CharField(max_length=120)
    about = models.CharField(max_length=200)
    url = models.CharField(max_length=300)
    minutes = models.PositiveSmallIntegerField(default=5)
    opened_on = models.DateField()
    due_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(name="need_once", fields=["kind", "source"]),)
        indexes = (
            models.Index(fields=["group", "due_on"], name="need_open", condition=Q(closed_on=None)),
        )

    def __str__(self) -> str:
        return f"{self.kind} for {self.source}"
