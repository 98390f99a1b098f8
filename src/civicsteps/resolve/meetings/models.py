"""Meetings with those who decide: what is prepared, said and agreed there."""

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from civicsteps.causes.models import Cause, Demand
from civicsteps.core.actors.models import Actor
from civicsteps.core.files.models import StoredFile
from civicsteps.core.folded import FoldedField
from civicsteps.core.mail.models import Inbound, Message, Thread
from civicsteps.core.models import Row
from civicsteps.core.sealed import SealedField
from civicsteps.people.authorities.models import Office
from civicsteps.people.groups.models import Group
from civicsteps.resolve.letters.models import Letter


class Meeting(Row):
    """The group meets an office: asked for, prepared, held, or not.

    The kit (`purpose` to `debrief`) and the notes are for the group and its centre; everybody sees
    that a meeting was held, and how each ask was answered. `theirs` are their people by function.
    `request` is the letter by which an audience was asked for: its clock is the letter's.
    `normal_failed` says why ordinary meetings are not enough, where officials answer in public.
    """

    class Kind(models.TextChoices):
        AUDIENCE = "audience", _("audience")
        WORKING = "working", _("working meeting")
        COUNCIL = "council", _("council or committee session")
        DEBATE = "debate", _("public debate")
        ACCOUNT = "account", _("meeting where they answer in public")
        SITE = "site", _("visit on the spot")
        PHONE = "phone", _("by telephone")
        ONLINE = "online", _("online")

    class State(models.TextChoices):
        PLANNED = "planned", pgettext_lazy("meeting", "in preparation")
        REQUESTED = "requested", pgettext_lazy("meeting", "asked for")
        SCHEDULED = "scheduled", pgettext_lazy("meeting", "has its day")
        HELD = "held", pgettext_lazy("meeting", "held")
        REFUSED = "refused", pgettext_lazy("meeting", "refused")
        NO_REPLY = "no_reply", pgettext_lazy("meeting", "they never answered")
        OFF_US = "off_us", pgettext_lazy("meeting", "we called it off")
        OFF_THEM = "off_them", pgettext_lazy("meeting", "they called it off")

    cause = models.ForeignKey(Cause, models.PROTECT, related_name="meetings")
    demand = models.ForeignKey(Demand, models.PROTECT, null=True, related_name="meetings")
    office = models.ForeignKey(Office, models.PROTECT, related_name="meetings")
    kind = models.CharField(max_length=8, choices=Kind)
    state = models.CharField(max_length=9, choices=State, default=State.PLANNED)
    request = models.OneToOneField(Letter, models.PROTECT, null=True, related_name="meeting")
    answered_on = models.DateField(null=True)
    starts_at = models.DateTimeField(null=True)
    place = models.CharField(max_length=160, blank=True)
    purpose = models.CharField(max_length=240)
    agenda = models.TextField(blank=True)
    know = models.TextField(blank=True)
    objections = models.TextField(blank=True)
    bring = models.TextField(blank=True)
    theirs = models.CharField(max_length=240, blank=True)
    ours = models.PositiveSmallIntegerField(null=True)
    debrief = models.CharField(max_length=120, blank=True)
    normal_failed = models.CharField(max_length=240, blank=True)
    held_on = models.DateField(null=True)
    held_by = models.ForeignKey(Actor, models.PROTECT, null=True, related_name="+")
    notes = SealedField(blank=True)
    next_step = models.CharField(max_length=240, blank=True)
    ended_on = models.DateField(null=True)
    reason = models.CharField(max_length=240, blank=True)
    opened_by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    taken_back_on = models.DateField(null=True)
    illustrative = models.BooleanField(default=False)
    folded = FoldedField(of=("purpose", "place"), default="")

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="meeting_held_whole",
                condition=Q(state="held", held_on__isnull=False, held_by__isnull=False)
                | ~Q(state="held") & Q(held_on=None, held_by=None),
            ),
            models.CheckConstraint(
                name="meeting_has_its_day",
                condition=~Q(state="scheduled") | Q(starts_at__isnull=False),
            ),
        )
        indexes = (models.Index(fields=["cause", "-opened_at"], name="meeting_cause_opened"),)

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.cause.title}"

    def get_absolute_url(self) -> str:
        return reverse("meeting", args=[self.pk])

    @property
    def roles(self) -> dict[str, str]:
        """Who does what, by role, in the order in which the roles are listed."""
        found = {part.role: part.name for part in self.parts.all()}
        return {role: found[role] for role in Part.Role.values if found.get(role)}

    @property
    def starts_here(self) -> datetime | None:
        """When it begins, by the clocks where the installation lives: as a form has it."""
        return localtime(self.starts_at) if self.starts_at else None

    @property
    def is_open(self) -> bool:
        """Whether it is still to come."""
        return self.taken_back_on is None and self.state in {
            self.State.PLANNED,
            self.State.REQUESTED,
            self.State.SCHEDULED,
        }


class Part(Row):
    """Who does what at a meeting. Of a group at risk there is a number in the place of a name."""

    class Role(models.TextChoices):
        CHAIR = "chair", _("leads the meeting")
        FACTS = "facts", _("speaks about the facts")
        STORY = "story", _("tells what happened to them")
        ASK = "ask", _("puts the question, until there is an answer")
        NOTES = "notes", _("writes down what is said")
        TIME = "time", _("keeps the time")
        GREETS = "greets", _("greets people and hands over the papers")

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="parts")
    role = models.CharField(max_length=6, choices=Role)
    name = SealedField(blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(name="part_once", fields=["meeting", "role"]),)

    def __str__(self) -> str:
        return self.role


class Ask(Row):
    """What is asked at a meeting, so that the answer is yes or no: what we want, accept, refuse."""

    class Answer(models.TextChoices):
        YES = "yes", pgettext_lazy("ask", "they said yes")
        NO = "no", pgettext_lazy("ask", "they said no")
        DODGED = "dodged", pgettext_lazy("ask", "they dodged it")
        NOT_PUT = "not_put", pgettext_lazy("ask", "it was not put")

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="asks")
    position = models.PositiveSmallIntegerField()
    want = models.CharField(max_length=240)
    accept = models.CharField(max_length=240, blank=True)
    refuse = models.CharField(max_length=240, blank=True)
    by_when = models.DateField(null=True)
    answer = models.CharField(max_length=7, choices=Answer, blank=True)
    words = models.CharField(max_length=1000, blank=True)
    dropped_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(name="ask_position", fields=["meeting", "position"]),
        )
        ordering = ("position",)

    def __str__(self) -> str:
        return self.want

    def get_absolute_url(self) -> str:
        return self.meeting.get_absolute_url()


class Minutes(Row):
    """What was said at a meeting, sent to the other side to be put right until a day.

    Silence never makes them agreed. `revision` grows with every change: what was made into a PDF
    before one is never sent after it.
    """

    class State(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("minutes", "draft")
        SENT = "sent", pgettext_lazy("minutes", "sent to be put right")
        AGREED = "agreed", pgettext_lazy("minutes", "agreed by both sides")
        DISPUTED = "disputed", pgettext_lazy("minutes", "they say it was otherwise")
        NO_REPLY = "no_reply", pgettext_lazy("minutes", "they sent no correction in time")

    meeting = models.OneToOneField(Meeting, models.CASCADE, related_name="minutes")
    text = SealedField()
    state = models.CharField(max_length=8, choices=State, default=State.DRAFT)
    revision = models.PositiveIntegerField(default=1)
    written_by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    thread = models.OneToOneField(Thread, models.PROTECT, null=True, related_name="+")
    message = models.OneToOneField(Message, models.PROTECT, null=True, related_name="+")
    paper = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    sent_on = models.DateField(null=True)
    sent_by = models.ForeignKey(Actor, models.PROTECT, null=True, related_name="+")
    correct_by = models.DateField(null=True)
    settled_on = models.DateField(null=True)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="minutes_sent_whole",
                condition=Q(state="draft", sent_on=None, correct_by=None)
                | ~Q(state="draft") & Q(sent_on__isnull=False, correct_by__isnull=False),
            ),
        )
        verbose_name_plural = "minutes"

    def __str__(self) -> str:
        return str(self.meeting)

    def get_absolute_url(self) -> str:
        return self.meeting.get_absolute_url()

    @property
    def audience(self) -> str:
        """The audience of their paper: the group and its centre."""
        return f"meeting:{self.meeting_id}"


class MinutesReply(Row):
    """What came back by mail to the minutes of a meeting; the group says what it means."""

    minutes = models.ForeignKey(Minutes, models.CASCADE, related_name="replies")
    inbound = models.OneToOneField(Inbound, models.PROTECT, related_name="+")
    received_on = models.DateField()
    text = SealedField(blank=True)

    class Meta:
        verbose_name_plural = "minutes replies"

    def __str__(self) -> str:
        return f"reply of {self.received_on}"

    def get_absolute_url(self) -> str:
        return self.minutes.get_absolute_url()


class Table(Row):
    """A page on which both sides write what could be done, at what cost, within what limits.

    The group may then vote whether it takes what is offered. How each of them voted is forgotten
    when the vote closes; the counts stay.
    """

    class Outcome(models.TextChoices):
        ACCEPTED = "accepted", _("the group takes the offer")
        REFUSED = "refused", _("the group does not take the offer")
        NO_QUORUM = "no_quorum", _("too few voted")

    cause = models.ForeignKey(Cause, models.PROTECT, related_name="option_tables")
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, related_name="option_tables")
    office = models.ForeignKey(Office, models.PROTECT, related_name="option_tables")
    title = models.CharField(max_length=160)
    opened_by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    offer = models.CharField(max_length=400, blank=True)
    quorum = models.PositiveSmallIntegerField(default=0)
    vote_opened_on = models.DateField(null=True)
    vote_until = models.DateField(null=True)
    vote_closed_on = models.DateField(null=True)
    yes = models.PositiveSmallIntegerField(default=0)
    no = models.PositiveSmallIntegerField(default=0)
    neither = models.PositiveSmallIntegerField(default=0)
    outcome = models.CharField(max_length=9, choices=Outcome, blank=True)
    illustrative = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="table_vote_whole",
                condition=Q(vote_opened_on=None, vote_until=None, vote_closed_on=None, outcome="")
                | Q(vote_opened_on__isnull=False, vote_until__isnull=False),
            ),
            models.CheckConstraint(
                name="table_outcome_at_the_end",
                condition=Q(vote_closed_on=None, outcome="")
                | Q(vote_closed_on__isnull=False) & ~Q(outcome=""),
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("option_table", args=[self.pk])

    @property
    def votes_now(self) -> bool:
        """Whether a vote is under way."""
        return self.vote_opened_on is not None and self.vote_closed_on is None


class Option(Row):
    """One thing that could be done. Each change is a new version; the earlier ones stay."""

    table = models.ForeignKey(Table, models.CASCADE, related_name="options")
    position = models.PositiveSmallIntegerField()
    dropped_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(name="option_position", fields=["table", "position"]),
        )
        ordering = ("position",)

    def __str__(self) -> str:
        return f"option {self.position}"

    def get_absolute_url(self) -> str:
        return self.table.get_absolute_url()


class OptionVersion(Row):
    """What an option said from a moment on, and which side wrote it."""

    option = models.ForeignKey(Option, models.CASCADE, related_name="versions")
    n = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    costs = models.CharField(max_length=400, blank=True)
    limits = models.CharField(max_length=400, blank=True)
    by_office = models.BooleanField(default=False)
    written_by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(name="option_version", fields=["option", "n"]),)
        ordering = ("-n",)

    def __str__(self) -> str:
        return self.title


class Vote(Row):
    """That a member of the group voted; what, only until the vote closes."""

    class Choice(models.TextChoices):
        YES = "yes", _("Yes, we take it")
        NO = "no", _("No")
        NEITHER = "neither", _("I abstain")

    table = models.ForeignKey(Table, models.CASCADE, related_name="votes")
    voter = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    choice = models.CharField(max_length=7, choices=Choice, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(name="vote_once", fields=["table", "voter"]),)

    def __str__(self) -> str:
        return f"vote on {self.table_id}"


class Feed(Row):
    """A calendar of a group's meetings and terms, for one member's phone; its address is secret."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="+")
    owner = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="feed_once", fields=["group", "owner"], condition=Q(revoked_at=None)
            ),
        )

    def __str__(self) -> str:
        return f"calendar of {self.group_id}"
