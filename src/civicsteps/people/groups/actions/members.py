"""Who belongs to a group: invited by link, with a role, until they leave."""

from civicsteps.core import clock
from civicsteps.core.actions import action
from civicsteps.core.actors.models import Actor
from civicsteps.core.journal.log import record
from civicsteps.core.links.actions import Issued, issue
from civicsteps.core.links.models import Link
from civicsteps.core.models import lock
from civicsteps.core.refusals import refuse
from civicsteps.people.accounts.models import User
from civicsteps.people.groups import rules
from civicsteps.people.groups.models import Group, Membership
from civicsteps.people.groups.roles import forget_places

INVITATION = "groups.invitation"


@action
def invite(*, group: Group, role: str, by: Actor, uses: int = 1) -> Issued:
    """Make an invitation link to a role, good for 30 days and for `uses` people.

    The address is known only now: it goes to the person by whatever way they already use.
    """
    refuse(rules.why_not_invite(by, group, role))
    issued = issue(INVITATION, group, by=by, uses=uses, data={"role": role})
    _tell("groups.invited", group, by=by, role=role)
    return issued


@action
def accept_invitation(*, link: Link, group: Group, by: Actor) -> Membership:
    """Take the place that an invitation gives, inside the spending of its link."""
    refuse(rules.why_not_accept_invitation(by, link, group))
    membership = Membership.objects.create(
        group=group,
        user=User.objects.get(actor=by),
        role=str(link.data["role"]),
        since=clock.now(),
    )
    forget_places(by)
    _tell("groups.member_joined", group, by=by, role=membership.role)
    return membership


@action
def revoke_invitation(*, link: Link, group: Group, by: Actor) -> Link:
    """Take back an invitation that nobody has used up; the same again changes nothing."""
    refuse(rules.why_not_revoke_invitation(by, group))
    lock(link)
    if link.revoked_at is None:
        link.revoked_at = clock.now()
        link.save(update_fields=["revoked_at"])
        _tell("groups.invitation_revoked", group, by=by, role=str(link.data["role"]))
    return link


@action
def change_role(*, membership: Membership, role: str, by: Actor) -> Membership:
    """Give a member another role from now: the old place ends, the new begins."""
    group = _group_of(membership)
    refuse(rules.why_not_change_role(by, membership, role))
    _end(membership)
    changed = Membership.objects.create(
        group=group, user=membership.user, role=role, since=clock.now()
    )
    forget_places(by)
    _tell("groups.role_changed", group, by=by, role=role)
    return changed


@action
def end_membership(*, membership: Membership, by: Actor) -> Membership:
    """Take a person out of a group from now; what they did stays."""
    group = _group_of(membership)
    refuse(rules.why_not_end_membership(by, membership))
    _end(membership)
    _tell("groups.member_removed", group, by=by, role=membership.role)
    return membership


@action
def leave_group(*, membership: Membership, by: Actor) -> Membership:
    """Go out of a group oneself, from now."""
    group = _group_of(membership)
    refuse(rules.why_not_leave_group(by, membership))
    _end(membership)
    forget_places(by)
    _tell("groups.member_left", group, by=by, role=membership.role)
    return membership


def _group_of(membership: Membership) -> Group:
    # The group first: two organisers who leave at once must not leave it without any.
    group = Group.objects.select_for_update().get(pk=membership.group_id)
    lock(membership)
    return group


def _end(membership: Membership) -> None:
    membership.until = clock.now()
    membership.save(update_fields=["until"])


def _tell(kind: str, group: Group, *, by: Actor, role: str) -> None:
    record(kind, by=by, about={"group": group}, audiences=[group.audience], data={"role": role})
