"""What a person wants to be reminded of, what they were told, and the calendar of their terms."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from civicsteps.core import clock
from civicsteps.core.models import Row
from civicsteps.people.accounts.models import User


class Choice(Row):
    """How much a person wants to be written about what waits for them; without one, daily."""

    class What(models.TextChoices):
        DAILY = "daily", _("one letter a day, when something waits for me")
        BINDING = "binding", _("only about days that bind us")
        NONE = "none", _("no letters")

    user = models.OneToOneField(User, models.CASCADE, related_name="reminder_choice")
    what = models.CharField(max_length=7, choices=What)
    changed_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return self.what

    def get_absolute_url(self) -> str:
        return reverse("reminders")


class Digest(Row):
    """A letter of reminders to a person: one a day at most, claimed before it is queued."""

    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    day = models.DateField()
    lines = models.PositiveSmallIntegerField()

    class Meta:
        constraints = (models.UniqueConstraint(name="digest_once_a_day", fields=["user", "day"]),)

    def __str__(self) -> str:
        return f"reminders of {self.day}"


class Told(Row):
    """One thing that a person was told: of which row, of what kind, about which day.

    A term that moves is about another day, and is told again.
    """

    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    source = models.CharField(max_length=120)
    kind = models.CharField(max_length=12)
    day = models.DateField()
    told_on = models.DateField()

    class Meta:
        constraints = (
            models.UniqueConstraint(name="told_once", fields=["user", "source", "kind", "day"]),
        )
        indexes = (models.Index(fields=["told_on"], name="told_when"),)
        verbose_name_plural = "told"

    def __str__(self) -> str:
        return f"{self.kind} of {self.day}"


class TermCalendar(Row):
    """The secret address by which a person's own calendar reads their groups' terms."""

    owner = models.ForeignKey(User, models.CASCADE, related_name="+")
    made_at = models.DateTimeField(default=clock.now)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="term_calendar_once", fields=["owner"], condition=Q(revoked_at=None)
            ),
        )

    def __str__(self) -> str:
        return f"terms of {self.owner_id}"

    def get_absolute_url(self) -> str:
        return reverse("terms_calendar")
