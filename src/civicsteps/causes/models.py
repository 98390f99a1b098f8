"""The thread: a cause, what it asks, the facts it rests on, its evidence, the voices in it."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language, gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from civicsteps.causes.fact_kinds import FACT_KINDS
from civicsteps.core import clock, codes
from civicsteps.core.actors.models import Actor
from civicsteps.core.days import said
from civicsteps.core.files.models import StoredFile
from civicsteps.core.folded import FoldedField
from civicsteps.core.models import Row
from civicsteps.people.authorities.models import Office
from civicsteps.people.groups.models import Group

PUBLIC = Q(published_at__isnull=False)
WHERE = Q(lat=None, lon=None) | Q(lat__gte=-90, lat__lte=90, lon__gte=-180, lon__lte=180)


class Cause(Row):
    """A problem of a community, carried from a neighbour's words to a kept promise.

    `words` are one voice's, chosen to stand on top. `hidden_at` is set while a cause that was
    published is taken back. `height` and `stairs` are kept as computed from the facts, under a
    lock on this row; `moved_on` is the last day on which they changed.
    """

    group = models.ForeignKey(Group, models.PROTECT, related_name="causes")
    slug = models.SlugField(max_length=70, unique=True)
    title = models.CharField(max_length=120)
    title_en = models.CharField(max_length=120, blank=True)
    summary = models.TextField(blank=True)
    summary_en = models.TextField(blank=True)
    words = models.TextField(blank=True)
    words_by = models.CharField(max_length=80, blank=True)
    place = models.CharField(max_length=160)
    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)
    photo = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    opened_by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    opened_on = models.DateField()
    published_at = models.DateTimeField(null=True)
    hidden_at = models.DateTimeField(null=True)
    illustrative = models.BooleanField(default=False)
    height = models.PositiveSmallIntegerField(default=0)
    stairs = models.JSONField(default=dict)
    moved_on = models.DateField(null=True)
    folded_place = FoldedField(of=("place",), default="")

    class Meta:
        constraints = (
            models.CheckConstraint(name="cause_height", condition=Q(height__lte=10)),
            models.CheckConstraint(name="cause_place_whole", condition=WHERE),
            models.CheckConstraint(
                name="cause_shown_or_hidden", condition=Q(published_at=None) | Q(hidden_at=None)
            ),
        )
        indexes = (
            # Lists of what is public: of a group, all, and those on one step.
            models.Index(
                fields=["group", "-height", "-moved_on", "-id"],
                name="cause_public_group",
                condition=PUBLIC,
            ),
            models.Index(fields=["-moved_on", "-id"], name="cause_public_moved", condition=PUBLIC),
            models.Index(
                fields=["-height", "-moved_on", "-id"], name="cause_public_height", condition=PUBLIC
            ),
            models.Index(fields=["lat", "lon"], name="cause_where"),
            # Read from end to end for the words of a place, without its rows.
            models.Index(
                fields=["-moved_on", "-id", "group", "folded_place", "published_at"],
                name="cause_public_place",
                condition=PUBLIC,
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("cause", args=[self.slug])

    @property
    def title_said(self) -> str:
        """The title in the reader's language, or in Romanian where there is no other."""
        return self.title_en if get_language() == "en" and self.title_en else self.title

    @property
    def summary_said(self) -> str:
        """What it is about, in the reader's language or in Romanian."""
        return self.summary_en if get_language() == "en" and self.summary_en else self.summary

    @property
    def lacks_english(self) -> bool:
        """Whether its title or what it is about still has to be written in English."""
        return not self.title_en or bool(self.summary and not self.summary_en)

    @property
    def place_said(self) -> str:
        """Where it is, as everybody may know: of a group at risk, its town alone."""
        return self.group.place if self.group.at_risk else self.place

    @property
    def point_said(self) -> tuple[float, float] | None:
        """Its latitude and longitude, as everybody may know them: of a group at risk, its region.

        Five decimals are a metre, one is ten kilometres.
        """
        if self.lat is None or self.lon is None:
            return None
        digits = 1 if self.group.at_risk else 5
        return round(self.lat, digits), round(self.lon, digits)

    @property
    def audience(self) -> str:
        """Whoever sees the cause: its group, and everybody while it is published."""
        return f"cause:{self.pk}"

    @property
    def group_audience(self) -> str:
        """The audience of its group alone."""
        return f"group:{self.group_id}"


class Demand(Row):
    """What the cause asks: one sentence, the office that decides, by when, how it will be seen."""

    cause = models.ForeignKey(Cause, models.CASCADE, related_name="demands")
    sentence = models.CharField(max_length=240)
    office = models.ForeignKey(Office, models.PROTECT, related_name="demands")
    by_when = models.DateField(null=True)
    measure = models.CharField(max_length=240, blank=True)
    position = models.PositiveSmallIntegerField(default=1)
    opened_on = models.DateField()
    withdrawn_on = models.DateField(null=True)
    height = models.PositiveSmallIntegerField(default=0)
    stairs = models.JSONField(default=dict)

    class Meta:
        constraints = (
            models.UniqueConstraint(name="demand_position", fields=["cause", "position"]),
            models.CheckConstraint(name="demand_height", condition=Q(height__lte=10)),
        )
        ordering = ("position",)

    def __str__(self) -> str:
        return self.sentence

    def get_absolute_url(self) -> str:
        return reverse("demand", args=[self.pk])


class Fact(Row):
    """A recorded fact that holds a step, or puts a flag on it, resting on its source.

    A fact without a demand holds for the whole cause. It is lifted, never deleted.
    """

    cause = models.ForeignKey(Cause, models.CASCADE, related_name="facts")
    demand = models.ForeignKey(Demand, models.CASCADE, null=True, related_name="facts")
    office = models.ForeignKey(Office, models.PROTECT, null=True, related_name="facts")
    kind = models.CharField(max_length=30)
    on = models.DateField()
    source = models.CharField(max_length=120)
    proof = models.CharField(max_length=200, blank=True)
    recorded_by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    lifted_on = models.DateField(null=True)
    lifted_because = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="fact_once", fields=["kind", "source"], condition=Q(lifted_on=None)
            ),
        )
        indexes = (
            models.Index(fields=["cause", "on"], name="fact_cause_on"),
            models.Index(fields=["source"], name="fact_source"),
            models.Index(fields=["office", "kind"], name="fact_office_kind"),
            models.Index(
                fields=["kind", "cause"], name="fact_kind_held", condition=Q(lifted_on=None)
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} on {self.on}"

    @property
    def step(self) -> int:
        """The step that it holds or flags."""
        return FACT_KINDS[self.kind].step

    @property
    def words(self) -> str:
        """What it is, in the reader's language."""
        return str(FACT_KINDS[self.kind].words)


class Evidence(Row):
    """Something that shows how it is: offered by somebody, accepted by the group, or struck.

    `accepted_at` stays when it is struck later; `checks` tells that, when it was accepted, it
    counted as a check of the problem: it held a fact, and holds it until it is struck.
    """

    class Kind(models.TextChoices):
        PHOTO = "photo", _("photo")
        DOCUMENT = "document", _("document")
        MEASUREMENT = "measurement", _("measurement")
        WITNESS = "witness", _("witness")
        PRESS = "press", _("press")

    class State(models.TextChoices):
        OFFERED = "offered", _("waits for the group")
        ACCEPTED = "accepted", pgettext_lazy("evidence", "accepted")
        STRUCK = "struck", pgettext_lazy("evidence", "struck")

    class Shows(models.TextChoices):
        PROBLEM = "problem", _("the problem")
        DONE = "done", pgettext_lazy("evidence", "that it is done")
        LASTING = "lasting", pgettext_lazy("evidence", "that it lasts")

    cause = models.ForeignKey(Cause, models.CASCADE, related_name="evidence")
    kind = models.CharField(max_length=11, choices=Kind)
    shows = models.CharField(max_length=7, choices=Shows, default=Shows.PROBLEM)
    caption = models.CharField(max_length=240)
    caption_en = models.CharField(max_length=240, blank=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    publisher = models.CharField(max_length=120, blank=True)
    published = models.CharField(max_length=20, blank=True)
    checked_on = models.DateField(null=True)
    url = models.URLField(max_length=300, blank=True)
    seen_on = models.DateField()
    offered_by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    offered_at = models.DateTimeField(default=clock.now)
    state = models.CharField(max_length=8, choices=State, default=State.OFFERED)
    judged_by = models.ForeignKey(Actor, models.PROTECT, null=True, related_name="+")
    judged_at = models.DateTimeField(null=True)
    accepted_at = models.DateTimeField(null=True)
    checks = models.BooleanField(default=False)
    reason = models.CharField(max_length=240, blank=True)
    verified = models.BooleanField(default=False)
    illustrative = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="evidence_judged",
                condition=Q(state="offered", judged_at=None)
                | Q(state__in=["accepted", "struck"], judged_at__isnull=False),
            ),
            models.CheckConstraint(
                name="evidence_accepted",
                condition=Q(accepted_at__isnull=False) | (~Q(state="accepted") & Q(checks=False)),
            ),
            models.CheckConstraint(
                name="evidence_verified_source",
                condition=Q(verified=False) | ~Q(publisher=""),
            ),
        )
        indexes = (models.Index(fields=["cause", "state"], name="evidence_cause_state"),)
        verbose_name_plural = "evidence"

    def __str__(self) -> str:
        return self.caption

    @property
    def caption_said(self) -> str:
        """What it shows, in the reader's language where it was written in it."""
        return self.caption_en if get_language() == "en" and self.caption_en else self.caption

    @property
    def published_said(self) -> str:
        """When it was published, as exactly as is known: a day, a month, a year, or undated."""
        parts = [int(part) for part in self.published.split("-") if part.isdecimal()]
        if not parts:
            return gettext("undated") if self.publisher else ""
        year, month, day = [*parts, 1, 1][:3]
        return said(date(year, month, day), ("Y", "F Y", "j F Y")[len(parts) - 1])

    def get_absolute_url(self) -> str:
        return reverse("evidence", args=[self.pk])


class Voice(Row):
    """A person's own words, and the code by which they find out what became of them.

    `said_by` is how they want to be signed, as „o mamă din cartier”. When they take their words
    back the words go, the row and its code stay. `told` is what the group says to them alone.
    """

    class Channel(models.TextChoices):
        ONLINE = "online", pgettext_lazy("channel", "on this site")
        PHONE = "phone", _("by telephone")
        PAPER = "paper", _("on paper")
        VISIT = "visit", _("at the door")
        CHAT = "chat", _("in a neighbours' chat")

    code = models.CharField(max_length=9, unique=True, default=codes.new_code)
    group = models.ForeignKey(Group, models.PROTECT, related_name="voices")
    cause = models.ForeignKey(Cause, models.PROTECT, null=True, related_name="voices")
    words = models.TextField()
    said_by = models.CharField(max_length=80, blank=True)
    actor = models.ForeignKey(Actor, models.PROTECT, related_name="voices")
    channel = models.CharField(max_length=6, choices=Channel)
    heard_on = models.DateField()
    may_quote = models.BooleanField(default=False)
    told = models.TextField(blank=True)
    told_on = models.DateField(null=True)
    withdrawn_on = models.DateField(null=True)
    source = models.CharField(max_length=120)
    illustrative = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="voice_withdrawn_empty",
                condition=Q(withdrawn_on=None) | Q(words="", said_by="", may_quote=False),
            ),
        )
        indexes = (models.Index(fields=["cause", "heard_on"], name="voice_cause_on"),)

    def __str__(self) -> str:
        return f"voice {codes.show(self.code)}"

    def get_absolute_url(self) -> str:
        return reverse("voice", args=[codes.show(self.code)])
