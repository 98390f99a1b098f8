"""Who may tell on what, choose a short address, and take out a list to call by."""

from django.utils.translation import gettext_lazy as _

from civicsteps.causes.models import Cause
from civicsteps.core.actors.models import Actor
from civicsteps.core.refusals import Refusal
from civicsteps.people.groups.models import Group
from civicsteps.people.groups.queries import has_place
from civicsteps.people.groups.roles import not_allowed
from civicsteps.promote.outreach.models import ShortAddress


def why_not_share_group(_by: Actor, _group: Group) -> Refusal | None:
    """Everybody: a group's page is public."""
    return None


def why_not_see_first_day(by: Actor, group: Group) -> Refusal | None:
    """Its own people, and the centre that opened it for them."""
    return not_allowed(by, "R", "group", group)


def why_not_read_week(by: Actor, group: Group) -> Refusal | None:
    """Its own people: what they paste into their own conversations."""
    if has_place(by, group.pk):
        return None
    return Refusal(_("This is for the group's own people."), "forbidden")


def why_not_take_call_list(by: Actor, group: Group) -> Refusal | None:
    """Whoever takes out the group's list of people: its own organisers, never a centre."""
    return why_not_read_week(by, group) or not_allowed(by, "X", "contact", group)


def why_not_choose_address(by: Actor, about: Cause | Group) -> Refusal | None:
    """An organiser of the group itself."""
    return not_allowed(by, "U", "cause", group_of(about))


def why_not_retire_address(by: Actor, address: ShortAddress) -> Refusal | None:
    """An organiser of the group itself, once."""
    if refusal := why_not_choose_address(by, address.about):
        return refusal
    return Refusal(_("This address leads nowhere already.")) if address.retired_on else None


def group_of(about: Cause | Group) -> Group:
    """Return the group whose problem or page it is."""
    return about.group if isinstance(about, Cause) else about
