"""How every page of a group finds its group, or says that there is none."""

from django.shortcuts import get_object_or_404

from civicsteps.core.http import Request
from civicsteps.people.groups.models import Group
from civicsteps.people.groups.queries import groups_of_contacts, groups_run_by


def group_or_404(request: Request, slug: str) -> Group:
    """Return a group in which the actor has a place or which their centre assists."""
    return get_object_or_404(groups_run_by(request.actor), slug=slug)


def contacts_group_or_404(request: Request, slug: str) -> Group:
    """Return a group whose contacts the actor may read: their own."""
    return get_object_or_404(groups_of_contacts(request.actor), slug=slug)
