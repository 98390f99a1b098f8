"""What was decided, and what was seen on the ground afterwards."""

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from civicsteps.causes.models import Cause, Demand, Evidence
from civicsteps.core.actors.models import Actor
from civicsteps.core.files.models import StoredFile
from civicsteps.core.models import Row
from civicsteps.people.authorities.models import Office

LASTS = timedelta(days=180)
"""How long after it was seen done something has to hold to count as lasting."""


class Decision(Row):
    """An authority decided, on paper: where that is written, and if it is still in force.

    `taken_back_on` is set when it was entered here by mistake.
    """

    class Kind(models.TextChoices):
        HCL = "hcl", _("council decision")
        BUDGET_LINE = "budget_line", _("line of the budget")
        CONTRACT = "contract", _("contract")
        OTHER = "other", _("another act")

    class State(models.TextChoices):
        IN_FORCE = "in_force", _("in force")
        SUSPENDED = "suspended", _("suspended")
        ANNULLED = "annulled", _("annulled")

    cause = models.ForeignKey(Cause, models.PROTECT, related_name="decisions")
    demand = models.ForeignKey(Demand, models.PROTECT, null=True, related_name="decisions")
    office = models.ForeignKey(Office, models.PROTECT, related_name="decisions")
    kind = models.CharField(max_length=11, choices=Kind)
    number = models.CharField(max_length=60, blank=True)
    on = models.DateField()
    title = models.CharField(max_length=240)
    document = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    url = models.URLField(max_length=300, blank=True)
    publisher = models.CharField(max_length=120, blank=True)
    state = models.CharField(max_length=9, choices=State, default=State.IN_FORCE)
    taken_back_on = models.DateField(null=True)
    recorded_by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    illustrative = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="decision_proof",
                condition=Q(document__isnull=False) | (~Q(url="") & ~Q(publisher="")),
            ),
            models.CheckConstraint(
                name="decision_state",
                condition=Q(state__in=["in_force", "suspended", "annulled"]),
            ),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("decision", args=[self.pk])

    @property
    def proof(self) -> str:
        """What shows it: its number, who published it, or the document's name."""
        document = self.document.name if self.document else ""
        return self.number or self.publisher or document


class DecisionChange(Row):
    """A decision was suspended, annulled or is in force again, from a day, for a reason."""

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="changes")
    state = models.CharField(max_length=9, choices=Decision.State)
    on = models.DateField()
    reason = models.CharField(max_length=240, blank=True)
    recorded_by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ("recorded_at", "pk")

    def __str__(self) -> str:
        return f"{self.state} on {self.on}"


class Finding(Row):
    """Somebody went and saw: it is done, it lasts, it was undone, it is gone.

    What was seen done or lasting counts until it is ended by what was seen later.
    """

    class Kind(models.TextChoices):
        DONE = "done", _("it is done")
        LASTING = "lasting", _("it still holds")
        UNDONE = "undone", _("it was undone")
        GONE = "gone", _("it does not hold any more")

    class Because(models.TextChoices):
        UNDONE = "undone", _("it was undone")
        GONE = "gone", _("it does not hold any more")
        STRUCK = "struck", _("its evidence was struck")

    cause = models.ForeignKey(Cause, models.PROTECT, related_name="findings")
    demand = models.ForeignKey(Demand, models.PROTECT, null=True, related_name="findings")
    kind = models.CharField(max_length=7, choices=Kind)
    seen_on = models.DateField()
    note = models.CharField(max_length=240)
    photo = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    evidence = models.ForeignKey(Evidence, models.PROTECT, null=True, related_name="findings")
    recorded_by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    ended_on = models.DateField(null=True)
    ended_because = models.CharField(max_length=6, choices=Because, blank=True)
    reminded_on = models.DateField(null=True)
    illustrative = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="finding_shown",
                condition=Q(kind__in=["undone", "gone"]) | Q(evidence__isnull=False),
            ),
            models.CheckConstraint(
                name="finding_ended",
                condition=Q(ended_on=None, ended_because="")
                | (Q(ended_on__isnull=False) & ~Q(ended_because="")),
            ),
        )
        indexes = (
            models.Index(
                fields=["seen_on"],
                name="finding_to_look_again",
                condition=Q(kind="done", ended_on=None, reminded_on=None),
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} on {self.seen_on}"

    def get_absolute_url(self) -> str:
        return reverse("finding", args=[self.pk])
