"""Reading agendas."""

from django.db.models import Q, QuerySet

from civicsteps.causes.rules import inside
from civicsteps.core.actors.models import Actor
from civicsteps.resolve.notices.models import AgendaItem


def agenda_items_visible_to(by: Actor) -> QuerySet[AgendaItem]:
    """Return the agenda items of the causes that an actor may see."""
    public = Q(cause__published_at__isnull=False)
    seen = public | inside(by, "agenda", group="cause__group")
    items = AgendaItem.objects.filter(seen, taken_back_on=None)
    return items.select_related("cause__group", "demand", "office__authority", "document")
