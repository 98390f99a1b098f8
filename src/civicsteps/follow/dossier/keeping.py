"""How the files of problems are kept."""

from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from civicsteps.core.clock import midnight
from civicsteps.core.files.models import StoredFile
from civicsteps.core.keeping import declare
from civicsteps.follow.dossier.models import Dossier

KEPT = timedelta(days=90)


def sweep(on: date) -> int:
    """Remove the files made more than ninety days ago: what they hold stays where it is."""
    old = Dossier.objects.filter(asked_at__lt=midnight(on - KEPT))
    files = list(old.exclude(file=None).values_list("file", flat=True))
    removed = old.delete()[0]
    StoredFile.objects.filter(pk__in=files).delete()
    return removed


declare(
    "dossier.Dossier",
    why=_("A copy of what the problem's pages hold, as one PDF. It goes after ninety days."),
    period=_("ninety days"),
    apart="it is made anew from what the archive holds",
    sweep=sweep,
)
