"""Writing the journal."""

from collections.abc import Iterable, Mapping

from django.db import connection, models

from civicsteps.core import clock
from civicsteps.core.actors.models import Actor
from civicsteps.core.journal.models import Entry, Mention, Showing
from civicsteps.core.journal.registry import KINDS, REACTIONS
from civicsteps.core.journal.tasks import deliver

type Datum = str | int | float | bool | None


def record(
    kind: str,
    *,
    by: Actor,
    about: Mapping[str, models.Model],
    audiences: Iterable[str],
    data: Mapping[str, Datum] | None = None,
    via: str = "web",
) -> Entry:
    """Write that something happened, inside the transaction in which it does.

    `about` gives the rows by role; `audiences` who may see it (`public`, `group:<uuid>`, …);
    `data` exactly the keys that the kind declares: ids, enums, dates as ISO text and numbers,
    never personal text. Raises ValueError for an undeclared kind or other keys.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("the journal is written inside the transaction of what happened")
    data = dict(data or {})
    if kind not in KINDS or set(data) != set(KINDS[kind].data):
        raise ValueError(f"journal kind {kind} with {sorted(data)} is not declared")
    now = clock.now()
    entry = Entry.objects.create(at=now, kind=kind, actor=by, data=data, via=via)
    Mention.objects.bulk_create(
        Mention(entry=entry, role=role, object_kind=row._meta.label_lower, object_id=row.pk)
        for role, row in about.items()
    )
    Showing.objects.bulk_create(
        Showing(entry=entry, audience=audience, begins=now) for audience in sorted(set(audiences))
    )
    if REACTIONS.get(kind):
        deliver.enqueue(str(entry.pk))
    return entry
