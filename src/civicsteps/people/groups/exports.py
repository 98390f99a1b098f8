"""The one plain call by which every room writes down that personal data went out."""

from civicsteps.core import clock
from civicsteps.core.actors.models import Actor
from civicsteps.people.groups.models import Export, Group


def log_export(*, group: Group, what: str, count: int, by: Actor, reason: str = "") -> Export:
    """Write down that personal data of a group went out, inside the action that gives it out.

    `what` is one of `Export.What`, `count` how many people or rows, `reason` an `ExportReason`
    where one was asked for. The group's organisers read it; the centre sees counts alone.
    """
    return Export.objects.create(
        group=group, what=Export.What(what), reason=reason, count=count, by=by, at=clock.now()
    )
