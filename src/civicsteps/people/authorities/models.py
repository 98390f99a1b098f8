"""Authorities, their offices, who holds them when, and how they are reached."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from civicsteps.core.actors.models import Actor
from civicsteps.core.folded import FoldedField
from civicsteps.core.models import Row


class Authority(Row):
    """A public body: a town hall, a council, a ministry, a company that serves the public."""

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=160)
    name_en = models.CharField(max_length=160, blank=True)
    place = models.CharField(_("place"), max_length=120, blank=True)
    siruta = models.PositiveIntegerField(null=True)
    folded = FoldedField(of=("name", "name_en", "place"))

    class Meta:
        verbose_name_plural = "authorities"
        ordering = ("folded",)
        indexes = (models.Index(fields=["folded", "id"], name="authority_folded"),)

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
    """A way to reach an office, where we learnt it and when it was last checked.

    `trusted` is one that somebody wrote down or tried who may put the register right: before it
    no letter prefers an address that just anybody added.
    """

    class Kind(models.TextChoices):
        EMAIL = "email", _("e-mail")
        POST = "post", _("post")
        COUNTER = "counter", _("registry counter")
        PHONE = "phone", _("telephone")
        PORTAL = "portal", _("web form")

    class State(models.TextChoices):
        UNCHECKED = "unchecked", _("not checked")
        WORKS = "works", _("works")
        FAILS = "fails", _("does not work")

    office = models.ForeignKey(Office, models.CASCADE, related_name="channels")
    kind = models.CharField(max_length=7, choices=Kind)
    address = models.CharField(max_length=300)
    source = models.CharField(max_length=300, blank=True)
    checked_on = models.DateField(null=True)
    state = models.CharField(max_length=9, choices=State, default=State.UNCHECKED)
    added_by = models.ForeignKey(Actor, models.PROTECT, null=True, related_name="+")
    trusted = models.BooleanField(default=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(name="channel_once", fields=["office", "kind", "address"]),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.address}"
