"""What the front keeps in step when a group's archive is read: what can be found."""

from uuid import UUID

from civicsteps.causes.models import Cause
from civicsteps.core.keeping import after_reading
from civicsteps.front.reactions import put_cause, put_group
from civicsteps.people.groups.models import Group


def index_group_anew(group_id: UUID) -> None:
    """Make a group and its causes findable."""
    put_group(Group.objects.get(pk=group_id))
    for cause in Cause.objects.filter(group=group_id).select_related("group").order_by("pk"):
        put_cause(cause)


after_reading(index_group_anew)
