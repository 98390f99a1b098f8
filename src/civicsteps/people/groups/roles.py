"""Who somebody is in which group: what every rule begins with."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from civicsteps.core.actors.models import Actor
from civicsteps.core.refusals import Refusal
from civicsteps.people.groups.models import Group, Membership
from civicsteps.people.groups.permissions import holds_in_group


@dataclass(frozen=True, slots=True)
class Place:
    """A person's place: their role in a group; `is_centre` for those who work at a centre."""

    group_id: UUID
    role: str
    is_centre: bool


def places_of(by: Actor) -> tuple[Place, ...]:
    """Return the roles that an actor holds now. Asked once a request: kept with the actor."""
    if by.kind != Actor.Kind.USER:
        return ()
    kept = by.__dict__.get("_places")
    if kept is None:
        rows = Membership.objects.filter(user__actor=by, until=None, user__is_active=True)
        kept = tuple(
            # A funder is a guest of the centre: they see reports, not the groups' drafts.
            Place(
                group_id,
                role,
                is_centre=kind == Group.Kind.CENTRE and role != Membership.Role.FUNDER,
            )
            for group_id, role, kind in rows.values_list("group_id", "role", "group__kind")
        )
        by.__dict__["_places"] = kept
    return kept


def forget_places(by: Actor) -> None:
    """Ask again for an actor's places: after an action that changed them."""
    by.__dict__.pop("_places", None)


def lend_places(by: Actor, places: tuple[Place, ...]) -> Actor:
    """Give an actor who stands in for somebody their places, and return it."""
    by.__dict__["_places"] = places
    return by


def role_in(by: Actor, group: Group) -> str:
    """Return an actor's role towards a group: their own there, their centre's, or a resident's."""
    for place in places_of(by):
        if place.group_id == group.pk:
            return place.role
    for place in places_of(by):
        guest = place.role == Membership.Role.FUNDER
        if (place.is_centre or guest) and place.group_id == group.assisted_by_id:
            return place.role
    return "RA" if by.kind == Actor.Kind.USER else "RN"


def not_allowed(by: Actor, letter: str, thing: str, group: Group) -> Refusal | None:
    """Return the refusal of an actor whose role in a group lacks a letter on a thing."""
    if holds_in_group(role_in(by, group), letter, thing):
        return None
    return Refusal(_("Only the group's organisers can do this."), "forbidden")
