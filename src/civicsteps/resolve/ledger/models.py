"""Things that offices say are not theirs: what each said, when, and whether what it sent came."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from civicsteps.causes.models import Cause
from civicsteps.core.actors.models import Actor
from civicsteps.core.files.models import StoredFile
from civicsteps.core.folded import FoldedField
from civicsteps.core.models import Row
from civicsteps.people.authorities.models import Office
from civicsteps.people.groups.models import Group
from civicsteps.resolve.letters.models import Letter, Reply


class Asset(Row):
    """A bridge, a street, a plot: a thing that somebody should answer for.

    Everybody sees it where its cause is public; without a cause, unless its group is at risk.
    `silence_asked_on` is when the group was last asked what to do about an office that does not
    answer, `silence_settled_on` when that fell away.
    """

    class Kind(models.TextChoices):
        BRIDGE = "bridge", _("bridge")
        STREET = "street", _("street")
        PLOT = "plot", _("plot of land")
        NETWORK = "network", _("network (water, sewer, gas, light)")
        BUILDING = "building", _("building")
        OTHER = "other", pgettext_lazy("asset", "something else")

    group = models.ForeignKey(Group, models.PROTECT, related_name="assets")
    cause = models.ForeignKey(Cause, models.PROTECT, null=True, related_name="assets")
    slug = models.SlugField(max_length=70, unique=True)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=8, choices=Kind)
    place = models.CharField(max_length=160)
    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)
    built = models.CharField(max_length=40, blank=True)
    number = models.CharField(max_length=60, blank=True)
    notes = models.TextField(blank=True)
    photo = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    folded = FoldedField(of=("name", "place"))
    opened_by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    silence_asked_on = models.DateField(null=True)
    silence_settled_on = models.DateField(null=True)
    illustrative = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="asset_place_whole",
                condition=Q(lat=None, lon=None)
                | Q(lat__gte=-90, lat__lte=90, lon__gte=-180, lon__lte=180),
            ),
            models.CheckConstraint(
                name="asset_silence_asked_first",
                condition=Q(silence_settled_on=None) | Q(silence_asked_on__isnull=False),
            ),
        )
        indexes = (models.Index(fields=["-opened_at", "-id"], name="asset_newest"),)

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("asset", args=[self.slug])

    @property
    def place_said(self) -> str:
        """Where it is, as everybody may know: of a group at risk, its town alone."""
        return self.group.place if self.group.at_risk else self.place

    @property
    def file_name(self) -> str:
        """The name of a file about it, without an ending; of a group at risk it says nothing."""
        return "fisa" if self.group.at_risk else self.slug

    @property
    def audience(self) -> str:
        """Whoever sees the asset."""
        return f"asset:{self.pk}"

    @property
    def story_audience(self) -> str:
        """Who reads what happens with it: who sees its cause, or the group alone."""
        return self.cause.audience if self.cause else self.group.audience


class Claim(Row):
    """What an office said of an asset on a day, and where that is written.

    It is never changed: who wrote it down wrong takes it back, and the right one `corrects` it.
    `precision` says how exactly the day is known. A silent office is one that was asked on the
    day and has not answered.
    """

    class Stance(models.TextChoices):
        OURS = "ours", _("It is theirs")
        NOT_OURS = "not_ours", _("It is not theirs")
        TOOK_OVER = "took_over", _("They took it over")
        SILENT = "silent", _("They do not answer")

    class Precision(models.TextChoices):
        DAY = "day", _("that very day")
        MONTH = "month", _("some day of that month")
        YEAR = "year", _("some time that year")

    asset = models.ForeignKey(Asset, models.PROTECT, related_name="claims")
    office = models.ForeignKey(Office, models.PROTECT, related_name="claims")
    stance = models.CharField(max_length=9, choices=Stance)
    on = models.DateField()
    precision = models.CharField(max_length=5, choices=Precision, default=Precision.DAY)
    quote = models.TextField(blank=True)
    number = models.CharField(max_length=40, blank=True)
    legal_ground = models.CharField(max_length=240, blank=True)
    points_to = models.ForeignKey(Office, models.PROTECT, null=True, related_name="+")
    forwarded_on = models.DateField(null=True)
    document = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    url = models.URLField(max_length=300, blank=True)
    publisher = models.CharField(max_length=120, blank=True)
    letter = models.ForeignKey(Letter, models.PROTECT, null=True, related_name="+")
    reply = models.ForeignKey(Reply, models.PROTECT, null=True, related_name="+")
    corrects = models.OneToOneField("self", models.PROTECT, null=True, related_name="corrected_by")
    verified = models.BooleanField(default=False)
    illustrative = models.BooleanField(default=False)
    recorded_by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    withdrawn_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="claim_shown",
                condition=Q(stance="silent")
                | Q(document__isnull=False)
                | Q(reply__isnull=False)
                | ~Q(publisher=""),
            ),
            models.CheckConstraint(
                name="claim_silence_says_nothing",
                condition=~Q(stance="silent") | Q(quote="", points_to=None),
            ),
            models.CheckConstraint(
                name="claim_points_elsewhere",
                condition=Q(points_to=None) | ~Q(points_to=F("office")),
            ),
            models.CheckConstraint(
                name="claim_sent_somewhere",
                condition=Q(forwarded_on=None) | Q(points_to__isnull=False),
            ),
            models.CheckConstraint(name="claim_publisher", condition=Q(url="") | ~Q(publisher="")),
            models.CheckConstraint(
                name="claim_verified_source", condition=Q(verified=False) | ~Q(publisher="")
            ),
        )
        indexes = (
            models.Index(fields=["asset", "on"], name="claim_asset_on"),
            models.Index(
                fields=["on"],
                name="claim_silent_since",
                condition=Q(stance="silent", withdrawn_on=None),
            ),
        )

    def __str__(self) -> str:
        return f"{self.stance} on {self.on}"

    def get_absolute_url(self) -> str:
        return reverse("claim", args=[self.pk])

    @property
    def stands(self) -> bool:
        """Whether it was not taken back."""
        return self.withdrawn_on is None


class Receipt(Row):
    """The office named in a claim registered what was sent to it, or says that it never came."""

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="receipts")
    came = models.BooleanField(default=True)
    on = models.DateField()
    number = models.CharField(max_length=40, blank=True)
    document = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    illustrative = models.BooleanField(default=False)
    recorded_by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    withdrawn_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="receipt_numbered",
                condition=Q(came=True) & ~Q(number="") | Q(came=False, number=""),
            ),
            models.UniqueConstraint(
                name="receipt_once", fields=["claim", "came"], condition=Q(withdrawn_on=None)
            ),
        )

    def __str__(self) -> str:
        return f"{self.number or 'nothing came'}, {self.on}"

    def get_absolute_url(self) -> str:
        return self.claim.get_absolute_url()


class AssetLetter(Row):
    """A letter that quotes the offices to one another was drafted from a ledger."""

    asset = models.ForeignKey(Asset, models.PROTECT, related_name="letters")
    letter = models.OneToOneField(Letter, models.PROTECT, related_name="+")
    to_prefect = models.BooleanField(default=False)
    drafted_at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=["asset", "-drafted_at"], name="asset_letter_newest"),)

    def __str__(self) -> str:
        return f"letter about {self.asset_id}"
