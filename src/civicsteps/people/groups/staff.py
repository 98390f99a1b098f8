"""Who is staff to the rooms below, which know no centre: read from the table of roles."""

from collections.abc import Collection
from uuid import UUID

from civicsteps.core.actors.models import Actor
from civicsteps.core.editing.presence import let_name
from civicsteps.core.imprint.rules import let_set_notices
from civicsteps.core.mail.rules import let_see_to_mail
from civicsteps.core.work.rules import let_see_to_failures
from civicsteps.people.accounts.models import User
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


@let_name
def names_of(actors: Collection[UUID]) -> dict[UUID, str]:
    """Call those who write in the same form by the names of their accounts."""
    users = User.objects.filter(actor__in=list(actors))
    return {user.actor_id: str(user) for user in users}


def _at_a_centre(by: Actor, letter: str, thing: str) -> bool:
    return any(p.is_centre and holds(p.role, letter, thing) for p in places_of(by))
