"""What a town hall must publish and was looked for, what streets have, what was promised them."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from civicsteps.causes.models import Cause
from civicsteps.core.actors.models import Actor
from civicsteps.core.files.models import StoredFile
from civicsteps.core.folded import FoldedField
from civicsteps.core.models import Row
from civicsteps.people.authorities.models import Authority
from civicsteps.people.groups.models import Group
from civicsteps.resolve.duties.packs import Duty, duty

FIRST_YEAR, LAST_YEAR = 2001, 2100
_YEARS = Q(year__gte=FIRST_YEAR, year__lte=LAST_YEAR)


class Review(Row):
    """A group's check of one year: which of the things that must be public it found.

    `cause` is the problem on whose thread it lies as a study, where it does.
    """

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="duty_reviews")
    group = models.ForeignKey(Group, models.PROTECT, related_name="duty_reviews")
    year = models.PositiveSmallIntegerField()
    opened_by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    cause = models.ForeignKey(Cause, models.PROTECT, null=True, related_name="duty_reviews")
    laid_on = models.DateField(null=True)
    laid_by = models.ForeignKey(Actor, models.PROTECT, null=True, related_name="+")
    taken_off_on = models.DateField(null=True)
    illustrative = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(name="duty_review_once", fields=["authority", "group", "year"]),
            models.CheckConstraint(name="duty_review_year", condition=_YEARS),
            models.CheckConstraint(
                name="duty_review_laid_whole",
                condition=Q(cause=None, laid_on=None, laid_by=None)
                | Q(cause__isnull=False, laid_on__isnull=False, laid_by__isnull=False),
            ),
        )
        indexes = (models.Index(fields=["group", "-year"], name="duty_review_group_year"),)

    def __str__(self) -> str:
        return f"{self.authority}, {self.year}"

    def get_absolute_url(self) -> str:
        return reverse("duty_check", args=[self.pk])

    @property
    def is_laid(self) -> bool:
        """Whether it lies on the thread of a problem now."""
        return self.cause_id is not None and self.taken_off_on is None


class Look(Row):
    """That somebody looked for one thing: what they found, on which day, and what shows it.

    The last one that stands is `current`; the earlier are kept. What a neighbour brought by a
    link waits (`accepted_on` is empty) and counts when an organiser has looked at it.
    """

    class State(models.TextChoices):
        FOUND = "found", pgettext_lazy("duty", "found")
        PART = "part", pgettext_lazy("duty", "found in part")
        MISSING = "missing", pgettext_lazy("duty", "not found")

    review = models.ForeignKey(Review, models.PROTECT, related_name="looks")
    duty = models.SlugField(max_length=40)
    state = models.CharField(max_length=7, choices=State)
    seen_on = models.DateField()
    url = models.URLField(max_length=300, blank=True)
    document = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    note = models.CharField(max_length=300, blank=True)
    looked_by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    looked_at = models.DateTimeField()
    brought = models.BooleanField(default=False)
    accepted_on = models.DateField(null=True)
    current = models.BooleanField(default=False)
    taken_back_on = models.DateField(null=True)
    illustrative = models.BooleanField(default=False)

    class Meta:
        ordering = ("seen_on", "looked_at", "pk")
        constraints = (
            models.UniqueConstraint(
                name="duty_look_current", fields=["review", "duty"], condition=Q(current=True)
            ),
            models.CheckConstraint(
                name="duty_look_proof",
                condition=Q(state="missing") | Q(document__isnull=False) | ~Q(url=""),
            ),
            models.CheckConstraint(
                name="duty_look_current_stands",
                condition=Q(current=False) | Q(accepted_on__isnull=False, taken_back_on=None),
            ),
        )
        indexes = (models.Index(fields=["review", "duty"], name="duty_look_review"),)

    def __str__(self) -> str:
        return self.what.title if self.what else self.duty

    def get_absolute_url(self) -> str:
        return reverse("duty_judge", args=[self.pk])

    @property
    def what(self) -> Duty | None:
        """What was looked for; None for one that the list has no more."""
        return duty(self.duty)

    @property
    def waits(self) -> bool:
        """Whether an organiser has yet to look at it."""
        return self.accepted_on is None and self.taken_back_on is None


class Street(Row):
    """A street of a group's list, once by its folded name."""

    group = models.ForeignKey(Group, models.PROTECT, related_name="streets")
    name = models.CharField(max_length=120)
    folded = FoldedField(of=("name",))
    added_by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    illustrative = models.BooleanField(default=False)

    class Meta:
        ordering = ("folded", "pk")
        constraints = (models.UniqueConstraint(name="street_once", fields=["group", "folded"]),)

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("street", args=[self.pk])


class StreetService(Row):
    """Whether a street has a service, as somebody saw it on a day; the last is `current`."""

    class Service(models.TextChoices):
        WATER = "water", _("water")
        SEWAGE = "sewage", _("sewage")
        GAS = "gas", _("gas")
        PAVING = "paving", _("paved road")
        PAVEMENT = "pavement", _("pavement for walking")
        LIGHTING = "lighting", _("street lighting")
        BUS = "bus", _("bus")
        WASTE = "waste", _("waste collection")

    class State(models.TextChoices):
        YES = "yes", pgettext_lazy("service", "yes")
        PART = "part", pgettext_lazy("service", "in part")
        NO = "no", pgettext_lazy("service", "no")
        UNKNOWN = "unknown", pgettext_lazy("service", "we do not know")

    street = models.ForeignKey(Street, models.PROTECT, related_name="services")
    service = models.CharField(max_length=8, choices=Service)
    state = models.CharField(max_length=7, choices=State)
    seen_on = models.DateField()
    document = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    note = models.CharField(max_length=200, blank=True)
    seen_by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    current = models.BooleanField(default=True)
    illustrative = models.BooleanField(default=False)

    class Meta:
        ordering = ("seen_on", "recorded_at", "pk")
        constraints = (
            models.UniqueConstraint(
                name="street_service_current",
                fields=["street", "service"],
                condition=Q(current=True),
            ),
        )
        indexes = (models.Index(fields=["service", "state"], name="street_service_state"),)

    def __str__(self) -> str:
        return f"{self.get_service_display()}: {self.get_state_display()}"


class InvestmentLine(Row):
    """A line of a year's list of investments: where, what, for how much, and how far it came.

    `amount` is in bani (a hundredth of a leu); `found_in` names the list. It is shown by a
    document, or by an address.
    """

    class Stage(models.TextChoices):
        PROMISED = "promised", pgettext_lazy("investment", "promised")
        LISTED = "listed", pgettext_lazy("investment", "in the list")
        CONTRACTED = "contracted", pgettext_lazy("investment", "contracted")
        DONE = "done", pgettext_lazy("investment", "done")
        GONE = "gone", pgettext_lazy("investment", "gone from the list")

    group = models.ForeignKey(Group, models.PROTECT, related_name="investment_lines")
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="investment_lines")
    year = models.PositiveSmallIntegerField()
    street = models.ForeignKey(Street, models.PROTECT, null=True, related_name="investments")
    words = models.CharField(max_length=300)
    amount = models.BigIntegerField(null=True)
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.LISTED)
    stage_on = models.DateField()
    stage_note = models.CharField(max_length=200, blank=True)
    found_in = models.CharField(max_length=160)
    url = models.URLField(max_length=300, blank=True)
    document = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    folded = FoldedField(of=("words",))
    recorded_by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    taken_back_on = models.DateField(null=True)
    illustrative = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.CheckConstraint(name="investment_year", condition=_YEARS),
            models.CheckConstraint(
                name="investment_amount", condition=Q(amount=None) | Q(amount__gte=0)
            ),
            models.CheckConstraint(name="investment_found_in", condition=~Q(found_in="")),
        )
        indexes = (models.Index(fields=["group", "-year", "folded"], name="investment_group_year"),)

    def __str__(self) -> str:
        return self.words

    def get_absolute_url(self) -> str:
        return reverse("investment", args=[self.pk])
