"""The people of the tests, always the same.

Ana organises the playground group; Mihai is its member; Vera lives nearby and has an account;
Vlad is a resident without one; Ilinca works at the centre that assists the group; Dan mentors
there; Sorin organises another group; Marin answers for the town hall by plain mail.
"""

from dataclasses import dataclass

import pytest

from civicsteps.causes.actions import open_cause, publish_cause
from civicsteps.causes.models import Cause
from civicsteps.core import clock
from civicsteps.core.actors.actions import visitor
from civicsteps.core.actors.models import Actor
from civicsteps.people.accounts.models import User
from civicsteps.people.authorities.models import Authority, Channel, Office
from civicsteps.people.groups.models import Group, Membership


@dataclass(frozen=True)
class Cast:
    """Who plays: users by name, actors by `by(name)`."""

    users: dict[str, User]
    group: Group
    other_group: Group
    centre: Group

    def by(self, name: str) -> Actor:
        """Return a person's actor, fresh as a new request would see it."""
        return Actor.objects.get(user=self.users[name]) if name in self.users else visitor()


def _group(slug: str, name: str, **fields: object) -> Group:
    return Group.objects.create(
        slug=slug,
        name=name,
        place="București",
        aim="Un cartier bun.",
        opened_at=clock.now(),
        **fields,
    )


@pytest.fixture
def cast(db: None) -> Cast:
    """The people, their groups and roles."""
    centre = _group("centru", "Centrul de resurse", kind=Group.Kind.CENTRE)
    group = _group("loc-de-joaca", "Loc de joacă", assisted_by=centre)
    other = _group("alt-grup", "Alt grup", assisted_by=centre)
    roles = {
        "ana": (group, "OR"),
        "mihai": (group, "GM"),
        "ilinca": (centre, "CA"),
        "dan": (centre, "ME"),
        "sorin": (other, "OR"),
        "vera": (None, ""),
    }
    users = {n: User.objects.create_user(f"{n}@example.org", name=n.title()) for n in roles}
    for name, (place, role) in roles.items():
        if place:
            Membership.objects.create(group=place, user=users[name], role=role, since=clock.now())
    return Cast(users, group, other, centre)


@pytest.fixture
def office(db: None) -> Office:
    """The council that decides, reachable by e-mail."""
    authority = Authority.objects.create(slug="primaria-s6", name="Primăria Sectorului 6")
    office = Office.objects.create(authority=authority, kind="council", name="Consiliul Local")
    Channel.objects.create(office=office, kind="email", address="registratura@primarie.example")
    return office


@pytest.fixture
def cause(cast: Cast) -> Cause:
    """A published cause of Ana's group."""
    cause = open_cause(group=cast.group, title="Nu avem loc de joacă", by=cast.by("ana"))
    return publish_cause(cause=cause, by=cast.by("ana"))
