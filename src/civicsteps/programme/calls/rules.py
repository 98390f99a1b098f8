"""Who may open a programme and let groups take part."""

from django.utils.translation import gettext_lazy as _

from civicsteps.core.actors.models import Actor
from civicsteps.core.refusals import Refusal
from civicsteps.people.groups.models import Group
from civicsteps.people.groups.permissions import holds_in_group
from civicsteps.people.groups.roles import not_allowed, role_in
from civicsteps.programme.calls.models import Announcement, Participation, Programme


def why_not_open_programme(by: Actor, centre: Group) -> Refusal | None:
    """A centre's administrator opens its programmes."""
    if refusal := not_allowed(by, "C", "programme", centre):
        return refusal
    if centre.kind == Group.Kind.CENTRE:
        return None
    return Refusal(_("Only a resource centre has programmes."), "forbidden")


def why_not_edit_programme(by: Actor, programme: Programme) -> Refusal | None:
    """A centre's administrator sees to its programmes."""
    return not_allowed(by, "U", "programme", programme.centre)


def why_not_join_programme(by: Actor, programme: Programme, group: Group) -> Refusal | None:
    """A centre's administrator lets a group take part, once."""
    if refusal := why_not_edit_programme(by, programme):
        return refusal
    if group.kind == Group.Kind.CENTRE:
        return Refusal(_("A centre does not take part in its own programme."), "input", "group")
    if programme.participations.filter(group=group).exists():
        return Refusal(_("The group takes part already."))
    return None


def sees_announcement(by: Actor, participation: Participation) -> bool:
    """Tell whether somebody sees what is proposed of a group: its own people and the centre's."""
    return holds_in_group(role_in(by, participation.group), "R", "announcement") or holds_in_group(
        role_in(by, participation.programme.centre), "R", "announcement"
    )


def why_not_propose_announcement(by: Actor, participation: Participation) -> Refusal | None:
    """A centre's administrator proposes what its programme says of a group."""
    return not_allowed(by, "C", "announcement", participation.programme.centre)


def why_not_approve_announcement(by: Actor, announcement: Announcement) -> Refusal | None:
    """Nobody but the group's organisers agrees to what is said of it."""
    if refusal := not_allowed(by, "A", "announcement", announcement.participation.group):
        return refusal
    if announcement.withdrawn_at or announcement.approved_at:
        return Refusal(_("This was decided already. Look once more."))
    return None


def why_not_withdraw_announcement(by: Actor, announcement: Announcement) -> Refusal | None:
    """The group's organisers say no, or take their agreement back at any time."""
    if refusal := not_allowed(by, "V", "announcement", announcement.participation.group):
        return refusal
    if announcement.withdrawn_at:
        return Refusal(_("This was decided already. Look once more."))
    return None


def why_not_choose_naming(by: Actor, participation: Participation) -> Refusal | None:
    """The group's organisers say how it is called."""
    return not_allowed(by, "A", "announcement", participation.group)
