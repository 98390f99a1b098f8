"""A vote of the households of a place on what they need: one slip, one ballot, no link between.

`Slip` says whether a household voted, `Ballot` what was voted. No column joins them, neither has
an hour, and a ballot's key is drawn at random: nobody learns what a household voted, not even
whoever keeps the database. Closing writes the ballots anew, so that their order tells nothing.
"""

import uuid
from datetime import date

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from civicsteps.causes.models import Cause
from civicsteps.core.actors.models import Actor
from civicsteps.core.models import Row
from civicsteps.core.sealed import SealedField
from civicsteps.people.groups.models import Group

NEEDS = (2, 20)
"""How many needs a vote may put, fewest and most."""
HOUSEHOLDS = (2, 500)
"""How many households a vote may ask, fewest and most."""

_UNCOUNTED = Q(valid=None, blank=None, spoilt=None, by_phone=None, on_paper=None)
_COUNTED = Q(
    valid__isnull=False,
    blank__isnull=False,
    spoilt__isnull=False,
    by_phone__isnull=False,
    on_paper__isnull=False,
)


class Poll(Row):
    """What the households of a place are asked: at most `most` of its needs each.

    It is open through the day `closes_on`. Its numbers are written when it closes and stay; a
    vote stopped before its time has the `reason`, and chooses nothing.
    """

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("vote", "open")
        WAITING = "waiting", pgettext_lazy("vote", "being counted")
        CLOSED = "closed", pgettext_lazy("vote", "closed")
        STOPPED = "stopped", pgettext_lazy("vote", "stopped")

    group = models.ForeignKey(Group, models.CASCADE, related_name="polls")
    question = models.CharField(max_length=160)
    place = models.CharField(max_length=160, blank=True)
    most = models.PositiveSmallIntegerField(default=5)
    households = models.PositiveSmallIntegerField()
    closes_on = models.DateField()
    opened_by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    closed_on = models.DateField(null=True)
    reason = models.CharField(max_length=240, blank=True)
    valid = models.PositiveSmallIntegerField(null=True)
    blank = models.PositiveSmallIntegerField(null=True)
    spoilt = models.PositiveSmallIntegerField(null=True)
    by_phone = models.PositiveSmallIntegerField(null=True)
    on_paper = models.PositiveSmallIntegerField(null=True)
    illustrative = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="poll_households",
                condition=Q(households__gte=HOUSEHOLDS[0], households__lte=HOUSEHOLDS[1]),
            ),
            models.CheckConstraint(name="poll_most", condition=Q(most__gte=1, most__lte=NEEDS[1])),
            models.CheckConstraint(
                name="poll_counted_when_closed",
                condition=Q(_UNCOUNTED, closed_on=None, reason="")
                | Q(_COUNTED, closed_on__isnull=False),
            ),
            models.CheckConstraint(
                name="poll_numbers_fit",
                condition=Q(closed_on=None)
                | Q(
                    by_phone=F("valid") + F("blank") + F("spoilt") - F("on_paper"),
                    households__gte=F("by_phone") + F("on_paper"),
                ),
            ),
        )
        indexes = (
            models.Index(fields=["group", "-opened_at"], name="poll_group_newest"),
            models.Index(fields=["closes_on"], name="poll_to_close", condition=Q(closed_on=None)),
        )

    def __str__(self) -> str:
        return self.question

    def get_absolute_url(self) -> str:
        return reverse("poll", args=[self.pk])

    def state_on(self, day: date) -> "Poll.State":
        """Return how it stands on a day."""
        if self.closed_on:
            return Poll.State.STOPPED if self.reason else Poll.State.CLOSED
        return Poll.State.OPEN if day <= self.closes_on else Poll.State.WAITING

    @property
    def cast(self) -> int:
        """How many households voted, once it is closed."""
        return (self.by_phone or 0) + (self.on_paper or 0)

    @property
    def audience(self) -> str:
        """Who hears of it: everybody, or of a group at risk its own people."""
        return self.group.audience if self.group.at_risk else "public"


class PollNeed(Row):
    """One of the needs that a vote puts, by its number on the slip; `votes` once it is closed.

    `cause` is the group's problem that it is, or that was made of it.
    """

    poll = models.ForeignKey(Poll, models.CASCADE, related_name="needs")
    number = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=120)
    cause = models.ForeignKey(Cause, models.SET_NULL, null=True, related_name="voted_needs")
    votes = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(name="poll_need_number", fields=["poll", "number"]),
            models.CheckConstraint(
                name="poll_need_numbers", condition=Q(number__gte=1, number__lte=NEEDS[1])
            ),
        )

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        return self.poll.get_absolute_url()


class Slip(Row):
    """The paper by which one household votes: its code opens the ballot once.

    The code is sealed, so that slips can be printed again; `code_key` finds it without reading.
    """

    poll = models.ForeignKey(Poll, models.CASCADE, related_name="slips")
    number = models.PositiveSmallIntegerField()
    code = SealedField()
    code_key = models.BinaryField(max_length=32, unique=True)
    used_on = models.DateField(null=True)
    void_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="slip_one_a_household", fields=["poll", "number"], condition=Q(void_on=None)
            ),
            models.CheckConstraint(
                name="slip_void_unused", condition=Q(used_on=None) | Q(void_on=None)
            ),
            models.CheckConstraint(name="slip_numbered", condition=Q(number__gte=1)),
        )

    def __str__(self) -> str:
        return f"slip {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("poll_slips", args=[self.poll_id])


class Ballot(models.Model):
    """What one household voted, by nobody and at no hour: the numbers of the needs it chose.

    A paper that could not be read is `spoilt` and chooses nothing.
    """

    class How(models.TextChoices):
        PHONE = "phone", _("on their own phone")
        PAPER = "paper", _("on paper, typed by the group")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    poll = models.ForeignKey(Poll, models.CASCADE, related_name="ballots")
    how = models.CharField(max_length=5, choices=How)
    picks = models.JSONField(default=list)
    spoilt = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="ballot_spoilt_on_paper", condition=Q(spoilt=False) | Q(how="paper")
            ),
        )

    def __str__(self) -> str:
        return "ballot"
