"""The journal kinds of points."""

from django.utils.translation import gettext_lazy as _

from civicsteps.core.journal.registry import declare

declare("fieldwork.points_brought", _("Points on a map were brought."), icon="map-pin", quiet=True)
declare(
    "fieldwork.points_taken_back", _("Points on a map were taken back."), icon="undo-2", quiet=True
)
declare("fieldwork.points_shown", _("Points of the problem are on a map."), icon="map-pin")
declare(
    "fieldwork.points_hidden", _("Points of the problem are hidden."), icon="eye-off", quiet=True
)
