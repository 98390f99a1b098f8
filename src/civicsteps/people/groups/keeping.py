"""What is kept about groups and their people, and what is settled before a person goes."""

from datetime import date, timedelta

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from civicsteps.core.clock import midnight
from civicsteps.core.keeping import declare
from civicsteps.core.refusals import Refusal
from civicsteps.people.accounts.leaving import ask_before_leaving
from civicsteps.people.accounts.models import User
from civicsteps.people.groups.erasing import empty_contact, rekey
from civicsteps.people.groups.models import Consent, Contact, Export, Membership
from civicsteps.people.groups.rules import why_not_lose


def last_organiser_stays(user: User) -> Refusal | None:
    """Return why a person cannot delete their account: a group would stay without an organiser."""
    places = Membership.objects.filter(user=user, until=None).select_related("group")
    return next((refusal for place in places if (refusal := why_not_lose(place))), None)


ask_before_leaving(last_organiser_stays)

MEMBERSHIPS_KEPT = timedelta(days=3 * 365)
EXPORTS_KEPT = timedelta(days=3 * 365)
UNAGREED_KEPT = timedelta(days=365)


def forget_memberships(on: date) -> int:
    """Forget who was in a group, three years after they left it."""
    return Membership.objects.filter(until__lt=midnight(on - MEMBERSHIPS_KEPT)).delete()[0]


def forget_exports(on: date) -> int:
    """Forget who took a list out, three years later."""
    return Export.objects.filter(at__lt=midnight(on - EXPORTS_KEPT)).delete()[0]


def forget_contacts(on: date) -> int:
    """Empty the contacts who agree to nothing, for a year: nobody may write to them or call."""
    before = on - UNAGREED_KEPT
    agreed = Q(withdrawn_on=None) | Q(withdrawn_on__gte=before)
    live = Consent.objects.filter(agreed, contact=OuterRef("pk"))
    old = Contact.objects.filter(erased_at=None, added_at__lt=midnight(before))
    gone = list(old.filter(~Exists(live)).select_related("group").order_by("pk"))
    for contact in gone:
        empty_contact(contact)
    return len(gone)


def settle_contact(contact: models.Model) -> None:
    """Find a contact that was read from an archive by this installation's own keys."""
    if isinstance(contact, Contact) and contact.erased_at is None:
        rekey(contact)


declare(
    "groups.Group",
    why=_("A group's public page; it stays while the group does."),
    of_group="pk",
    cut=("assisted_by",),
)
declare(
    "groups.CoalitionMember",
    why=_("Which groups stand together; it stays."),
    apart="both groups' doing: it is said anew where both are",
)
declare(
    "groups.Membership",
    personal=("user", "role", "since", "until"),
    name=_("Who is in a group"),
    why=_(
        "Who may act for a group. It goes with the person's account, and three years after they "
        "left."
    ),
    period=_("three years after they left"),
    sweep=forget_memberships,
    apart="told in the archive as people to invite again, without their accounts",
)
declare(
    "groups.Contact",
    personal=("name", "email", "phone", "email_key", "phone_key", "note"),
    name=_("People whom a group may reach"),
    why=_(
        "To reach people who agreed to it. It goes when they ask, and a year after they last "
        "agreed to anything; the row stays and counts."
    ),
    period=_("until they ask; one year without an agreement"),
    sweep=forget_contacts,
    of_group="group",
    cut=("email_key", "phone_key"),
    settle=settle_contact,
)
declare(
    "groups.ContactWord",
    personal=("key",),
    name=_("Words to find people by"),
    why=_("To find a contact by name without reading all; it goes with the contact's data."),
    period=_("as long as the contact's data"),
    apart="made anew with the other installation's key",
)
declare(
    "groups.Consent",
    why=_("Proof of what somebody agreed to, when and how; after erasure it points at nobody."),
    of_group="contact__group",
)
declare(
    "groups.Export",
    personal=("by",),
    name=_("Lists that were taken out"),
    why=_("Who took a group's personal data out, when, what and why; three years."),
    period=_("three years"),
    sweep=forget_exports,
    apart="of what went out of this installation",
)
