"""Who may open a programme and let groups take part."""

from django.utils.translation import gettext_lazy as _

from civicsteps.core.actors.models import Actor
from civicsteps.core.refusals import Refusal
from civicsteps.people.groups.models import Group
from civicsteps.people.groups.roles import not_allowed
from civicsteps.programme.calls.models import Programme


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
