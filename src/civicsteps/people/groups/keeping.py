"""What is kept about groups and their people, and what is settled before a person goes."""

from civicsteps.core.keeping import declare
from civicsteps.core.refusals import Refusal
from civicsteps.people.accounts.leaving import ask_before_leaving
from civicsteps.people.accounts.models import User
from civicsteps.people.groups.models import Membership
from civicsteps.people.groups.rules import why_not_lose


def last_organiser_stays(user: User) -> Refusal | None:
    """Return why a person cannot delete their account: a group would stay without an organiser."""
    places = Membership.objects.filter(user=user, until=None).select_related("group")
    return next((refusal for place in places if (refusal := why_not_lose(place))), None)


ask_before_leaving(last_organiser_stays)

declare("groups.Group", why="A group's public page; it stays while the group does.")
declare("groups.CoalitionMember", why="Which groups stand together; it stays.")
declare(
    "groups.Membership",
    personal=("user", "role", "since", "until"),
    why="Who may act for a group. It goes with the person's account.",
)
declare(
    "groups.Contact",
    personal=("name", "email", "phone", "email_key", "phone_key", "note"),
    why="To reach people who agreed to it. It goes when they ask; the row stays and counts.",
)
declare(
    "groups.ContactWord",
    personal=("key",),
    why="To find a contact by name without reading all; it goes with the contact's data.",
)
declare(
    "groups.Consent",
    why="Proof of what somebody agreed to, when and how; after erasure it points at nobody.",
)
