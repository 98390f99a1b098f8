"""Links of groups: the invitation to belong."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from civicsteps.core.actors.models import Actor
from civicsteps.core.audiences import register as register_audience
from civicsteps.core.links.models import Link
from civicsteps.core.links.registry import Purpose, register
from civicsteps.core.models import split_ref
from civicsteps.people.groups.actions import accept_invitation
from civicsteps.people.groups.actions.members import INVITATION
from civicsteps.people.groups.models import Group, Membership
from civicsteps.people.groups.queries import has_place


def group_of(link: Link) -> Group:
    """Return the group that a link is about."""
    return Group.objects.get(pk=split_ref(link.about)[1])


def _explain(link: Link) -> str:
    return _("%(group)s, %(place)s: you are invited as %(role)s.") % {
        "group": group_of(link).name,
        "place": group_of(link).place,
        "role": Membership.Role(link.data["role"]).label,
    }


def _accept(link: Link, by: Actor, _data: dict[str, object]) -> Group:
    return accept_invitation(link=link, group=group_of(link), by=by).group


register(
    Purpose(
        name=INVITATION,
        title=gettext_lazy("You are invited"),
        button=gettext_lazy("I join"),
        explain=_explain,
        act=_accept,
        needs_account=True,
    )
)
register_audience("group", has_place)
