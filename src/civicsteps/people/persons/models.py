"""The doors that open a person's own page, addresses that wait for a word, and what was swept."""

from django.db import models
from django.db.models import Q

from civicsteps.core.actors.models import Actor
from civicsteps.core.models import Row
from civicsteps.core.sealed import SealedField


class Door(Row):
    """What a link to one's own page opens: an address that is proven, an account, or one row.

    `row` is the ref of the only row that it opens, as a voice's or a contact's. `erased_at` is
    set once the person erased what it opened: then it opens nothing and holds nothing.
    """

    email = SealedField(blank=True)
    row = models.CharField(max_length=120, blank=True)
    account = models.UUIDField(null=True)
    actor = models.ForeignKey(Actor, models.PROTECT, null=True, related_name="+")
    opened_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True)
    erased = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="door_erased_empty",
                condition=Q(erased_at=None) | Q(email="", row="", account=None, actor=None),
            ),
            models.CheckConstraint(
                name="door_of_account_whole",
                condition=Q(account=None, actor=None) | Q(account__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"door {self.pk}"


class NewAddress(Row):
    """An e-mail address that somebody wrote for themselves, until its owner confirms it."""

    door = models.ForeignKey(Door, models.CASCADE, related_name="addresses")
    holding = models.CharField(max_length=40)
    key = models.CharField(max_length=60)
    email = SealedField()
    asked_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"new address for {self.holding}"


class Sweep(Row):
    """That a table was swept on a day, and how many rows were past their time; None: it failed."""

    label = models.CharField(max_length=80)
    on = models.DateField()
    at = models.DateTimeField()
    removed = models.PositiveIntegerField(null=True)

    class Meta:
        indexes = (models.Index(fields=["label", "-at"], name="sweep_label_at"),)

    def __str__(self) -> str:
        return f"{self.label} on {self.on}: {self.removed}"
