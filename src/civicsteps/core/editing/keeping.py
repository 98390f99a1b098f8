from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from civicsteps.core.clock import midnight
from civicsteps.core.editing.models import Presence
from civicsteps.core.keeping import declare


def sweep(on: date) -> int:
    """Forget who was writing before the day that precedes a day."""
    return Presence.objects.filter(seen_at__lt=midnight(on - timedelta(days=1))).delete()[0]


declare(
    "editing.Presence",
    personal=("actor", "since", "seen_at"),
    name=_("Who has a form open"),
    why=_("That somebody has a form open, so that two do not write over each other."),
    period=_("one day"),
    sweep=sweep,
    apart="who is writing now is gone before an archive is read",
)
