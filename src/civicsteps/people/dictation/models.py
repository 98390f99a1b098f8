"""What a mentor wrote for a group on the telephone, until the group says that it is so."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from civicsteps.core.actors.models import Actor
from civicsteps.core.files.models import StoredFile
from civicsteps.core.models import Row
from civicsteps.core.sealed import SealedField
from civicsteps.people.groups.models import Group, Membership


class Dictation(Row):
    """An ordinary form of a group, filled in by its mentor for one of its people.

    `data` is what was sent, `said` the same as labels and values for who reads it: both are
    sealed, and erased once it is settled. `made` and `led_to` are what came of it.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waits for a yes")
        CONFIRMED = "confirmed", _("confirmed by the group")
        REFUSED = "refused", _("it was not so")
        EXPIRED = "expired", _("nobody answered in time")

    group = models.ForeignKey(Group, models.CASCADE, related_name="dictations")
    for_member = models.ForeignKey(Membership, models.SET_NULL, null=True, related_name="+")
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    url_name = models.CharField(max_length=60)
    kwargs = models.JSONField(default=dict)
    data = SealedField(blank=True)
    said = SealedField(blank=True)
    state = models.CharField(max_length=9, choices=State, default=State.WAITING)
    settled_by = models.ForeignKey(Actor, models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True)
    reason = SealedField(blank=True)
    made = models.CharField(max_length=120, blank=True)
    led_to = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="dictation_settled",
                condition=Q(state="waiting", settled_at=None)
                | Q(settled_at__isnull=False, data="", said=""),
            ),
        )
        indexes = (
            models.Index(fields=["group", "-at"], name="dictation_of_group"),
            models.Index(fields=["group"], name="dictation_waiting", condition=Q(state="waiting")),
        )

    def __str__(self) -> str:
        return f"{self.url_name} of {self.at:%Y-%m-%d}"

    def get_absolute_url(self) -> str:
        return reverse("dictation", args=[self.pk])

    @property
    def waits(self) -> bool:
        """Whether nobody has answered yet."""
        return self.state == self.State.WAITING

    @property
    def audience(self) -> str:
        """The audience of its files: who may say yes, and who wrote it."""
        return f"dictation:{self.pk}"


class DictatedFile(Row):
    """A file that came with what was written; it goes when that is settled."""

    dictation = models.ForeignKey(Dictation, models.CASCADE, related_name="files")
    field = models.CharField(max_length=60)
    position = models.PositiveSmallIntegerField()
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="dictated_file_once", fields=["dictation", "field", "position"]
            ),
        )
        ordering = ("field", "position")

    def __str__(self) -> str:
        return f"{self.field} {self.position} of {self.dictation_id}"
