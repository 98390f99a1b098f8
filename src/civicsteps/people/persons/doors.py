"""How a link's token leads to its own door, and to no other's."""

from dataclasses import dataclass

from civicsteps.core.actors.models import Actor
from civicsteps.core.links.actions import LinkGone, find
from civicsteps.core.models import split_ref
from civicsteps.people.persons.models import Door
from civicsteps.people.persons.rules import OWN_PAGE


@dataclass(frozen=True, slots=True)
class Entered:
    """A door that a token opened, and in whose name things are done behind it."""

    door: Door
    by: Actor
    token: str


def enter(token: str) -> Entered:
    """Return the door that a token opens. Raises LinkGone with the reason if it opens none."""
    link = find(token)
    if link.purpose != OWN_PAGE:
        raise LinkGone("unknown")
    door = Door.objects.filter(pk=split_ref(link.about)[1]).first()
    if door is None or door.erased_at is not None:
        raise LinkGone("used")
    return Entered(door, link.holder, token)
