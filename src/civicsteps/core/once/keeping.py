from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from civicsteps.core.clock import midnight
from civicsteps.core.keeping import declare
from civicsteps.core.once.models import Once

KEPT_FOR = timedelta(days=30)


def sweep(on: date) -> int:
    """Remove the keys of forms sent more than 30 days before a day."""
    return Once.objects.filter(at__lt=midnight(on - KEPT_FOR)).delete()[0]


declare(
    "once.Once",
    why=_("That a form was sent and where it led, so that the same submit counts once; 30 days."),
    period=_("30 days"),
    sweep=sweep,
    apart="of the browsers that sent forms here",
)
