"""Who may take a group's data out."""

from django.utils.translation import gettext_lazy as _

from civicsteps.core.actors.models import Actor
from civicsteps.core.refusals import Refusal
from civicsteps.people.archives.models import Archive
from civicsteps.people.groups.models import Group
from civicsteps.people.groups.roles import not_allowed
from civicsteps.people.groups.rules import why_not_export_contacts


def why_not_ask_for_archive(by: Actor, group: Group) -> Refusal | None:
    """The group's own organisers, once at a time."""
    if refusal := why_not_export_contacts(by, group):
        return refusal
    if Archive.objects.filter(group=group, state=Archive.State.ASKED).exists():
        return Refusal(_("An archive is being made already. Wait until it is ready."))
    return None


def why_not_see_archives(by: Actor, group: Group) -> Refusal | None:
    """The group's own organisers. It asks the database nothing: the group's page offers it."""
    return not_allowed(by, "X", "contact", group)


def why_not_take_archive(by: Actor, archive: Archive) -> Refusal | None:
    """The group's own organisers, for seven days."""
    if refusal := why_not_export_contacts(by, archive.group):
        return refusal
    if archive.is_there:
        return None
    return Refusal(_("This archive is no longer here. Ask for a new one."))


def why_not_see_exports(by: Actor, group: Group) -> Refusal | None:
    """The same."""
    return why_not_see_archives(by, group)


def why_not_make_archive(by: Actor) -> Refusal | None:
    """The system alone, for those who asked."""
    if by.kind == Actor.Kind.SYSTEM:
        return None
    return Refusal(_("The archive is made by itself, once it was asked for."), "forbidden")
