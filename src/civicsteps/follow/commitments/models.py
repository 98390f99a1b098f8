"""Promises of offices: their exact words, every term agreed since, and what was found.

What they say, what we saw and what the calendar tells are three histories, each by itself.
"""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from civicsteps.causes.models import Cause, Demand
from civicsteps.core.actors.models import Actor
from civicsteps.core.files.models import StoredFile
from civicsteps.core.models import Row
from civicsteps.people.authorities.models import Mandate, Office


class Commitment(Row):
    """A promise as it was made, word for word. The database refuses to change or delete it.

    `taken_back_on` is set once, if it was entered here by mistake.
    """

    class Channel(models.TextChoices):
        MEETING = "meeting", _("at a meeting")
        COUNCIL = "council", _("in the council")
        PRESS = "press", _("in the press")
        LETTER = "letter", _("in a letter")
        SOCIAL = "social", _("on a social network")
        CAMPAIGN = "campaign", _("in an election campaign")

    cause = models.ForeignKey(Cause, models.PROTECT, related_name="commitments")
    demand = models.ForeignKey(Demand, models.PROTECT, null=True, related_name="commitments")
    office = models.ForeignKey(Office, models.PROTECT, related_name="commitments")
    mandate = models.ForeignKey(Mandate, models.PROTECT, null=True, related_name="commitments")
    made_on = models.DateField()
    channel = models.CharField(max_length=8, choices=Channel)
    quote = models.TextField()
    document = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    url = models.URLField(max_length=300, blank=True)
    publisher = models.CharField(max_length=120, blank=True)
    recorded_by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    taken_back_on = models.DateField(null=True)
    illustrative = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.CheckConstraint(name="commitment_quoted", condition=~Q(quote="")),
            models.CheckConstraint(
                name="commitment_publisher", condition=Q(url="") | ~Q(publisher="")
            ),
        )
        indexes = (
            models.Index(fields=["office", "made_on"], name="commitment_office_on"),
            models.Index(fields=["-made_on", "-id"], name="commitment_made"),
        )

    def __str__(self) -> str:
        return self.quote

    def get_absolute_url(self) -> str:
        return reverse("commitment", args=[self.pk])

    @property
    def proof(self) -> str:
        """What shows it: who published it, or the document's name, or how it was said."""
        document = self.document.name if self.document else ""
        return self.publisher or document or str(self.Channel(self.channel).label)


class CommitmentVersion(Row):
    """The term of a promise: the first is the baseline; later ones say who changed it and why."""

    class Precision(models.TextChoices):
        DAY = "day", _("a day")
        MONTH = "month", _("a month")
        QUARTER = "quarter", _("a quarter")
        SEASON = "season", _("a season")
        YEAR = "year", _("a year")
        TERM = "term", _("a mandate")
        CONDITIONAL = "conditional", _("on a condition")
        NONE = "none", _("no date")

    class ChangeBy(models.TextChoices):
        BOTH = "both", _("we agreed together")
        AUTHORITY = "authority", _("they changed it by themselves")
        GROUP = "group", _("we gave them time")

    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="versions")
    n = models.PositiveSmallIntegerField()
    agreed_on = models.DateField()
    change_by = models.CharField(max_length=9, choices=ChangeBy, blank=True)
    reason = models.CharField(max_length=240, blank=True)
    due_text = models.CharField(max_length=240, blank=True)
    due_from = models.DateField(null=True)
    due_to = models.DateField(null=True)
    due_precision = models.CharField(max_length=11, choices=Precision)
    measure = models.CharField(max_length=240, blank=True)
    recorded_by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(name="commitment_version_once", fields=["commitment", "n"]),
            models.CheckConstraint(
                name="commitment_version_changed_by",
                condition=Q(n=1, change_by="") | (Q(n__gt=1) & ~Q(change_by="")),
            ),
            models.CheckConstraint(
                name="commitment_version_in_order",
                condition=Q(due_from=None) | Q(due_to__gte=F("due_from")),
            ),
            models.CheckConstraint(
                name="commitment_version_dated",
                condition=Q(due_to=None, due_precision__in=["conditional", "none", "term"])
                | (Q(due_to__isnull=False) & ~Q(due_precision__in=["conditional", "none"])),
            ),
        )
        ordering = ("n",)

    def __str__(self) -> str:
        return f"version {self.n}: {self.due_to or self.due_precision}"


class Check(Row):
    """Somebody went and looked: what they found of the promise on a day."""

    class Found(models.TextChoices):
        VERIFIED = "verified", _("It is done, I saw it")
        PARTLY = "partly", _("It is done in part")
        NOTHING_FOUND = "nothing_found", _("Nothing is done yet")
        CONTRADICTED = "contradicted", _("They say it is done, it is not")

    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="checks")
    seen_on = models.DateField()
    found = models.CharField(max_length=13, choices=Found)
    note = models.CharField(max_length=240, blank=True)
    photo = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    recorded_by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="check_shown", condition=~Q(note="") | Q(photo__isnull=False)
            ),
        )
        indexes = (models.Index(fields=["commitment", "-seen_on"], name="check_newest"),)

    def __str__(self) -> str:
        return f"{self.found} on {self.seen_on}"


class Statement(Row):
    """What the office itself says about its promise. It never stands for a check."""

    class Said(models.TextChoices):
        ANNOUNCED = "announced", _("that they will begin")
        IN_PROGRESS = "in_progress", _("that they are working on it")
        SAYS_DONE = "says_done", _("that it is done")
        SAYS_IMPOSSIBLE = "says_impossible", _("that it cannot be done")
        WITHDRAWN = "withdrawn", _("that they take it back")

    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="statements")
    on = models.DateField()
    said = models.CharField(max_length=15, choices=Said)
    words = models.CharField(max_length=500, blank=True)
    document = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    recorded_by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=["commitment", "-on"], name="statement_newest"),)

    def __str__(self) -> str:
        return f"{self.said} on {self.on}"


class Breach(Row):
    """The group says, with a reason, that a promise was broken; and takes it back if mended."""

    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="breaches")
    marked_on = models.DateField()
    reason = models.CharField(max_length=240)
    marked_by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    lifted_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="breach_once", fields=["commitment"], condition=Q(lifted_on=None)
            ),
        )
        verbose_name_plural = "breaches"

    def __str__(self) -> str:
        return f"broken, {self.marked_on}"


class Reminder(Row):
    """The group was reminded of a promise, so many days from when it was due; until it looked."""

    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="reminders")
    due_on = models.DateField()
    days = models.SmallIntegerField()
    opened_on = models.DateField()
    closed_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(name="reminder_once", fields=["commitment", "due_on", "days"]),
        )
        indexes = (
            models.Index(fields=["commitment"], name="reminder_open", condition=Q(closed_on=None)),
        )

    def __str__(self) -> str:
        return f"{self.days:+d} days from {self.due_on}"
