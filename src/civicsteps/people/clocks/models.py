"""Terms of the law that run for a group or for an office, and the days declared off or on."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from civicsteps.core.actors.models import Actor
from civicsteps.core.folded import FoldedField
from civicsteps.core.models import Row
from civicsteps.people.authorities.models import Authority, Office
from civicsteps.people.groups.models import Group


class Override(Row):
    """A day that the Government declared off for the public sector, or a Saturday made up for."""

    class Kind(models.TextChoices):
        OFF = "off", _("declared free")
        ON = "on", _("worked to make up for it")

    day = models.DateField()
    kind = models.CharField(max_length=3, choices=Kind)
    jurisdiction = models.CharField(max_length=2, default="RO")
    source = models.CharField(max_length=300)
    entered_by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(name="override_once", fields=["jurisdiction", "day"]),
        )
        ordering = ("-day",)

    def __str__(self) -> str:
        return f"{self.day} {self.kind}"

    def get_absolute_url(self) -> str:
        return reverse("law_calendar")


class Clock(Row):
    """A term that runs: since when, by which step of the law, until when, and what became of it.

    It rests on a row (`source`) of a room above, as acts and needs do. `terms` is the step as the
    law had it when the clock started (its `version`): a later change of the law does not move it.
    `trigger_earliest` and `trigger_latest` are the same day unless we know it only roughly.
    `nominal` is the day that the main reading gives, `act_by` the last day on which the group
    surely acts in time, `late_from` the first on which an authority is surely late. `answers` marks
    the one clock by which an authority's answer to something is measured; `sayable` the terms by
    which the law is sure enough to call somebody late in public.
    """

    class State(models.TextChoices):
        RUNNING = "running", pgettext_lazy("term", "runs")
        PAUSED = "paused", pgettext_lazy("term", "stands still")
        MET = "met", pgettext_lazy("term", "done")
        REFUSED = "refused", pgettext_lazy("term", "refused")
        WITHDRAWN = "withdrawn", pgettext_lazy("term", "withdrawn")
        LAPSED = "lapsed", pgettext_lazy("term", "passed")

    class Who(models.TextChoices):
        AUTHORITY = "authority", _("the authority")
        GROUP = "group", _("the group")
        COURT = "court", _("the court")
        THIRD = "third", _("somebody else")

    class Contest(models.TextChoices):
        NONE = "", _("not contested")
        OPEN = "open", _("contested, it is being looked at")
        ACCEPTED = "accepted", _("contested, and they were right")
        REJECTED = "rejected", _("contested, and it stands")

    group = models.ForeignKey(Group, models.CASCADE, related_name="clocks")
    office = models.ForeignKey(Office, models.PROTECT, null=True, related_name="clocks")
    authority = models.ForeignKey(Authority, models.PROTECT, null=True, related_name="clocks")
    source = models.CharField(max_length=120)
    thread = models.CharField(max_length=120, blank=True)
    public = models.BooleanField(default=False)
    answers = models.BooleanField(default=False)
    illustrative = models.BooleanField(default=False)
    about = models.CharField(max_length=200)
    folded = FoldedField(of=("about",), default="")
    url = models.CharField(max_length=300)

    step = models.CharField(max_length=60)
    instrument = models.CharField(max_length=40)
    version = models.CharField(max_length=64)
    terms = models.JSONField()
    who = models.CharField(max_length=9, choices=Who)
    evidence = models.CharField(max_length=1)
    confidence = models.CharField(max_length=6)
    sayable = models.BooleanField(default=False)

    trigger_earliest = models.DateField()
    trigger_latest = models.DateField()
    extended_on = models.DateField(null=True)
    paused_on = models.DateField(null=True)
    paused_days = models.PositiveIntegerField(default=0)
    nominal = models.DateField(null=True)
    act_by = models.DateField(null=True)
    late_from = models.DateField(null=True)

    state = models.CharField(max_length=9, choices=State, default=State.RUNNING)
    ended_on = models.DateField(null=True)
    contest = models.CharField(max_length=8, choices=Contest, default=Contest.NONE, blank=True)
    contested_on = models.DateField(null=True)
    answered_on = models.DateField(null=True)
    contest_said = models.CharField(max_length=500, blank=True)
    contest_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(name="clock_once", fields=["source", "step"]),
            models.CheckConstraint(
                name="clock_trigger_in_order",
                condition=Q(trigger_latest__gte=F("trigger_earliest")),
            ),
            models.CheckConstraint(
                name="clock_ended_whole",
                condition=Q(state__in=["running", "paused"], ended_on=None)
                | ~Q(state__in=["running", "paused"]) & Q(ended_on__isnull=False),
            ),
            models.CheckConstraint(
                name="clock_paused_whole",
                condition=Q(state="paused", paused_on__isnull=False)
                | ~Q(state="paused") & Q(paused_on=None),
            ),
            models.CheckConstraint(
                name="clock_contest_whole",
                condition=Q(contest="", contested_on=None)
                | ~Q(contest="") & Q(contested_on__isnull=False, answered_on__isnull=False),
            ),
        )
        indexes = (
            models.Index(
                fields=["group", "act_by", "nominal"],
                name="clock_open",
                condition=Q(state__in=["running", "paused"]),
            ),
            models.Index(fields=["late_from"], name="clock_runs", condition=Q(state="running")),
            models.Index(fields=["authority", "instrument"], name="clock_of_authority"),
            models.Index(fields=["thread"], name="clock_thread"),
        )

    def __str__(self) -> str:
        return f"{self.step} for {self.source}"

    def get_absolute_url(self) -> str:
        return reverse("clock", args=[self.pk])

    @property
    def is_open(self) -> bool:
        """Whether the term still runs, or stands still for a while."""
        return self.state in {self.State.RUNNING, self.State.PAUSED}

    @property
    def claimable(self) -> bool:
        """Whether its evidence and its law would carry a public word that somebody is late."""
        strong = self.evidence in {"A", "B"} and self.sayable
        contested = self.contest in {self.Contest.OPEN, self.Contest.ACCEPTED}
        return strong and not contested and self.who == self.Who.AUTHORITY

    @property
    def answered_late(self) -> bool:
        """Whether an answer surely came after its day, also by the day that its office gives."""
        answered = self.state in {self.State.MET, self.State.REFUSED}
        strong = self.evidence in {"A", "B"} and self.sayable and self.who == self.Who.AUTHORITY
        if not (answered and strong and self.contest != self.Contest.OPEN):
            return False
        return bool(self.late_from and self.ended_on and self.ended_on >= self.late_from)

    def is_late(self, on: date) -> bool:
        """Whether an authority is surely late on a day, whoever may say so."""
        runs = self.state == self.State.RUNNING and self.who == self.Who.AUTHORITY
        return runs and self.late_from is not None and on >= self.late_from


class Change(Row):
    """What moved, ended or contested a clock, and its days before and after; never changed."""

    class Kind(models.TextChoices):
        STARTED = "started", _("It began to run.")
        MOVED = "moved", _("The day that it runs from is known better.")
        EXTENDED = "extended", _("They said that they need longer.")
        PAUSED = "paused", _("It stands still.")
        RESUMED = "resumed", _("It runs again.")
        RECOUNTED = "recounted", _("A free day was declared: it was counted anew.")
        ENDED = "ended", _("It ended.")
        CONTESTED = "contested", _("The authority says that it is not late.")
        SETTLED = "settled", _("The group looked at what the authority says.")

    clock = models.ForeignKey(Clock, models.CASCADE, related_name="changes")
    kind = models.CharField(max_length=9, choices=Kind)
    on = models.DateField()
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    note = models.CharField(max_length=300, blank=True)
    nominal_was = models.DateField(null=True)
    nominal = models.DateField(null=True)
    late_from = models.DateField(null=True)
    act_by = models.DateField(null=True)

    class Meta:
        ordering = ("at", "pk")
        indexes = (models.Index(fields=["clock", "at"], name="clock_changes"),)

    def __str__(self) -> str:
        return f"{self.kind} on {self.on}"
