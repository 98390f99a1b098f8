"""What imports of the rooms above share: the problem that their lines are about."""

from civicsteps.causes.models import Cause
from civicsteps.core.actors.models import Actor
from civicsteps.core.models import ref, split_ref
from civicsteps.people.groups.models import Group
from civicsteps.people.imports.models import Import

SHOWN = 200


def cause_choices(_by: Actor, group: Group) -> list[tuple[str, str]]:
    """Return the problems of a group that lines can be about, what moved last first."""
    causes = group.causes.order_by("-moved_on", "-pk")[:SHOWN]
    return [(ref(cause), cause.title) for cause in causes]


def cause_of(batch: Import) -> Cause:
    """Return the problem that an import is about. Raises Cause.DoesNotExist if it is gone."""
    causes = Cause.objects.select_related("group")
    return causes.get(pk=split_ref(batch.about)[1], group=batch.group_id)
