"""The work of imports: reading, loading and taking back, in portions that may be stopped.

Each portion is a transaction that holds the import's row: what was done before a stop is done, what
was not is done next time, and two workers on the same import take turns.
"""

import logging
from itertools import islice
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.db import DataError, IntegrityError, transaction
from django.db.models import Count, Q
from django.utils import translation
from django.utils.translation import gettext as _

from civicsteps.core import clock
from civicsteps.core.actors.models import Actor
from civicsteps.core.files import blobs
from civicsteps.core.files.models import StoredFile
from civicsteps.core.models import lock, split_ref
from civicsteps.core.refusals import Refused
from civicsteps.core.sealed import unseal
from civicsteps.core.web import AT_ONCE
from civicsteps.people.groups.models import Contact
from civicsteps.people.imports.models import Import, ImportFile, ImportRow
from civicsteps.people.imports.registry import KINDS, Given, ImportKind, Line

MOST_ROWS = 20_000
PORTION = 50
KEPT = "kept"
"""The code of a line that was loaded and could not be taken back."""
UNFIT = (DataError, LookupError, ObjectDoesNotExist, TypeError, ValueError)
"""What one line may be at fault for: it alone stays out, or stays. All else stops the work."""

logger = logging.getLogger(__name__)
State = ImportRow.State


def read(pk: UUID | str) -> None:
    """Read an import's files into lines, once; a file that cannot be read says why."""
    batch = _held(pk, Import.State.UPLOADED, Import.State.READING, next_state=Import.State.READING)
    if batch is None:
        return
    given = [Given(f.name, unseal(blobs.read(f.file.sha256))) for f in _files(batch)]
    with translation.override(batch.language):
        lines, error = _read(KINDS[batch.kind], given, batch)
    with transaction.atomic():
        found = batch.found
        if lock(batch).state == Import.State.READING:
            batch.found = found
            _keep_lines(batch, lines, error)


def load_some(pk: UUID | str) -> bool:
    """Load the next portion of the ticked lines; return whether more may be left."""
    with transaction.atomic():
        batch = _locked(pk, Import.State.LOADING)
        if batch is None or batch.confirmed_by is None:
            return False
        waiting = batch.rows.filter(chosen=True, state__in=[State.READY, State.DOUBTFUL])
        rows = list(waiting.order_by("number")[:PORTION])
        with translation.override(batch.language):
            for row in rows:
                _load(KINDS[batch.kind], batch, row, batch.confirmed_by)
        if not rows:
            _finish_loading(batch)
        return bool(rows)


def undo_some(pk: UUID | str) -> bool:
    """Take back the next portion, the last line first; return whether more may be left."""
    with transaction.atomic():
        batch = _locked(pk, Import.State.UNDOING)
        if batch is None or batch.undone_by is None:
            return False
        loaded = batch.rows.filter(chosen=True, state=State.LOADED).exclude(made="")
        rows = list(loaded.order_by("-number")[:PORTION])
        with translation.override(batch.language):
            for row in rows:
                _undo(KINDS[batch.kind], batch, row, batch.undone_by)
        if not rows:
            _settle(batch, Import.State.UNDONE)
        return bool(rows)


def drop_files(batch: Import) -> None:
    """Let an import's files go: the sweep of the storage removes their bytes."""
    stored = list(batch.files.values_list("file_id", flat=True))
    batch.files.all().delete()
    StoredFile.objects.filter(pk__in=stored).delete()


def empty_line(row: ImportRow) -> None:
    """Forget what stands in a line, for whom it is about; what waits to be loaded no longer is."""
    row.data, row.shown, row.note, row.chosen = {}, {}, "", False
    if row.state in {State.READY, State.DOUBTFUL}:
        row.state = State.LEFT
    row.save(update_fields=["data", "shown", "note", "chosen", "state"])


def empty_erased(group_id: UUID) -> int:
    """Empty the lines whose contact the group erased, and those that repeat them; how many."""
    emptied = 0
    made = ImportRow.objects.filter(batch__group=group_id, made__startswith="groups.contact:")
    keys = {ref: split_ref(ref)[1] for ref in made.exclude(data="").values_list("made", flat=True)}
    erased = set(Contact.objects.filter(group=group_id).exclude(erased_at=None).values_list("pk"))
    gone = [ref for ref, key in keys.items() if (key,) in erased]
    for start in range(0, len(gone), PORTION):
        for row in made.filter(made__in=gone[start : start + PORTION]):
            for twin in row.batch.rows.filter(Q(pk=row.pk) | Q(same_as=row.number)):
                empty_line(twin)
                emptied += 1
    return emptied


def counts_of(batch: Import) -> dict[str, int]:
    """Return how many lines ended how: by state, and of the loaded ones `new` and `kept`."""
    rows = batch.rows.order_by()
    counts = dict(rows.values_list("state").annotate(n=Count("pk")))
    counts["new"] = rows.filter(state=State.LOADED).exclude(made="").count()
    counts["kept"] = rows.filter(state=State.LOADED, chosen=False).exclude(made="").count()
    return counts


def _held(pk: UUID | str, *states: str, next_state: str) -> Import | None:
    with transaction.atomic():
        batch = _locked(pk, *states)
        if batch is not None:
            batch.state = next_state
            batch.save(update_fields=["state"])
        return batch


def _locked(pk: UUID | str, *states: str) -> Import | None:
    batch = Import.objects.filter(pk=pk).first()
    return batch if batch is not None and lock(batch).state in states else None


def _files(batch: Import) -> list[ImportFile]:
    return list(batch.files.select_related("file").order_by("position"))


def _read(kind: ImportKind, given: list[Given], batch: Import) -> tuple[list[Line], str]:
    batch.found = {}
    try:
        lines = list(islice(kind.read(given, batch), MOST_ROWS + 1))
    except Refused as refused:
        return [], str(refused)
    except Exception:  # whatever a parser makes of hostile bytes
        logger.exception("import %s could not be read", batch.pk)
        return [], _("We could not read this file. It may be damaged: open it, save it again.")
    if len(lines) > MOST_ROWS:
        return [], _("More than 20,000 lines. Split the file and bring it in parts.")
    return lines, "" if lines else _("We found nothing in this file that can be brought in.")


def _keep_lines(batch: Import, lines: list[Line], error: str) -> None:
    kind = KINDS[batch.kind]
    batch.rows.all().delete()
    ImportRow.objects.bulk_create((_row(batch, kind, line) for line in lines), batch_size=500)
    batch.state = Import.State.FAILED if error else Import.State.READY
    batch.error, batch.counts = error, counts_of(batch)
    batch.save(update_fields=["state", "error", "found", "counts"])
    if error:
        drop_files(batch)


def _row(batch: Import, kind: ImportKind, line: Line) -> ImportRow:
    state = State.DOUBTFUL if line.doubt else State.READY
    if line.problem or line.same_as is not None:
        state = State.REFUSED if line.problem else State.LEFT
    ticked = {State.READY: kind.ticked, State.DOUBTFUL: kind.ticked and kind.doubts_ticked}
    return ImportRow(
        batch=batch,
        number=line.number,
        data=line.data,
        shown=line.shown,
        state=state,
        code=line.problem or line.doubt,
        same_as=line.same_as,
        chosen=ticked.get(state, False),
    )


def _load(kind: ImportKind, batch: Import, row: ImportRow, by: Actor) -> None:
    try:
        with transaction.atomic():
            row.made = kind.load(batch, row, by)
            row.state = State.LOADED
    except Refused as refused:
        row.state, row.chosen, row.note = State.REFUSED, False, str(refused)
    except IntegrityError:
        row.state, row.chosen, row.note = State.REFUSED, False, str(AT_ONCE.reason)
    except UNFIT:
        logger.exception("line %s could not be loaded", row.pk)
        reason = _("This line could not be written down: something in it does not fit.")
        row.state, row.chosen, row.note = State.REFUSED, False, reason
    row.save(update_fields=["state", "chosen", "note", "made"])


def _undo(kind: ImportKind, batch: Import, row: ImportRow, by: Actor) -> None:
    try:
        with transaction.atomic():
            row.code = kind.undo(batch, row, by) or ""
    except Refused as refused:
        row.code, row.note = KEPT, str(refused)
    except ObjectDoesNotExist:  # what it made is gone already
        row.code = ""
    except UNFIT:
        logger.exception("line %s could not be taken back", row.pk)
        row.code, row.note = KEPT, _("This line could not be taken back.")
    row.state = State.LOADED if row.code else State.UNDONE
    row.chosen = False
    row.save(update_fields=["state", "chosen", "note", "code"])


def _finish_loading(batch: Import) -> None:
    batch.rows.filter(state__in=[State.READY, State.DOUBTFUL]).update(state=State.LEFT)
    batch.loaded_at = clock.now()
    _settle(batch, Import.State.LOADED)
    drop_files(batch)


def _settle(batch: Import, state: Import.State) -> None:
    batch.state, batch.counts = state, counts_of(batch)
    batch.save(update_fields=["state", "counts", "loaded_at"])
