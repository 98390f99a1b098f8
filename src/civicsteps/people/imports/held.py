"""What lines of lists that a group brought in hold of a person, while they are kept."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from civicsteps.core.actors.models import Actor
from civicsteps.core.days import said
from civicsteps.core.holding import Held, Holding, Identity, register_holding
from civicsteps.people.imports.models import ImportRow
from civicsteps.people.imports.running import drop_files, empty_line


def lines_of(who: Identity) -> Iterator[Held]:
    """Tell the lines that name a person: the lists they stand in, not what else stands there."""
    for row in _rows(who):
        yield Held(
            id=str(row.pk),
            title=row.batch.group.name,
            lines=(
                (_("Brought in on"), said(row.batch.entered_at.date())),
                (_("The line"), str(row.number)),
            ),
            on=row.batch.entered_at.date(),
            group=row.batch.group.name,
            group_id=row.batch.group_id,
        )


def empty_lines(who: Identity, _by: Actor) -> int:
    """Empty the lines that name a person; what can still be written down no longer is.

    The files go too: read again, they would name the person anew.
    """
    rows = _rows(who)
    for batch in {row.batch for row in rows}:
        drop_files(batch)
    for row in rows:
        empty_line(row)
    return len(rows)


def _rows(who: Identity) -> list[ImportRow]:
    refs = {ref for ref in who.rows if ref.startswith("groups.contact:")}
    if not (who.email or refs):
        return []
    # The lines are sealed and leave after a month: they are opened one by one.
    rows = ImportRow.objects.exclude(data="").select_related("batch__group").order_by("pk")
    found = rows.iterator(chunk_size=500)
    return [r for r in found if r.made in refs or who.is_named_in([r.data, r.shown])]


register_holding(
    Holding(
        name="lines",
        title=_("Lists that a group brought in"),
        of=lines_of,
        erase=empty_lines,
    )
)
