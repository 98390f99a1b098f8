"""How archives are kept: seven days, and then only that they were made."""

from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from civicsteps.core.clock import midnight
from civicsteps.core.keeping import declare
from civicsteps.people.archives.actions import drop_old
from civicsteps.people.archives.models import Archive, FormerMember

FORMER_KEPT = timedelta(days=3 * 365)
ASKED_KEPT = timedelta(days=365)


def sweep_archives(on: date) -> int:
    """Remove the files after seven days, and after a year that they were asked for."""
    old = Archive.objects.filter(asked_at__lt=midnight(on - ASKED_KEPT))
    return drop_old() + old.exclude(state=Archive.State.READY).delete()[0]


def forget_former(on: date) -> int:
    """Forget who left a group three years ago, on the installation that it came from."""
    return FormerMember.objects.filter(until__lt=midnight(on - FORMER_KEPT)).delete()[0]


declare(
    "archives.Archive",
    personal=("passphrase",),
    name=_("Archives that groups took out"),
    why=_(
        "All the data of a group, for its organisers to take; the file stays seven days, and that "
        "it was asked for a year. Its passphrase is forgotten as soon as it is made."
    ),
    period=_("seven days"),
    sweep=sweep_archives,
    apart="an archive is not in an archive",
)
declare(
    "archives.FormerMember",
    personal=("name", "role", "since", "until"),
    name=_("Who was in a group elsewhere"),
    why=_(
        "Who was in a group before its archive was read here, so that its organisers know whom to "
        "invite; three years after they left."
    ),
    period=_("three years after they left"),
    sweep=forget_former,
    apart="told in the archive together with the members",
)
