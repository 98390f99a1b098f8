"""Bringing in what a group has: upload, choose, load, take back. The work is in `running`."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import PurePosixPath

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from civicsteps.core import clock
from civicsteps.core.actions import action
from civicsteps.core.actors.models import Actor
from civicsteps.core.files.actions import keep
from civicsteps.core.files.prepare import Prepared
from civicsteps.core.journal.log import record
from civicsteps.core.models import lock
from civicsteps.core.refusals import Refusal, Refused, refuse
from civicsteps.core.sealed import seal
from civicsteps.people.groups.models import Group
from civicsteps.people.imports import rules
from civicsteps.people.imports.models import Import, ImportFile, ImportRow
from civicsteps.people.imports.registry import KINDS, Given, ImportKind
from civicsteps.people.imports.running import drop_files

MOST_BYTES = 20 * 1024 * 1024
MOST_FILES = 40
CHOOSABLE = (ImportRow.State.READY, ImportRow.State.DOUBTFUL)


@action
def begin_import(
    *,
    group: Group,
    kind: str,
    files: Sequence[Given],
    by: Actor,
    about: str = "",
    choices: Mapping[str, object] | None = None,
) -> Import:
    """Take a group's files to read them in the background; nothing is written down yet.

    `kind` is a name in the registry, `about` a `ref` among those that it offers. Refused (input)
    for a file that is empty, of another type, or over 20 MB.
    """
    taken = KINDS[kind]
    refuse(rules.why_not_begin_import(by, group, taken))
    refuse(_why_not_take(taken, files))
    if taken.abouts and about not in {ref for ref, _label in taken.abouts(by, group)}:
        raise Refused(Refusal(gettext_lazy("Choose what it is about."), "input", "about"))
    batch = Import.objects.create(
        group=group,
        about=about if taken.abouts else "",
        kind=kind,
        by=by,
        entered_at=clock.now(),
        language=(get_language() or "ro")[:2],
        choices=dict(choices or {}),
    )
    for position, given in enumerate(files, 1):
        _keep(batch, position, given, by=by)
    _tell("imports.import_begun", batch, by=by)
    return batch


@action
def read_again(*, batch: Import, choices: Mapping[str, object], by: Actor) -> Import:
    """Read the same files again with other choices, as which column is what."""
    lock(batch)
    refuse(rules.why_not_read_again(by, batch))
    batch.choices = {**batch.choices, **choices}
    batch.state = Import.State.UPLOADED
    batch.save(update_fields=["choices", "state"])
    _tell("imports.import_read_again", batch, by=by)
    return batch


@action
def choose_rows(
    *, batch: Import, by: Actor, tick: Collection[int] = (), untick: Collection[int] = ()
) -> Import:
    """Tick some lines, by their numbers, and untick others: the ticked ones will be loaded."""
    lock(batch)
    refuse(rules.why_not_choose_rows(by, batch))
    rows = batch.rows.filter(state__in=CHOOSABLE)
    rows.filter(number__in=untick).update(chosen=False)
    rows.filter(number__in=tick).update(chosen=True)
    return batch


@action
def choose_all_rows(*, batch: Import, chosen: bool, by: Actor) -> Import:
    """Tick every line that can be loaded, or untick them all."""
    lock(batch)
    refuse(rules.why_not_choose_rows(by, batch))
    batch.rows.filter(state__in=CHOOSABLE).update(chosen=chosen)
    return batch


@action
def confirm_import(*, batch: Import, by: Actor) -> Import:
    """Have the ticked lines written down, in the background, each once."""
    lock(batch)
    refuse(rules.why_not_confirm_import(by, batch))
    batch.state, batch.confirmed_by = Import.State.LOADING, by
    batch.save(update_fields=["state", "confirmed_by"])
    count = batch.rows.filter(chosen=True).count()
    _tell("imports.import_confirmed", batch, by=by, count=count)
    return batch


@action
def undo_import(*, batch: Import, by: Actor) -> Import:
    """Have all that an import wrote down taken back, but for what something happened with since."""
    lock(batch)
    refuse(rules.why_not_undo_import(by, batch))
    batch.state, batch.undone_by = Import.State.UNDOING, by
    batch.save(update_fields=["state", "undone_by"])
    _tell("imports.import_undone", batch, by=by)
    return batch


@action
def drop_import(*, batch: Import, by: Actor) -> Import:
    """Give an import up before anything of it is written down: its files and lines go."""
    lock(batch)
    refuse(rules.why_not_drop_import(by, batch))
    batch.rows.all().delete()
    drop_files(batch)
    batch.state, batch.choices, batch.found, batch.error = Import.State.DROPPED, {}, {}, ""
    batch.save(update_fields=["state", "choices", "found", "error"])
    _tell("imports.import_dropped", batch, by=by)
    return batch


def _why_not_take(kind: ImportKind, files: Sequence[Given]) -> Refusal | None:
    if not files:
        return _wrong(_("Choose a file."))
    if len(files) > (MOST_FILES if kind.many else 1):
        most = MOST_FILES if kind.many else 1
        return _wrong(_("Too many files at once: %(most)d at most.") % {"most": most})
    return next((bad for given in files if (bad := _why_not_one(kind, given))), None)


def _why_not_one(kind: ImportKind, given: Given) -> Refusal | None:
    suffix = PurePosixPath(given.name).suffix.lower()
    if suffix not in kind.suffixes:
        known = ", ".join(s.removeprefix(".").upper() for s in kind.suffixes)
        return _wrong(
            _("We can't read this kind of file here. Choose: %(known)s.") % {"known": known}
        )
    if not given.content:
        return _wrong(_("The file is empty. Choose another file."))
    if len(given.content) > MOST_BYTES:
        return _wrong(_("The file is over 20 MB. Split it in two, or leave the pictures out."))
    return None


def _wrong(reason: str) -> Refusal:
    return Refusal(reason, "input", "files")


def _keep(batch: Import, position: int, given: Given, *, by: Actor) -> None:
    sealed = Prepared(seal(given.content), "application/octet-stream", f"{position}.sealed")
    ImportFile.objects.create(
        batch=batch,
        position=position,
        name=given.name[-200:],
        file=keep(sealed, by=by, audiences=[]),
    )


def _tell(kind: str, batch: Import, *, by: Actor, **data: int) -> None:
    about = {"group": batch.group, "import": batch}
    record(kind, by=by, about=about, audiences=[batch.group.audience], data=data)
