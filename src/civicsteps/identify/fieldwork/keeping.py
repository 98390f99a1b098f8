"""How points are kept."""

from django.utils.translation import gettext_lazy as _

from civicsteps.core.keeping import declare

declare(
    "fieldwork.PointSet",
    name=_("Points on a map"),
    why=_("What a group saw on the ground about a problem, when and with what; for good."),
    of_group="cause__group",
)
declare(
    "fieldwork.Point",
    name=_("The single points"),
    why=_("Where it was seen and what was written there; as long as the set stands."),
    with_row="point_set",
)
