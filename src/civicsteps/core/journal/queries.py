"""Reading the journal."""

from collections.abc import Iterable

from django.db import models
from django.db.models import QuerySet

from civicsteps.core import clock
from civicsteps.core.journal.models import Entry, Mention, Showing
from civicsteps.core.journal.registry import KINDS


def entries_about(row: models.Model, *, audiences: Iterable[str]) -> QuerySet[Entry]:
    """Return the entries about a row that one of the audiences may see now, newest first."""
    now = clock.now()
    shown = Showing.objects.filter(
        models.Q(ends=None) | models.Q(ends__gt=now),
        entry=models.OuterRef("pk"),
        audience__in=list(audiences),
        begins__lte=now,
    )
    about = Mention.objects.filter(object_kind=row._meta.label_lower, object_id=row.pk)
    entries = Entry.objects.filter(models.Exists(shown), pk__in=about.values("entry"))
    return entries.select_related("actor__entered_by").order_by("-at", "-pk")


def sentence(entry: Entry) -> str:
    """Return an entry's sentence in the reader's language, with its data put in."""
    kind = KINDS.get(entry.kind)
    if kind is None:
        return entry.kind
    said: str = str(kind.sentence) % entry.data
    return said
