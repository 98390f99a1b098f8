"""Programmes of a centre, and the groups that take part in them."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import get_language

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
        return _said(self.name, self.name_en)

    @property
    def aim_said(self) -> str:
        """The aim in the reader's language, or in Romanian where there is no other."""
        return _said(self.aim, self.aim_en)

    @property
    def lacks_english(self) -> bool:
        """Whether something still has to be written in English."""
        return not (self.name_en and self.aim_en)


class Participation(Row):
    """A group takes part in a programme, since a day."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="participations")
    group = models.ForeignKey(Group, models.PROTECT, related_name="participations")
    since = models.DateField()

    class Meta:
        constraints = (
            models.UniqueConstraint(name="participation_once", fields=["programme", "group"]),
        )

    def __str__(self) -> str:
        return f"{self.group} in {self.programme}"


def _said(text: str, text_en: str) -> str:
    return text_en if text_en and (get_language() or "").startswith("en") else text
