"""Reading the files that were made."""

from django.db.models import QuerySet

from civicsteps.causes.models import Cause
from civicsteps.core.actors.models import Actor
from civicsteps.follow.dossier.models import Dossier
from civicsteps.people.groups.permissions import holds_in_group
from civicsteps.people.groups.queries import places_of


def dossiers_visible_to(by: Actor) -> QuerySet[Dossier]:
    """Return the files of the groups whose letters an actor writes, newest first."""
    groups = [p.group_id for p in places_of(by) if holds_in_group(p.role, "U", "letter")]
    dossiers = Dossier.objects.filter(cause__group_id__in=groups)
    return dossiers.select_related("cause__group", "file").order_by("-asked_at", "-pk")


def dossiers_of(cause: Cause, by: Actor) -> QuerySet[Dossier]:
    """Return the files made of a cause that an actor may see, newest first."""
    return dossiers_visible_to(by).filter(cause=cause)
