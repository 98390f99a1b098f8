"""How what was brought in is kept: a month for the lines, the counts for good."""

from datetime import date, timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from civicsteps.core.clock import midnight
from civicsteps.core.keeping import declare
from civicsteps.people.imports.models import Import, ImportFile, ImportRow
from civicsteps.people.imports.running import drop_files

KEPT_FOR = timedelta(days=30)
WAITING = ("uploaded", "reading", "ready", "failed")


def sweep_rows(on: date) -> int:
    """Remove the lines of imports begun more than 30 days before a day."""
    return ImportRow.objects.filter(batch__in=_old(on)).delete()[0]


def sweep_imports(on: date) -> int:
    """Give up the imports that nobody confirmed in 30 days; forget what was noticed of others."""
    old = _old(on).exclude(state=Import.State.DROPPED).exclude(choices={}, found={}, error="")
    for batch in old:
        batch.state = Import.State.DROPPED if batch.state in WAITING else batch.state
        batch.choices, batch.found, batch.error = {}, {}, ""
        batch.save(update_fields=["state", "choices", "found", "error"])
    return len(old)


def sweep_files(on: date) -> int:
    """Remove the files of imports that were never loaded, begun more than 30 days before a day."""
    batches = _old(on).filter(pk__in=ImportFile.objects.values("batch"))
    for batch in batches:
        drop_files(batch)
    return len(batches)


def _old(on: date) -> QuerySet[Import]:
    old = Import.objects.filter(entered_at__lt=midnight(on - KEPT_FOR))
    return old.exclude(state__in=("loading", "undoing"))


declare(
    "imports.Import",
    personal=("choices", "found", "error"),
    name=_("Files brought in"),
    why=_(
        "That a group brought in a file, when, and how many lines became what. What was chosen "
        "with it goes when it is given up."
    ),
    period=_("the counts for good"),
    sweep=sweep_imports,
    apart="what it made is in the archive by itself; the import was only the way there",
)
declare(
    "imports.ImportFile",
    personal=("name",),
    name=_("The files themselves"),
    why=_("To be read and looked at, sealed, until they are written down or given up."),
    period=_("at most 30 days"),
    sweep=sweep_files,
    apart="it goes as soon as it is loaded",
)
declare(
    "imports.ImportRow",
    personal=("data", "shown", "note"),
    name=_("Lines of files brought in"),
    why=_("Sealed, to be looked at, written down once, and taken back if that was a mistake."),
    period=_("30 days"),
    sweep=sweep_rows,
    apart="what it made is in the archive by itself",
)
