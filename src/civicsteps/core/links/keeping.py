from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from civicsteps.core.clock import midnight
from civicsteps.core.keeping import declare
from civicsteps.core.links.models import Link

KEPT_FOR = timedelta(days=90)


def sweep(on: date) -> int:
    """Remove the links that expired more than 90 days before a day."""
    return Link.objects.filter(expires_at__lt=midnight(on - KEPT_FOR)).delete()[0]


declare(
    "links.Link",
    personal=("data",),
    name=_("Links that were handed out"),
    why=_(
        "What a link was for, so that its page can say why it no longer opens; 90 days after its "
        "time. Its token is known only by a hash."
    ),
    period=_("90 days after they expire"),
    sweep=sweep,
    apart="they open pages of this installation alone",
)
