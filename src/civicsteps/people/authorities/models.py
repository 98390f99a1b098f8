"""Authorities: what they are and decide, their offices, who holds them, how they are reached."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from civicsteps.core.actors.models import Actor
from civicsteps.core.folded import FoldedField
from civicsteps.core.models import Row
from civicsteps.people.authorities.topics import Topic


class Authority(Row):
    """A public body: a town hall, a council, a ministry, a company that serves the public.

    `county` is the two letters of its county (`IS`), empty for the whole country; `profile` says
    which laws bind it where that is not what its kind usually has (see `laws`).
    """

    class Kind(models.TextChoices):
        COMMUNE = "commune", _("commune")
        TOWN = "town", _("town")
        MUNICIPALITY = "municipality", _("municipality")
        SECTOR = "sector", _("sector of Bucharest")
        COUNTY = "county", _("county council")
        PREFECTURE = "prefecture", _("prefecture")
        SERVICE = "service", _("county service of the state")
        MINISTRY = "ministry", _("ministry")
        AGENCY = "agency", _("national agency")
        COMPANY = "company", _("public company")
        OPERATOR = "operator", _("private operator")
        OTHER = "other", pgettext_lazy("authority", "other")

    class Profile(models.TextChoices):
        LOCAL = "local", _("a local authority")
        CENTRAL = "central", _("a public institution")
        COMPANY = "company", _("a company of the state, the county or the town")
        PRIVATE = "private", _("a private company")

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=160)
    name_en = models.CharField(max_length=160, blank=True)
    place = models.CharField(_("place"), max_length=120, blank=True)
    siruta = models.PositiveIntegerField(null=True)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.OTHER)
    county = models.CharField(max_length=2, blank=True)
    profile = models.CharField(max_length=7, choices=Profile, blank=True)
    website = models.URLField(max_length=300, blank=True)
    folded = FoldedField(of=("name", "name_en", "place"))

    class Meta:
        verbose_name_plural = "authorities"
        ordering = ("folded",)
        indexes = (
            models.Index(fields=["folded", "id"], name="authority_folded"),
            models.Index(fields=["siruta"], name="authority_siruta"),
            models.Index(fields=["county", "kind"], name="authority_county_kind"),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("authority", args=[self.slug])


class Office(Row):
    """Who decides or answers there: the mayor's office, the council, a directorate."""

    class Kind(models.TextChoices):
        HEAD = "head", _("head")
        COUNCIL = "council", _("council")
        DEPARTMENT = "department", _("department")
        REGISTRY = "registry", _("registry")

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="offices")
    kind = models.CharField(max_length=10, choices=Kind)
    name = models.CharField(_("name"), max_length=160)
    name_en = models.CharField(max_length=160, blank=True)
    salutation = models.CharField(max_length=120, blank=True)
    folded = FoldedField(of=("name", "name_en"))

    class Meta:
        constraints = (models.UniqueConstraint(name="office_once", fields=["authority", "name"]),)
        indexes = (models.Index(fields=["folded", "id"], name="office_folded"),)
        ordering = ("folded",)

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("office", args=[self.pk])

    @property
    def label(self) -> str:
        """The office with its authority, as it is chosen from a list."""
        return f"{self.name} – {self.authority.name}"


class Mandate(Row):
    """An office is held from a day until a day; the holder is named only when it matters."""

    office = models.ForeignKey(Office, models.CASCADE, related_name="mandates")
    holder = models.CharField(max_length=120, blank=True)
    begins = models.DateField()
    ends = models.DateField(null=True)
    source = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="mandate_in_order", condition=Q(ends=None) | Q(ends__gt=models.F("begins"))
            ),
        )

    def __str__(self) -> str:
        return f"{self.office} {self.begins}"


class Channel(Row):
    """A way to reach an office: for what, where we learnt it, and when it was last checked.

    `trusted` is one that somebody wrote down or tried who may put the register right: before it
    no letter prefers an address that just anybody added. `refuses` is an address that takes no
    letters: an unread mailbox. One that another took the place of stays, as one that fails.
    `attachments_mb` is how much it takes, where that is known.
    """

    class Kind(models.TextChoices):
        EMAIL = "email", _("e-mail")
        POST = "post", _("post")
        COUNTER = "counter", _("registry counter")
        PHONE = "phone", _("telephone")
        PORTAL = "portal", _("web form")

    class Purpose(models.TextChoices):
        REGISTRY = "registry", pgettext_lazy("channel", "the registry")
        INFORMATION = "l544", _("who answers for public information")
        PETITIONS = "petitions", pgettext_lazy("channel", "petitions")
        AUDIENCES = "audiences", pgettext_lazy("channel", "audiences")
        CABINET = "cabinet", pgettext_lazy("channel", "the cabinet")

    class State(models.TextChoices):
        UNCHECKED = "unchecked", _("not checked")
        WORKS = "works", _("works")
        FAILS = "fails", _("does not work")
        REFUSES = "refuses", _("takes no letters")

    office = models.ForeignKey(Office, models.CASCADE, related_name="channels")
    kind = models.CharField(max_length=7, choices=Kind)
    purpose = models.CharField(max_length=9, choices=Purpose, blank=True)
    address = models.CharField(max_length=300)
    source = models.CharField(max_length=300, blank=True)
    source_url = models.URLField(max_length=500, blank=True)
    attachments_mb = models.PositiveSmallIntegerField(null=True)
    checked_on = models.DateField(null=True)
    state = models.CharField(max_length=9, choices=State, default=State.UNCHECKED)
    added_by = models.ForeignKey(Actor, models.PROTECT, null=True, related_name="+")
    trusted = models.BooleanField(default=True)
    superseded_on = models.DateField(null=True)
    superseded_by = models.ForeignKey("self", models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="channel_once",
                fields=["office", "kind", "address"],
                condition=Q(superseded_on=None),
            ),
            models.CheckConstraint(
                name="channel_superseded_fails",
                condition=Q(superseded_on=None, superseded_by=None)
                | Q(superseded_on__isnull=False, state="fails"),
            ),
        )
        indexes = (
            models.Index(
                fields=["checked_on"], name="channel_checked", condition=Q(superseded_on=None)
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.address}"


class Competence(Row):
    """What an authority, or one office of it, decides: a topic, in a place or wherever it is.

    `place` narrows it (a street, a road, a village). It is ended, never deleted.
    """

    authority = models.ForeignKey(Authority, models.CASCADE, related_name="competences")
    office = models.ForeignKey(Office, models.CASCADE, null=True, related_name="competences")
    topic = models.CharField(max_length=12, choices=Topic)
    place = models.CharField(max_length=120, blank=True)
    note = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=300)
    added_by = models.ForeignKey(Actor, models.PROTECT, null=True, related_name="+")
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="competence_of_office",
                fields=["office", "topic", "place"],
                condition=Q(ended_on=None, office__isnull=False),
            ),
            models.UniqueConstraint(
                name="competence_of_authority",
                fields=["authority", "topic", "place"],
                condition=Q(ended_on=None, office=None),
            ),
        )
        indexes = (
            models.Index(fields=["topic"], name="competence_topic", condition=Q(ended_on=None)),
        )
        ordering = ("topic", "place", "pk")

    def __str__(self) -> str:
        return f"{self.topic} {self.place}".strip()


class Correction(Row):
    """What somebody proposes to put right in the register, with where they read it.

    Nothing changes until somebody who keeps the register accepts it; it stays, whatever became of
    it. `office`, `channel` and `topic` say what it is about; `old` is what stood there.
    """

    class What(models.TextChoices):
        NAME = "name", _("the authority's name")
        PLACE = "place", _("the place")
        WEBSITE = "website", _("the website")
        OFFICE = "office", _("an office's name")
        CHANNEL = "channel", _("an address or a telephone")
        COMPETENCE = "competence", _("what they decide")

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("correction", "waits")
        ACCEPTED = "accepted", pgettext_lazy("correction", "accepted")
        REFUSED = "refused", pgettext_lazy("correction", "not accepted")

    authority = models.ForeignKey(Authority, models.CASCADE, related_name="corrections")
    office = models.ForeignKey(Office, models.CASCADE, null=True, related_name="+")
    channel = models.ForeignKey(Channel, models.CASCADE, null=True, related_name="+")
    what = models.CharField(max_length=10, choices=What)
    kind = models.CharField(max_length=7, choices=Channel.Kind, blank=True)
    topic = models.CharField(max_length=12, choices=Topic, blank=True)
    old = models.CharField(max_length=300, blank=True)
    new = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=300)
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    decided_by = models.ForeignKey(Actor, models.PROTECT, null=True, related_name="+")
    decided_on = models.DateField(null=True)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="correction_decided",
                condition=Q(state="open", decided_by=None, decided_on=None)
                | Q(
                    state__in=["accepted", "refused"],
                    decided_by__isnull=False,
                    decided_on__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="correction_refused_why", condition=~Q(state="refused") | ~Q(reason="")
            ),
        )
        indexes = (
            models.Index(fields=["authority", "-at"], name="correction_authority"),
            models.Index(fields=["at"], name="correction_open", condition=Q(state="open")),
        )

    def __str__(self) -> str:
        return f"{self.what}: {self.new}"

    def get_absolute_url(self) -> str:
        return reverse("corrections", args=[self.authority.slug])


class Revision(Row):
    """One change of an authority's own columns, with what stood before: what undoing needs.

    `made` is whether the authority itself came with it; `before` and `after` hold columns and, in
    `after`, the keys of the offices and channels that came with it. JSON, never filtered by.
    """

    authority = models.ForeignKey(Authority, models.CASCADE, related_name="revisions")
    made = models.BooleanField(default=False)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    source = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=["authority", "-at"], name="revision_authority"),)

    def __str__(self) -> str:
        return f"{self.authority} at {self.at:%Y-%m-%d}"
