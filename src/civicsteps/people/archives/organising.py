"""Who runs a group whose archive was read: the one whom the operator names."""

from django.db import transaction

from civicsteps.core import clock
from civicsteps.core.actors.actions import system
from civicsteps.core.journal.log import record
from civicsteps.people.accounts.models import User
from civicsteps.people.groups.models import Group, Membership


def make_organiser(group: Group, email: str) -> User:
    """Make somebody the organiser of a group that has none, as `civicsteps centre open` does.

    They sign in with a code that is sent to the address.
    """
    with transaction.atomic():
        user = User.objects.filter(email=email.lower()).first() or User.objects.create_user(email)
        Membership.objects.get_or_create(
            group=group,
            user=user,
            until=None,
            defaults={"role": Membership.Role.ORGANISER, "since": clock.now()},
        )
        record(
            "groups.member_joined",
            by=system(),
            about={"group": group},
            audiences=[group.audience],
            data={"role": Membership.Role.ORGANISER},
        )
    return user
