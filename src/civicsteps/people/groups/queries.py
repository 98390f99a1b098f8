"""Reading groups: who somebody is in which group, what they may see, whom one may call."""

from uuid import UUID

from django.db.models import Case, Q, QuerySet, When

from civicsteps.core import clock
from civicsteps.core.actors.models import Actor
from civicsteps.core.links.models import Link
from civicsteps.core.links.registry import PURPOSES
from civicsteps.core.models import ref
from civicsteps.people.groups.models import Consent, Contact, Group, Membership
from civicsteps.people.groups.roles import Place, places_of, role_in
from civicsteps.people.groups.words import word_keys

__all__ = ["Place", "places_of", "role_in"]  # asked for together with the queries below


def audiences_of(by: Actor) -> frozenset[str]:
    """Return the audiences that an actor belongs to, for journal, search and files."""
    own = {"public"} if by._state.adding else {"public", f"actor:{by.pk}"}
    return frozenset(own | {f"group:{place.group_id}" for place in places_of(by)})


def groups_of(by: Actor) -> QuerySet[Group]:
    """Return the groups in which an actor has a role, centres apart."""
    ids = [place.group_id for place in places_of(by) if not place.is_centre]
    return Group.objects.filter(pk__in=ids).exclude(kind=Group.Kind.CENTRE).order_by("name")


def centres_of(by: Actor) -> QuerySet[Group]:
    """Return the centres at which an actor works."""
    ids = [place.group_id for place in places_of(by) if place.is_centre]
    return Group.objects.filter(pk__in=ids).order_by("name")


def has_place(by: Actor, group_id: UUID) -> bool:
    """Tell whether an actor belongs to a group: who is in its audience."""
    return any(place.group_id == group_id for place in places_of(by))


def groups_run_by(by: Actor) -> QuerySet[Group]:
    """Return the groups whose settings and people an actor may see: the others answer 404."""
    own = [place.group_id for place in places_of(by)]
    centres = [place.group_id for place in places_of(by) if place.is_centre]
    assisted = Q(assisted_by__in=centres) if centres else Q(pk=None)
    return Group.objects.filter(Q(pk__in=own) | assisted).select_related("photo", "assisted_by")


def groups_of_contacts(by: Actor) -> QuerySet[Group]:
    """Return the groups whose contacts an actor may read: their own members alone, no centre's."""
    roles = (Membership.Role.ORGANISER, Membership.Role.MEMBER)
    ids = [place.group_id for place in places_of(by) if place.role in roles]
    return Group.objects.filter(pk__in=ids)


def members_of(group: Group) -> QuerySet[Membership]:
    """Return who belongs to a group now, organisers first."""
    first = Case(When(role=Membership.Role.ORGANISER, then=0), default=1)
    members = group.memberships.filter(until=None).select_related("user__actor")
    return members.order_by(first, "since", "pk")


def coalition_members(coalition: Group) -> QuerySet[Group]:
    """Return the groups that belong to a coalition now, by name."""
    now = Q(coalitions__coalition=coalition, coalitions__until=None)
    return Group.objects.filter(now).order_by("name")


def contacts_of(group: Group, *, search: str = "") -> QuerySet[Contact]:
    """Return a group's contacts, newest first; `search` keeps those who carry all its words.

    Names, e-mail and telephone are sealed: what is typed is compared by keyed hashes of whole
    words (the beginning of a word does not match).
    """
    kept = group.contacts.filter(erased_at=None)
    contacts = kept.prefetch_related("consents").order_by("-added_at", "-pk")
    for key in word_keys(search):
        contacts = contacts.filter(words__key=key)
    return contacts


def count_of_contacts(group: Group) -> int:
    """Return how many people a group ever wrote down, the erased ones too."""
    return group.contacts.count()


def invitations_of(group: Group) -> QuerySet[Link]:
    """Return the invitations to a group that still open something, newest first."""
    links = Link.objects.filter(
        about=ref(group), purpose="groups.invitation", revoked_at=None, uses_left__gt=0
    )
    return links.filter(expires_at__gt=clock.now()).order_by("-issued_at")


def errands_of(group: Group) -> QuerySet[Link]:
    """Return the links by which a group asked somebody for a small thing, newest first."""
    tasks = [purpose.name for purpose in PURPOSES.values() if purpose.task]
    links = Link.objects.filter(within=ref(group), purpose__in=tasks)
    return links.order_by("-issued_at", "-pk")


def phone_to_call(group: Group) -> tuple[str, str] | None:
    """Return the name and telephone that a group shows on its problems, or None.

    The person agreed to it (consent `public_phone`, not withdrawn); a group at risk shows nobody.
    """
    if group.at_risk:
        return None
    agreed = Consent.objects.filter(
        contact__group=group, purpose=Consent.Purpose.PUBLIC_PHONE, withdrawn_on=None
    )
    consent = agreed.exclude(contact__phone_key=None).select_related("contact")
    first = consent.order_by("given_on", "pk").first()
    return (first.contact.name, first.contact.phone) if first else None
