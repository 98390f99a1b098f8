"""Reading archives and the log of what went out."""

from django.db.models import QuerySet

from civicsteps.people.archives.models import Archive, FormerMember
from civicsteps.people.groups.models import Export, Group

SHOWN = 10
MOST_FORMER = 100


def archives_of(group: Group) -> list[Archive]:
    """Return the last archives of a group, newest first."""
    return list(group.archives.select_related("group").order_by("-asked_at", "-pk")[:SHOWN])


def former_members_of(group: Group) -> list[FormerMember]:
    """Return who belonged to a group where its archive came from, until the end."""
    return list(group.former_members.filter(until=None).order_by("since", "pk")[:MOST_FORMER])


def exports_of(group: Group) -> QuerySet[Export]:
    """Return what went out of a group, newest first, each with who took it while they are known."""
    return group.exports.select_related("by__user").order_by("-at", "-pk")
