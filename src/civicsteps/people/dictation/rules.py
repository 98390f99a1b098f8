"""Who may write for a group on the telephone, and who says that it is so."""

from django.utils.translation import gettext_lazy as _

from civicsteps.core.actors.models import Actor
from civicsteps.core.refusals import Refusal
from civicsteps.people.dictation.models import Dictation
from civicsteps.people.groups.models import Group, Membership
from civicsteps.people.groups.permissions import holds_in_group
from civicsteps.people.groups.roles import places_of, role_in


def why_not_write_for(by: Actor, group: Group, member: Membership | None = None) -> Refusal | None:
    """A mentor of the centre that assists the group, for one of its people of today."""
    assisted = group.kind != Group.Kind.CENTRE
    if not assisted or not holds_in_group(role_in(by, group), "C", "dictation"):
        return Refusal(_("Only the mentor of a group writes for it."), "forbidden")
    if member and (member.group_id != group.pk or member.until is not None):
        return Refusal(_("This person is not in the group."), "input", "member")
    return None


def why_not_keep_dictation(by: Actor, member: Membership) -> Refusal | None:
    """Whoever may write for this person."""
    return why_not_write_for(by, member.group, member)


def why_not_confirm_dictation(by: Actor, dictation: Dictation) -> Refusal | None:
    """The person for whom it was written while they are in the group, or an organiser of it."""
    return _not_theirs(by, dictation) or _settled(dictation)


def why_not_refuse_dictation(by: Actor, dictation: Dictation) -> Refusal | None:
    """Who may confirm it; whoever wrote it takes it back too."""
    wrote = dictation.by_id == by.pk
    return (None if wrote else _not_theirs(by, dictation)) or _settled(dictation)


def why_not_expire_dictation(by: Actor, dictation: Dictation) -> Refusal | None:
    """The system alone, for what waits."""
    if by.kind != Actor.Kind.SYSTEM:
        return Refusal(_("Time passes by itself."), "forbidden")
    return _settled(dictation)


def may_answer(by: Actor, dictation: Dictation) -> bool:
    """Tell whether an actor may say yes or no to it, whatever its state."""
    return _not_theirs(by, dictation) is None


def _not_theirs(by: Actor, dictation: Dictation) -> Refusal | None:
    # Never its own writer, even one who has a place in the group.
    inside = [p.role for p in places_of(by) if p.group_id == dictation.group_id]
    if inside and dictation.by_id != by.pk:
        member = dictation.for_member
        own = member is not None and member.user.actor_id == by.pk
        if own or holds_in_group(inside[0], "A", "dictation"):
            return None
    return Refusal(_("Only the person it was written for, or an organiser, says yes."), "forbidden")


def _settled(dictation: Dictation) -> Refusal | None:
    return None if dictation.waits else Refusal(_("This was answered already."))
