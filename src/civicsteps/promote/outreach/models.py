"""Short addresses: a word that leads to a problem or to a group, said over the telephone."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from civicsteps.causes.models import Cause
from civicsteps.core.actors.models import Actor
from civicsteps.core.models import Row
from civicsteps.people.groups.models import Group


class ShortAddress(Row):
    """A word chosen by a group, as `pod`, which leads to one of its problems or to its page.

    A word leads for good to what it was chosen for: taken back, it leads nowhere and stays taken,
    so that a poster on a wall never leads to somebody else's page.
    """

    word = models.CharField(max_length=24, unique=True)
    cause = models.ForeignKey(Cause, models.CASCADE, null=True, related_name="short_addresses")
    group = models.ForeignKey(Group, models.CASCADE, null=True, related_name="short_addresses")
    chosen_by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    chosen_at = models.DateTimeField()
    retired_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="short_address_of_one",
                condition=Q(cause__isnull=False, group=None) | Q(cause=None, group__isnull=False),
            ),
        )
        verbose_name_plural = "short addresses"

    def __str__(self) -> str:
        return self.word

    def get_absolute_url(self) -> str:
        return reverse("short", args=[self.word])

    @property
    def about(self) -> Cause | Group:
        """What it leads to."""
        found = self.cause or self.group
        if found is None:
            raise ValueError("a short address leads to a problem or to a group")
        return found
