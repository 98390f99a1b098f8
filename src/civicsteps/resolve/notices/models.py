"""What authorities publish and put on their agenda: sources, notices, who watches, votes, acts."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from civicsteps.causes.models import Cause, Demand
from civicsteps.core.actors.models import Actor
from civicsteps.core.files.models import StoredFile
from civicsteps.core.folded import FoldedField
from civicsteps.core.mail.models import Thread
from civicsteps.core.models import Row
from civicsteps.people.authorities.models import Authority, Office
from civicsteps.people.groups.models import Group

NEAR = {200: _("my street (200 m)"), 500: _("around my block (500 m)"), 1000: _("1 km around")}
_ON_EARTH = Q(lat__gte=-90, lat__lte=90, lon__gte=-180, lon__lte=180)


class AgendaItem(Row):
    """An office will discuss a problem on a day: where that is written, and if it was taken off.

    `taken_back_on` is set when it was entered here by mistake.
    """

    class Kind(models.TextChoices):
        AGENDA = "agenda", _("council meeting")
        COMMITTEE = "committee", _("committee")
        BUDGET_DRAFT = "budget_draft", _("draft of the budget")
        AUDIENCE = "audience", _("audience")

    cause = models.ForeignKey(Cause, models.PROTECT, related_name="agenda_items")
    demand = models.ForeignKey(Demand, models.PROTECT, null=True, related_name="agenda_items")
    office = models.ForeignKey(Office, models.PROTECT, related_name="agenda_items")
    kind = models.CharField(max_length=12, choices=Kind)
    on = models.DateField()
    title = models.CharField(max_length=240)
    document = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    url = models.URLField(max_length=300, blank=True)
    publisher = models.CharField(max_length=120, blank=True)
    recorded_by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    taken_off_on = models.DateField(null=True)
    taken_back_on = models.DateField(null=True)
    reason = models.CharField(max_length=240, blank=True)
    illustrative = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="agenda_item_proof",
                condition=Q(document__isnull=False) | (~Q(url="") & ~Q(publisher="")),
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("agenda_item", args=[self.pk])

    @property
    def proof(self) -> str:
        """What shows it: who published it, or the document's name."""
        return self.publisher or (self.document.name if self.document else "")


class WatchSource(Row):
    """Where an authority publishes, and which group keeps an eye on it.

    Feeds, pages and tables with an address are looked at by the site; `next_at` is when. A
    mailbox has a thread with an address of its own; the rest is typed. `asked_on` is the day on
    which its silence became a task of the group, `settled_on` when that ended.
    """

    class Kind(models.TextChoices):
        HAND = "hand", _("we type what we find")
        BOARD = "board", _("a notice board, photographed")
        MAIL = "mail", _("an e-mail that they send us, passed on here")
        FEED = "feed", _("a feed (RSS or Atom)")
        PAGE = "page", _("a page that changes")
        TABLE = "table", _("a table (CSV)")

    group = models.ForeignKey(Group, models.PROTECT, related_name="watch_sources")
    office = models.ForeignKey(Office, models.PROTECT, related_name="watch_sources")
    kind = models.CharField(max_length=5, choices=Kind)
    title = models.CharField(max_length=120)
    url = models.URLField(max_length=300, blank=True)
    thread = models.OneToOneField(Thread, models.PROTECT, null=True, related_name="+")
    etag = models.CharField(max_length=200, blank=True)
    last_modified = models.CharField(max_length=60, blank=True)
    last_hash = models.CharField(max_length=64, blank=True)
    last_text = models.TextField(blank=True)
    last_ok_at = models.DateTimeField(null=True)
    last_new_at = models.DateTimeField(null=True)
    next_at = models.DateTimeField(null=True)
    failures = models.PositiveSmallIntegerField(default=0)
    trouble = models.CharField(max_length=40, blank=True)
    asked_on = models.DateField(null=True)
    settled_on = models.DateField(null=True)
    paused_on = models.DateField(null=True)
    added_by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    illustrative = models.BooleanField(default=False)

    FETCHED = ("feed", "page", "table")

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="watch_source_address",
                condition=Q(kind__in=["hand", "board", "mail"], next_at=None)
                | Q(kind__in=["feed", "page"]) & ~Q(url="")
                | Q(kind="table"),
            ),
        )
        indexes = (
            models.Index(fields=["next_at"], name="watch_source_due", condition=Q(paused_on=None)),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("watch_source", args=[self.pk])

    @property
    def address(self) -> str:
        """The address to which mail is passed on, empty for other sources."""
        return self.thread.address if self.thread else ""


class Notice(Row):
    """A thing that an authority published: a draft, an agenda, a planning board, a permit.

    `key` is how its source knows it, once in each source. Nobody sees one that came by mail but
    its group, until somebody there looked at it (`checked_on`); `typed` is one that a person
    wrote. `procedure_opened_on` says which law a plan is under. Nothing on its public page says
    which group brought it.
    """

    class Kind(models.TextChoices):
        DRAFT = "draft", _("draft decision")
        AGENDA = "agenda", _("agenda of the council")
        PLAN = "plan", _("town plan (PUZ, PUD, PUG)")
        PERMIT = "permit", _("building permit")
        BUDGET = "budget", _("draft of the budget")
        CONSULTATION = "consultation", _("consultation")
        OTHER = "other", pgettext_lazy("notice", "something else")

    class Evidence(models.TextChoices):
        A = "A", _("a number and a date from the authority")
        C = "C", _("a photo with its date, or the page as it was")
        D = "D", _("what somebody saw")

    group = models.ForeignKey(Group, models.PROTECT, related_name="notices")
    office = models.ForeignKey(Office, models.PROTECT, related_name="notices")
    source = models.ForeignKey(WatchSource, models.PROTECT, null=True, related_name="notices")
    key = models.CharField(max_length=200)
    kind = models.CharField(max_length=12, choices=Kind)
    title = models.CharField(max_length=240)
    text = models.TextField(blank=True)
    url = models.URLField(max_length=300, blank=True)
    document = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    evidence = models.CharField(max_length=1, choices=Evidence, default=Evidence.D)
    published_on = models.DateField(null=True)
    proposals_by = models.DateField(null=True)
    meeting_on = models.DateField(null=True)
    vote_on = models.DateField(null=True)
    procedure_opened_on = models.DateField(null=True)
    urgent = models.BooleanField(default=False)
    place = models.CharField(max_length=160, blank=True)
    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)
    typed = models.BooleanField(default=False)
    recorded_by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    checked_on = models.DateField(null=True)
    taken_back_on = models.DateField(null=True)
    illustrative = models.BooleanField(default=False)
    folded = FoldedField(of=("title", "place", "text"))

    class Meta:
        constraints = (
            models.UniqueConstraint(name="published_once", fields=["source", "key"]),
            models.CheckConstraint(
                name="notice_place_whole", condition=Q(lat=None, lon=None) | _ON_EARTH
            ),
        )
        indexes = (
            models.Index(fields=["-recorded_at", "-id"], name="notice_latest"),
            models.Index(fields=["lat", "lon"], name="notice_place"),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("notice", args=[self.pk])

    @property
    def is_plan(self) -> bool:
        """Whether the code of town planning is what it goes by, not the law on drafts."""
        return self.kind in {self.Kind.PLAN, self.Kind.PERMIT}

    @property
    def votes_typed(self) -> str:
        """How the seats voted, as it is typed: a line for each."""
        return "\n".join(
            f"{vote.seat}: {vote.get_choice_display()}" for vote in self.votes.order_by("seat")
        )

    @property
    def days(self) -> dict[str, date]:
        """Its days as they are printed, by the field's name."""
        names = ("published_on", "proposals_by", "meeting_on", "vote_on")
        found = {name: getattr(self, name) for name in names}
        return {name: day for name, day in found.items() if day}


class NoticeVersion(Row):
    """What a notice said before it was changed: its words and days then."""

    notice = models.ForeignKey(Notice, models.PROTECT, related_name="versions")
    said = models.JSONField()
    until = models.DateTimeField()
    changed_by = models.ForeignKey(Actor, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return str(self.said.get("title", ""))


class Watch(Row):
    """What a group, or a resident by e-mail, wants to be told of: a place, words, kinds.

    A resident's has no group; who follows it is in `following.Follow`. All that is given must
    fit. `kinds` holds the kinds' names between commas; empty is any kind.
    """

    group = models.ForeignKey(Group, models.PROTECT, null=True, related_name="watches")
    place = models.CharField(max_length=160, blank=True)
    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)
    within = models.PositiveIntegerField(null=True)
    street = models.CharField(max_length=120, blank=True)
    authority = models.ForeignKey(Authority, models.PROTECT, null=True, related_name="+")
    all_words = models.CharField(max_length=200, blank=True)
    any_words = models.CharField(max_length=200, blank=True)
    no_words = models.CharField(max_length=200, blank=True)
    kinds = models.CharField(max_length=120, blank=True)
    muted = models.ManyToManyField(WatchSource, related_name="+")
    opened_by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    closed_on = models.DateField(null=True)
    illustrative = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="watch_place_whole",
                condition=Q(lat=None, lon=None, within=None) | _ON_EARTH & Q(within__gte=50),
            ),
            models.CheckConstraint(
                name="watch_narrow",
                condition=Q(within__isnull=False)
                | Q(authority__isnull=False)
                | ~Q(street="")
                | ~Q(all_words="")
                | ~Q(any_words=""),
            ),
        )

    def __str__(self) -> str:
        words = " ".join(filter(None, (self.all_words, self.any_words)))
        parts = (words, self.street, self.place, str(self.authority or ""))
        return ", ".join(part for part in parts if part)[:160]

    def get_absolute_url(self) -> str:
        return reverse("watch", args=[self.pk])

    @property
    def audience(self) -> str:
        """The audience of what is found for it: its group, or those who follow it."""
        return self.group.audience if self.group else f"watch:{self.pk}"


class Match(Row):
    """A notice that fits a watch: why, and what its people did about it. Once for each.

    Of several watches of one group, or of one follower, only the first match is `told`.
    """

    watch = models.ForeignKey(Watch, models.CASCADE, related_name="matches")
    notice = models.ForeignKey(Notice, models.PROTECT, related_name="matches")
    why = models.CharField(max_length=200)
    found_on = models.DateField()
    told = models.BooleanField(default=False)
    taken_up_on = models.DateField(null=True)
    muted_on = models.DateField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(name="match_once", fields=["watch", "notice"]),)
        indexes = (models.Index(fields=["watch", "-id"], name="match_latest"),)

    def __str__(self) -> str:
        return f"{self.notice} ← {self.watch}"

    def get_absolute_url(self) -> str:
        return self.notice.get_absolute_url()


class SeatVote(Row):
    """How a seat of a council voted on a notice's act. A seat is an office, not a person."""

    class Choice(models.TextChoices):
        FOR = "for", pgettext_lazy("vote", "for")
        AGAINST = "against", pgettext_lazy("vote", "against")
        ABSTAINED = "abstained", pgettext_lazy("vote", "abstained")
        ABSENT = "absent", pgettext_lazy("vote", "absent")
        NOT_VOTING = "not_voting", pgettext_lazy("vote", "present, did not vote")

    notice = models.ForeignKey(Notice, models.PROTECT, related_name="votes")
    seat = models.CharField(max_length=80)
    choice = models.CharField(max_length=10, choices=Choice)

    class Meta:
        constraints = (models.UniqueConstraint(name="seat_votes_once", fields=["notice", "seat"]),)

    def __str__(self) -> str:
        return f"{self.seat}: {self.choice}"


class PlainWords(Row):
    """What an agenda's item (by `engines.agendas.key_of`) means in a group's words, if any stay."""

    notice = models.ForeignKey(Notice, models.PROTECT, related_name="plain_words")
    group = models.ForeignKey(Group, models.PROTECT, related_name="+")
    item = models.CharField(max_length=20)
    title = models.CharField(max_length=400)
    words = models.CharField(max_length=300, blank=True)
    said_by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    said_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(name="plain_words_once", fields=["notice", "group", "item"]),
        )

    def __str__(self) -> str:
        return self.words or self.title

    def get_absolute_url(self) -> str:
        return reverse("notice_points", args=[self.notice_id])


class ActStage(Row):
    """A day in the life of the act that a notice became: adopted, sent, published, in court."""

    class Kind(models.TextChoices):
        ADOPTED = "adopted", pgettext_lazy("act", "adopted")
        REJECTED = "rejected", pgettext_lazy("act", "not adopted")
        COMMUNICATED = "communicated", pgettext_lazy("act", "sent to the prefect")
        PUBLISHED = "published", pgettext_lazy("act", "published")
        CHALLENGED = "challenged", pgettext_lazy("act", "challenged in court")
        SUSPENDED = "suspended", pgettext_lazy("act", "suspended")
        RESUMED = "resumed", pgettext_lazy("act", "in force again")
        UPHELD = "upheld", pgettext_lazy("act", "upheld by the court")
        ANNULLED = "annulled", pgettext_lazy("act", "annulled")
        REVOKED = "revoked", pgettext_lazy("act", "revoked by those who adopted it")

    notice = models.ForeignKey(Notice, models.PROTECT, related_name="stages")
    kind = models.CharField(max_length=12, choices=Kind)
    on = models.DateField()
    number = models.CharField(max_length=60, blank=True)
    note = models.CharField(max_length=240, blank=True)
    document = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    url = models.URLField(max_length=300, blank=True)
    publisher = models.CharField(max_length=120, blank=True)
    recorded_by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    taken_back_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="act_stage_proof",
                condition=Q(document__isnull=False) | (~Q(url="") & ~Q(publisher="")),
            ),
        )
        ordering = ("on", "recorded_at")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}".strip()

    def get_absolute_url(self) -> str:
        return self.notice.get_absolute_url()
