"""How long followers are kept."""

from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from civicsteps.core import keeping
from civicsteps.core.following.models import Follow

UNCONFIRMED = timedelta(days=7)


def sweep(on: date) -> int:
    """Delete what nobody confirmed within a week, and what has ended."""
    stale = Follow.objects.filter(confirmed_at=None, asked_at__date__lt=on - UNCONFIRMED)
    ended = Follow.objects.filter(ended_at__date__lt=on)
    return stale.delete()[0] + ended.delete()[0]


keeping.declare(
    "following.Follow",
    personal=("email", "email_key"),
    name=_("Who wants to be told"),
    why=_("The address that asked to be told; it goes when its owner leaves."),
    period=_("until they leave; 7 days if they never confirm"),
    sweep=sweep,
    apart="they asked this site to write to them, not the group",
)
