"""An actor who stands in for one of a group's people: their role there, another's hands."""

from civicsteps.core.actors.models import Actor
from civicsteps.people.groups.models import Group
from civicsteps.people.groups.roles import Place, lend_places


def stand_in(
    group: Group, role: str, *, entered_by: Actor, confirmed_by: Actor | None = None
) -> Actor:
    """Return a fresh actor with a role in one group and nowhere else.

    It is kept by the first action that it does; without `confirmed_by` it must do none.
    """
    actor = Actor(kind=Actor.Kind.USER, entered_by=entered_by, confirmed_by=confirmed_by)
    return lend_places(actor, (Place(group.pk, role, is_centre=False),))
