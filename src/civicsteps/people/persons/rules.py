"""Who may open and use a person's own page: whoever proved to be that person."""

from django.utils.translation import gettext_lazy as _

from civicsteps.core.actors.models import Actor
from civicsteps.core.holding import HOLDINGS
from civicsteps.core.links.models import Link
from civicsteps.core.models import ref
from civicsteps.core.refusals import Refusal
from civicsteps.people.groups.models import Contact
from civicsteps.people.groups.permissions import holds
from civicsteps.people.groups.roles import places_of
from civicsteps.people.groups.rules import why_not_edit_contact
from civicsteps.people.persons.identity import identity_of
from civicsteps.people.persons.models import Door

OWN_PAGE = "persons.own_page"
NEW_ADDRESS = "persons.new_address"


def why_not_hand_link(by: Actor, contact: Contact) -> Refusal | None:
    """An organiser of the group that wrote the person down."""
    return why_not_edit_contact(by, contact)


def why_not_open_own_page(by: Actor) -> Refusal | None:
    """Anybody, for themselves: what opens is only what they prove."""
    return None


def why_not_open_by_account(by: Actor) -> Refusal | None:
    """A person with an account, their own."""
    if hasattr(by, "user"):
        return None
    return Refusal(_("Come in first, or ask for a link by e-mail."), "forbidden")


def why_not_use_door(by: Actor, door: Door) -> Refusal | None:
    """Whoever holds the link that opens it, while nothing was erased by it."""
    if not Link.objects.filter(holder=by, purpose=OWN_PAGE, about=ref(door)).exists():
        return Refusal(_("This page opens only by its own link."), "forbidden")
    if door.erased_at is not None:
        return Refusal(_("All of it was erased already."))
    return None


def why_not_erase_person(by: Actor, door: Door) -> Refusal | None:
    """The same, once nothing depends on that person alone."""
    return why_not_use_door(by, door) or what_holds_back(door)


def what_holds_back(door: Door) -> Refusal | None:
    """Return what has to be settled before everything can be erased."""
    who = identity_of(door)
    asks = [holding.why_not_erase for holding in HOLDINGS.values() if holding.why_not_erase]
    return next((refusal for ask in asks if (refusal := ask(who))), None)


def why_not_see_sweeps(by: Actor) -> Refusal | None:
    """The centre's administrators, who see to failed work too."""
    if any(p.is_centre and holds(p.role, "U", "failure") for p in places_of(by)):
        return None
    return Refusal(_("Only the centre's staff sees this."), "forbidden")
