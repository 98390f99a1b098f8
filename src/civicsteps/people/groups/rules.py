"""Who may do what with groups, their people and their contacts."""

from django.utils.translation import gettext_lazy as _

from civicsteps.core.actors.models import Actor
from civicsteps.core.links.models import Link
from civicsteps.core.models import ref
from civicsteps.core.refusals import Refusal
from civicsteps.people.accounts.models import User
from civicsteps.people.groups.models import CoalitionMember, Consent, Contact, Group, Membership
from civicsteps.people.groups.permissions import GRANTS
from civicsteps.people.groups.roles import not_allowed, role_in

ROLES_AT = {
    Group.Kind.CENTRE: ("CA", "ME", "FU"),
    Group.Kind.GROUP: ("OR", "GM", "VO"),
    Group.Kind.COALITION: ("OR", "GM", "VO"),
}
LAST_ORGANISER = _("You are its last organiser. Make somebody else an organiser first.")


def why_not_open_group(by: Actor, centre: Group | None = None) -> Refusal | None:
    """Anybody with an account, for themselves; a centre's administrator for others."""
    if centre is not None:
        return not_allowed(by, "C", "member", centre) or _not_a_centre(centre)
    if User.objects.filter(actor=by).exists():
        return None
    return Refusal(_("Come in first: a group is opened by a person with an account."), "forbidden")


def why_not_open_centre(by: Actor) -> Refusal | None:
    """The one who installs the site."""
    if by.kind == Actor.Kind.SYSTEM:
        return None
    return Refusal(_("A centre is opened by whoever installs the site."), "forbidden")


def why_not_edit_group(by: Actor, group: Group) -> Refusal | None:
    """Its organisers, and the administrator of the centre that assists it."""
    return not_allowed(by, "U", "group", group)


def why_not_say_at_risk(by: Actor, group: Group) -> Refusal | None:
    """Its own organisers: whether its people are in danger is theirs alone to say."""
    return _not_inside(by, group) or not_allowed(by, "U", "group", group)


def why_not_assist_group(by: Actor, group: Group, centre: Group | None = None) -> Refusal | None:
    """The group's own organiser lets a centre in: no centre looks into a group by itself."""
    if refusal := not_allowed(by, "U", "group", group):
        return refusal
    if group.kind == Group.Kind.CENTRE:
        return Refusal(_("A centre assists groups, not centres."))
    if group.assisted_by_id:
        return Refusal(_("A centre assists this group already."))
    return _not_a_centre(centre) if centre else None


def why_not_end_assistance(by: Actor, group: Group) -> Refusal | None:
    """The group itself decides whose help it has; its centre may also let go."""
    if refusal := not_allowed(by, "U", "group", group):
        return refusal
    return None if group.assisted_by_id else Refusal(_("No centre assists this group."))


def why_not_see_people(by: Actor, group: Group) -> Refusal | None:
    """Its own people; the administrator of its centre too, unless the group is at risk."""
    if group.at_risk and not _belongs(by, group):
        return _only_organisers()
    return not_allowed(by, "R", "member", group)


def why_not_invite(by: Actor, group: Group, role: str | None = None) -> Refusal | None:
    """Who adds people gives no role above their own; the centre a group's first organiser."""
    if refusal := not_allowed(by, "C", "member", group):
        return refusal
    if role is None:
        return None
    if role not in ROLES_AT[Group.Kind(group.kind)]:
        return Refusal(_("There is no such role here."), "input", "role")
    if role in GRANTS.get(role_in(by, group), ()) or _first_organiser(by, group, role):
        return None
    return Refusal(_("You cannot give a role that holds more than yours."), "forbidden")


def why_not_accept_invitation(by: Actor, link: Link, group: Group) -> Refusal | None:
    """A person with an account and no place there yet, while the one who invited may invite."""
    if not User.objects.filter(actor=by).exists():
        return Refusal(_("Come in first: the place is for a person with an account."), "forbidden")
    if group.memberships.filter(user__actor=by, until=None).exists():
        return Refusal(_("You are in this group already."))
    if why_not_invite(link.issued_by, group, str(link.data.get("role"))):
        return Refusal(_("Whoever invited you can no longer do it. Ask for a new invitation."))
    return None


def why_not_revoke_invitation(by: Actor, group: Group) -> Refusal | None:
    """Whoever may invite there."""
    return not_allowed(by, "C", "member", group)


def why_not_see_errands(by: Actor, group: Group) -> Refusal | None:
    """The group's organisers: what they asked of others by link."""
    return not_allowed(by, "A", "cause", group)


def why_not_revoke_errand(by: Actor, group: Group, link: Link) -> Refusal | None:
    """The group's organisers, while it opens something."""
    if refusal := _not_of(by, group, link):
        return refusal
    return Refusal(_("This link was taken back already.")) if link.revoked_at else None


def why_not_renew_errand(by: Actor, group: Group, link: Link) -> Refusal | None:
    """The group's organisers, as long as it was not taken back."""
    return why_not_revoke_errand(by, group, link)


def _not_of(by: Actor, group: Group, link: Link) -> Refusal | None:
    if refusal := why_not_see_errands(by, group):
        return refusal
    if link.within == ref(group):
        return None
    return Refusal(_("This link is another group's."), "forbidden")


def why_not_change_role(
    by: Actor, membership: Membership, role: str | None = None
) -> Refusal | None:
    """Who manages people there; the last organiser stays one."""
    if refusal := _why_not_manage(by, membership, "U"):
        return refusal
    if role is None:
        return None
    if role == membership.role:
        return Refusal(_("This is their role already."), "input", "role")
    return why_not_invite(by, membership.group, role) or why_not_lose(membership)


def why_not_end_membership(by: Actor, membership: Membership) -> Refusal | None:
    """Who manages people there; nobody removes the last organiser."""
    return _why_not_manage(by, membership, "V") or why_not_lose(membership)


def why_not_leave_group(by: Actor, membership: Membership) -> Refusal | None:
    """Oneself, unless the group would stay without an organiser."""
    if membership.user.actor_id != by.pk or membership.until is not None:
        return Refusal(_("You are not in this group."), "forbidden")
    return why_not_lose(membership)


def why_not_lose(membership: Membership) -> Refusal | None:
    """A group keeps an organiser, a centre an administrator."""
    centre = membership.group.kind == Group.Kind.CENTRE
    keeper = Membership.Role.ADMIN if centre else Membership.Role.ORGANISER
    if membership.role != keeper:
        return None
    others = membership.group.memberships.filter(role=keeper, until=None).exclude(pk=membership.pk)
    return None if others.exists() else Refusal(LAST_ORGANISER)


def why_not_join_coalition(by: Actor, coalition: Group, group: Group) -> Refusal | None:
    """An organiser of both: nobody signs for a group but the group."""
    if coalition.kind != Group.Kind.COALITION or group.kind != Group.Kind.GROUP:
        return Refusal(_("A coalition is made of groups."), "input", "group")
    refusal = not_allowed(by, "U", "group", coalition) or not_allowed(by, "U", "group", group)
    if refusal:
        return refusal
    if coalition.members_of_coalition.filter(group=group, until=None).exists():
        return Refusal(_("This group is in the coalition already."), "input", "group")
    return None


def why_not_bring_own_group(by: Actor, coalition: Group) -> Refusal | None:
    """An organiser of the coalition, who then chooses among their own groups."""
    if coalition.kind != Group.Kind.COALITION:
        return Refusal(_("A coalition is made of groups."))
    return not_allowed(by, "U", "group", coalition)


def why_not_leave_coalition(by: Actor, member: CoalitionMember) -> Refusal | None:
    """An organiser of the coalition or of the group."""
    if member.until is not None:
        return Refusal(_("This group has left already."))
    of_group = not_allowed(by, "U", "group", member.group)
    return of_group and not_allowed(by, "U", "group", member.coalition)


def why_not_see_contacts(by: Actor, group: Group) -> Refusal | None:
    """The group's own people: never a centre."""
    return _not_inside(by, group) or not_allowed(by, "R", "contact", group)


def why_not_add_contact(by: Actor, group: Group) -> Refusal | None:
    """The group's organisers."""
    return _not_inside(by, group) or not_allowed(by, "C", "contact", group)


def why_not_edit_contact(by: Actor, contact: Contact) -> Refusal | None:
    """The group's organisers, while the contact is not erased."""
    refusal = _not_inside(by, contact.group) or not_allowed(by, "U", "contact", contact.group)
    return refusal or _erased(contact)


def why_not_record_consent(
    by: Actor, contact: Contact, purpose: str | None = None
) -> Refusal | None:
    """The group's organisers, once for each thing that the person agrees to."""
    if refusal := why_not_edit_contact(by, contact):
        return refusal
    if purpose is None:
        return None
    if contact.consents.filter(purpose=purpose, withdrawn_on=None).exists():
        return Refusal(_("This agreement is written down already."), "input", "purpose")
    needs_phone = purpose in {Consent.Purpose.PUBLIC_PHONE, Consent.Purpose.CALLS}
    if needs_phone and contact.phone_key is None:
        return Refusal(_("Write down their telephone first."), "input", "purpose")
    if purpose == Consent.Purpose.PUBLIC_PHONE and contact.group.at_risk:
        return Refusal(_("This group shows nobody's telephone."), "input", "purpose")
    return None


def why_not_withdraw_consent(by: Actor, consent: Consent) -> Refusal | None:
    """The group's organisers, as soon as the person says so."""
    if refusal := why_not_edit_contact(by, consent.contact):
        return refusal
    return Refusal(_("It was taken back already.")) if consent.withdrawn_on else None


def why_not_erase_contact(by: Actor, contact: Contact) -> Refusal | None:
    """The group's organisers, when the person asks or is no longer needed."""
    refusal = _not_inside(by, contact.group) or not_allowed(by, "V", "contact", contact.group)
    return refusal or _erased(contact)


def why_not_export_contacts(by: Actor, group: Group) -> Refusal | None:
    """The group's organisers, with a reason that is written down."""
    return _not_inside(by, group) or not_allowed(by, "X", "contact", group)


def _why_not_manage(by: Actor, membership: Membership, letter: str) -> Refusal | None:
    if membership.until is not None:
        return Refusal(_("This person is no longer in the group."))
    if refusal := not_allowed(by, letter, "member", membership.group):
        return refusal
    if membership.role in GRANTS.get(role_in(by, membership.group), ()):
        return None
    return _only_organisers()


def _first_organiser(by: Actor, group: Group, role: str) -> bool:
    organisers = group.memberships.filter(role=Membership.Role.ORGANISER, until=None)
    return role_in(by, group) == "CA" and role == "OR" and not organisers.exists()


def _belongs(by: Actor, group: Group) -> bool:
    return group.memberships.filter(user__actor=by, until=None).exists()


def _not_inside(by: Actor, group: Group) -> Refusal | None:
    return None if _belongs(by, group) else _only_organisers()


def _only_organisers() -> Refusal:
    return Refusal(_("Only the group's organisers can do this."), "forbidden")


def _not_a_centre(group: Group) -> Refusal | None:
    if group.kind == Group.Kind.CENTRE:
        return None
    return Refusal(_("This is not a resource centre."), "forbidden")


def _erased(contact: Contact) -> Refusal | None:
    return Refusal(_("This person was erased.")) if contact.erased_at else None
