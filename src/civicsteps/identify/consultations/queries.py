"""Reading a group's decisions."""

from django.db.models import Q, QuerySet

from civicsteps.causes.models import Cause
from civicsteps.causes.rules import inside
from civicsteps.core.actors.models import Actor
from civicsteps.identify.consultations.models import Choice


def choices_visible_to(by: Actor) -> QuerySet[Choice]:
    """Return the decisions that an actor may see: of published causes, and of their groups."""
    public = Q(cause__published_at__isnull=False)
    return Choice.objects.filter(public | inside(by, "choice", group="cause__group"))


def standing_choice(cause: Cause) -> Choice | None:
    """Return the decision that stands about a cause, or None."""
    return cause.choices.filter(superseded_by=None, annulled_on=None).first()
