from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from civicsteps.core.clock import midnight
from civicsteps.core.guard.models import Knocks
from civicsteps.core.keeping import declare

KEPT_FOR = timedelta(days=30)


def sweep(on: date) -> int:
    """Remove the counts of windows more than 30 days before a day."""
    return Knocks.objects.filter(window__lt=midnight(on - KEPT_FOR)).delete()[0]


declare(
    "guard.Knocks",
    personal=("source",),
    name=_("How often somebody came"),
    why=_("How often one network came, by a keyed hash that nobody can turn back; 30 days."),
    period=_("30 days"),
    sweep=sweep,
    apart="of those who came to this installation's door",
)
