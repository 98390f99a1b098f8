"""Requests: chains of letters that ask an office for one thing, and questions put to many."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from civicsteps.causes.models import Cause
from civicsteps.core.actors.models import Actor
from civicsteps.core.models import Row
from civicsteps.people.authorities.models import Office
from civicsteps.resolve.letters.models import Judgement, Letter, Reply


class Batch(Row):
    """One question to many offices, each with a letter of its own.

    `confirmed_at` is set when somebody says that all may leave: from then on a worker sends them,
    one after another, in the name of whoever said so.
    """

    cause = models.ForeignKey(Cause, models.PROTECT, related_name="batches")
    question = models.CharField(max_length=140)
    instrument = models.CharField(max_length=12)
    asked_by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(Actor, models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    illustrative = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="batch_confirmed_whole",
                condition=Q(confirmed_at=None, confirmed_by=None)
                | Q(confirmed_at__isnull=False, confirmed_by__isnull=False),
            ),
        )
        indexes = (models.Index(fields=["cause", "-asked_at"], name="batch_cause_asked"),)
        verbose_name_plural = "batches"

    def __str__(self) -> str:
        return self.question

    def get_absolute_url(self) -> str:
        return reverse("batch", args=[self.pk])


class Request(Row):
    """What a group asks of an office: the opening letter, and those that take it further.

    `rule` is the law that it stands under, `actor_kind` who signs. `trouble` is why a letter of a
    batch did not leave, and `left_at` when it was let go: stopped after that, it is not sent anew
    by itself. `late_asked_on` and `late_settled_on` say when the group was told that the answer is
    late, and when that was over; `late_until` is the last sure day of what it can do about it.
    `own_kept_on` is when the house last looked which of the group's own terms run.
    """

    class ActorKind(models.TextChoices):
        PERSON = "natural_person", _("a person, in their own name")
        ASSOCIATION = "association", _("an association")
        INFORMAL = "informal_group", _("a group without papers")
        CENTRE = "centre", _("the centre, at the group's request")

    cause = models.ForeignKey(Cause, models.PROTECT, related_name="requests")
    office = models.ForeignKey(Office, models.PROTECT, related_name="requests")
    opening = models.OneToOneField(Letter, models.PROTECT, related_name="request")
    batch = models.ForeignKey(Batch, models.PROTECT, null=True, related_name="requests")
    instrument = models.CharField(max_length=12)
    rule = models.CharField(max_length=40, blank=True)
    actor_kind = models.CharField(max_length=14, choices=ActorKind)
    opened_by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    trouble = models.CharField(max_length=300, blank=True)
    left_at = models.DateTimeField(null=True)
    late_asked_on = models.DateField(null=True)
    late_until = models.DateField(null=True)
    late_settled_on = models.DateField(null=True)
    own_kept_on = models.DateField(null=True)
    illustrative = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="request_once_in_batch",
                fields=["batch", "office"],
                condition=Q(batch__isnull=False),
            ),
            models.CheckConstraint(
                name="request_settled_was_late",
                condition=Q(late_settled_on=None) | Q(late_asked_on__isnull=False),
            ),
        )
        indexes = (models.Index(fields=["cause", "-opened_at"], name="request_cause_opened"),)

    def __str__(self) -> str:
        return self.opening.subject

    def get_absolute_url(self) -> str:
        return reverse("request", args=[self.pk])

    @property
    def waits_late(self) -> bool:
        """Whether the group was told that the answer is late, and it still is."""
        return self.late_asked_on is not None and self.late_settled_on is None

    @property
    def waits_to_leave(self) -> bool:
        """Whether a letter of a question that all may leave has still to be let go."""
        return not self.trouble and self.left_at is None


class Event(Row):
    """What happened to a letter between two papers, on its day, and changes or explains its term.

    `extended`: they said before its end that they need longer. `paused`: they ask us to make
    something clear; `resumed`: we did. `asked`: we rang, and they could not say.
    """

    class Kind(models.TextChoices):
        ASKED = "asked", _("We rang; they could not say.")
        EXTENDED = "extended", _("They said that they need more time.")
        PAUSED = "paused", _("They asked us to make something clear.")
        RESUMED = "resumed", _("We made it clear to them.")

    request = models.ForeignKey(Request, models.PROTECT, related_name="events")
    letter = models.ForeignKey(Letter, models.PROTECT, related_name="events")
    kind = models.CharField(max_length=8, choices=Kind)
    on = models.DateField()
    note = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    illustrative = models.BooleanField(default=False)

    class Meta:
        ordering = ("on", "at", "pk")
        indexes = (models.Index(fields=["letter", "on"], name="request_event_letter"),)

    def __str__(self) -> str:
        return f"{self.kind} on {self.on}"

    def get_absolute_url(self) -> str:
        return self.request.get_absolute_url()


class Verdict(Row):
    """A judgement in the terms of the instrument: what exactly they did with the request."""

    class Outcome(models.TextChoices):
        GIVEN = "given", pgettext_lazy("request", "They gave what we asked")
        PARTLY = "partly", pgettext_lazy("request", "They gave a part of it")
        REFUSED = "refused", pgettext_lazy("request", "They refused, with a reason")
        NOT_HELD = "not_held", pgettext_lazy("request", "They say that they do not have it")
        ELSEWHERE = "elsewhere", pgettext_lazy("request", "They sent it elsewhere")
        CLARIFY = "clarify", pgettext_lazy("request", "They ask us to make something clear")
        NO_ANSWER = "no_answer", pgettext_lazy("request", "They wrote, and did not answer")

    judgement = models.OneToOneField(Judgement, models.PROTECT, related_name="verdict")
    request = models.ForeignKey(Request, models.PROTECT, related_name="verdicts")
    reply = models.ForeignKey(Reply, models.PROTECT, related_name="verdicts")
    outcome = models.CharField(max_length=9, choices=Outcome)
    exception = models.CharField(max_length=120, blank=True)

    def __str__(self) -> str:
        return self.outcome
