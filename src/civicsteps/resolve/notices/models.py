"""What authorities put on their agenda about a cause."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from civicsteps.causes.models import Cause, Demand
from civicsteps.core.actors.models import Actor
from civicsteps.core.files.models import StoredFile
from civicsteps.core.models import Row
from civicsteps.people.authorities.models import Office


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
