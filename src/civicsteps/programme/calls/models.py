"""Programmes of a centre, and the groups that take part in them."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from civicsteps.core.actors.models import Actor
from civicsteps.core.models import Row
from civicsteps.people.groups.models import Group


class Programme(Row):
    """A centre's programme: from when until when, to what end, with what money.

    `amount` is in hundredths of its currency.
    """

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=160)
    name_en = models.CharField(max_length=160, blank=True)
    aim = models.CharField(max_length=500)
    aim_en = models.CharField(max_length=500, blank=True)
    centre = models.ForeignKey(Group, models.PROTECT, related_name="programmes")
    begins = models.DateField()
    ends = models.DateField()
    amount = models.BigIntegerField(null=True)
    currency = models.CharField(max_length=3, default="EUR")
    illustrative = models.BooleanField(default=False)
    opened_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(name="programme_in_order", condition=Q(ends__gte=F("begins"))),
            models.CheckConstraint(
                name="programme_amount", condition=Q(amount=None) | Q(amount__gte=0)
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("programme", args=[self.slug])

    @property
    def name_said(self) -> str:
        """The name in the reader's language, or in Romanian where there is no other."""
        return said(self.name, self.name_en)

    @property
    def aim_said(self) -> str:
        """The aim in the reader's language, or in Romanian where there is no other."""
        return said(self.aim, self.aim_en)

    @property
    def lacks_name_en(self) -> bool:
        """Whether its name still has to be written in English."""
        return not self.name_en

    @property
    def lacks_aim_en(self) -> bool:
        """Whether its aim still has to be written in English."""
        return not self.aim_en


class Participation(Row):
    """A group takes part in a programme, since a day.

    `naming` is how the group wants to be called on the programme's pages. Until it says so it is
    called by its name, or not at all if it is at risk. `alias` is what it wants to be called
    instead of its name.
    """

    class Naming(models.TextChoices):
        UNDECIDED = "", _("The group has not said yet")
        NAME = "name", _("By our name")
        ALIAS = "alias", _("By other words")
        HIDDEN = "hidden", _("Not at all: we are only counted")

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="participations")
    group = models.ForeignKey(Group, models.PROTECT, related_name="participations")
    since = models.DateField()
    naming = models.CharField(max_length=6, choices=Naming, blank=True, default=Naming.UNDECIDED)
    alias = models.CharField(max_length=120, blank=True)
    alias_en = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(name="participation_once", fields=["programme", "group"]),
            models.CheckConstraint(
                name="participation_alias",
                condition=Q(naming="alias") & ~Q(alias="") | ~Q(naming="alias") & Q(alias=""),
            ),
        )

    def __str__(self) -> str:
        return f"{self.group} in {self.programme}"

    def get_absolute_url(self) -> str:
        return reverse("announcement", args=[self.programme.slug, self.pk])

    @property
    def is_named(self) -> bool:
        """Whether the programme's pages call the group by its name, and lead to its own pages."""
        if self.naming == self.Naming.UNDECIDED:
            return not self.group.at_risk
        return self.naming == self.Naming.NAME


class Announcement(Row):
    """What the programme says of a group in public: the centre's words, once the group agreed.

    Words are never changed: other words are another row, which the group has to agree to anew;
    until then the last agreed ones stand.
    """

    participation = models.ForeignKey(Participation, models.CASCADE, related_name="announcements")
    text = models.TextField()
    text_en = models.TextField(blank=True)
    proposed_by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    approved_by = models.ForeignKey(Actor, models.PROTECT, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(name="announcement_says", condition=~Q(text="")),
            models.CheckConstraint(
                name="announcement_approved",
                condition=Q(approved_by=None, approved_at=None)
                | Q(approved_by__isnull=False, approved_at__isnull=False),
            ),
            models.UniqueConstraint(
                name="announcement_waits_once",
                fields=["participation"],
                condition=Q(approved_at=None, withdrawn_at=None),
            ),
            models.UniqueConstraint(
                name="announcement_stands_once",
                fields=["participation"],
                condition=Q(approved_at__isnull=False, withdrawn_at=None),
            ),
        )

    def __str__(self) -> str:
        return self.text[:80]

    def get_absolute_url(self) -> str:
        return self.participation.get_absolute_url()

    @property
    def text_said(self) -> str:
        """The words in the reader's language, or in Romanian where there are no others."""
        return said(self.text, self.text_en)


def said(text: str, text_en: str) -> str:
    """Return a text in the reader's language, or in Romanian where there is no other."""
    return text_en if text_en and (get_language() or "").startswith("en") else text
