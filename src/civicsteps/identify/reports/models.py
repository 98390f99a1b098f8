"""What people say is wrong, before it belongs to a cause."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from civicsteps.causes.models import WHERE, Cause, Voice
from civicsteps.core.actors.models import Actor
from civicsteps.core.files.models import StoredFile
from civicsteps.core.models import Row
from civicsteps.people.groups.models import Group

MOST_PHOTOS = 3
DECIMALS = 3  # of a degree: about 100 m on the ground


class Sheet(Row):
    """A paper with what several neighbours said, photographed for somebody to type.

    `file` is the photo: it goes once the lines are there, or nobody typed them.
    """

    group = models.ForeignKey(Group, models.PROTECT, related_name="sheets")
    heard_on = models.DateField()
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    asked_by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    keyed_by = models.ForeignKey(Actor, models.PROTECT, null=True, related_name="+")
    keyed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="sheet_keyed_whole",
                condition=Q(keyed_at=None, keyed_by=None)
                | Q(keyed_at__isnull=False, keyed_by__isnull=False),
            ),
        )
        indexes = (models.Index(fields=["group", "-asked_at"], name="sheet_of_group"),)

    def __str__(self) -> str:
        return f"sheet of {self.heard_on}"

    def get_absolute_url(self) -> str:
        return reverse("sheet", args=[self.pk])


class Report(Row):
    """Something that somebody says is wrong; their words are the voice's.

    `accepted_at` stays when it is withdrawn later, and `cause` with it: then it held a fact once.
    `accuracy` is in metres, as the phone gave it; `here_now` says that they stood there.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waits to be read")
        ACCEPTED = "accepted", _("belongs to a problem")
        SET_ASIDE = "set_aside", pgettext_lazy("report", "set aside")
        WITHDRAWN = "withdrawn", _("taken back")

    group = models.ForeignKey(Group, models.PROTECT, related_name="reports")
    voice = models.OneToOneField(Voice, models.PROTECT, related_name="report")
    place = models.CharField(max_length=160, blank=True)
    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)
    accuracy = models.FloatField(null=True)
    here_now = models.BooleanField(default=False)
    filed_at = models.DateTimeField()
    state = models.CharField(max_length=9, choices=State, default=State.WAITING)
    cause = models.ForeignKey(Cause, models.PROTECT, null=True, related_name="reports")
    judged_by = models.ForeignKey(Actor, models.PROTECT, null=True, related_name="+")
    judged_at = models.DateTimeField(null=True)
    accepted_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=240, blank=True)
    sheet = models.ForeignKey(Sheet, models.PROTECT, null=True, related_name="reports")
    illustrative = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.CheckConstraint(name="report_place_whole", condition=WHERE),
            models.CheckConstraint(
                name="report_accepted_somewhere",
                condition=(~Q(state="accepted") & Q(accepted_at=None))
                | Q(accepted_at__isnull=False, cause__isnull=False),
            ),
        )
        indexes = (models.Index(fields=["group", "state", "-filed_at"], name="report_triage"),)

    def __str__(self) -> str:
        return f"report {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("report", args=[self.pk])

    @property
    def where(self) -> str:
        """The place in words: what was written, or where the group is."""
        return self.place or self.group.place

    @property
    def shown_point(self) -> tuple[float | None, float | None]:
        """The point that others may see: where somebody stood is told to about 100 m."""
        if self.here_now and self.lat is not None and self.lon is not None:
            return round(self.lat, DECIMALS), round(self.lon, DECIMALS)
        return self.lat, self.lon


class ReportPhoto(Row):
    """One of the photos of a report; the group alone sees it until the report is accepted."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="photos")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(name="report_photo_position", fields=["report", "position"]),
            models.CheckConstraint(
                name="report_photos_few",
                condition=Q(position__gte=1, position__lte=MOST_PHOTOS),
            ),
        )
        ordering = ("position",)

    def __str__(self) -> str:
        return f"photo {self.position} of {self.report}"
