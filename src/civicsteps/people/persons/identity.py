"""What a door proves of the person behind it."""

from civicsteps.core.holding import Identity
from civicsteps.people.accounts.models import User
from civicsteps.people.persons.models import Door


def identity_of(door: Door) -> Identity:
    """Return who stands behind a door.

    An address that was proven by its mailbox opens the account of that address too: its code
    would go to the same mailbox. A single row opens nothing but itself.
    """
    if door.row:
        return Identity(rows=frozenset({door.row}))
    user = _account_of(door)
    return Identity(
        email=door.email,
        actors=frozenset({user.actor_id} if user else ()),
        user_id=user.pk if user else None,
    )


def _account_of(door: Door) -> User | None:
    if door.account:
        return User.objects.filter(pk=door.account).first()
    return User.objects.filter(email=door.email.lower()).first() if door.email else None
