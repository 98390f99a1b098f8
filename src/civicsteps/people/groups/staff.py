"""Who is staff to the rooms below, which know no centre: read from the table of roles."""

from civicsteps.core.actors.models import Actor
from civicsteps.core.imprint.rules import let_set_notices
from civicsteps.core.mail.rules import let_see_to_mail
from civicsteps.core.work.rules import let_see_to_failures
from civicsteps.people.groups.permissions import holds
from civicsteps.people.groups.roles import places_of


@let_see_to_mail
def sees_to_mail(by: Actor) -> bool:
    """The centre's administrators sort mail."""
    return _at_a_centre(by, "U", "mail")


@let_see_to_failures
def sees_to_failures(by: Actor) -> bool:
    """The centre's administrators see to failed work."""
    return _at_a_centre(by, "U", "failure")


@let_set_notices
def sets_notices(by: Actor) -> bool:
    """The centre's administrators set what pages must carry."""
    return _at_a_centre(by, "C", "notice")


def _at_a_centre(by: Actor, letter: str, thing: str) -> bool:
    return any(p.is_centre and holds(p.role, letter, thing) for p in places_of(by))
