"""Asking for a group's archive, making it, and taking it."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from civicsteps.core import clock
from civicsteps.core.actions import action
from civicsteps.core.actors.models import Actor
from civicsteps.core.journal.log import record
from civicsteps.core.models import lock
from civicsteps.core.refusals import Refusal, Refused, refuse
from civicsteps.people.archives import rules
from civicsteps.people.archives.models import KEPT_FOR, Archive
from civicsteps.people.archives.storing import drop_file
from civicsteps.people.groups.exports import log_export
from civicsteps.people.groups.models import Export, ExportReason, Group

SHORTEST = 12
GIVEN_UP_AFTER = timedelta(days=1)


@action
def ask_for_archive(*, group: Group, reason: str, by: Actor, passphrase: str = "") -> Archive:
    """Ask for all of a group's data in one file; it is made in the background.

    With a passphrase (12 letters at least) the file opens only with it: it is forgotten here as
    soon as the file is made, and nobody can find it again.
    """
    lock(group)
    refuse(rules.why_not_ask_for_archive(by, group))
    if reason not in ExportReason.values:
        raise Refused(Refusal(_("Say what the list is for."), "input", "reason"))
    if passphrase and len(passphrase) < SHORTEST:
        raise Refused(Refusal(_("Twelve letters at least: four words."), "input", "passphrase"))
    archive = Archive.objects.create(
        group=group,
        asked_by=by,
        asked_at=clock.now(),
        reason=reason,
        passphrase=passphrase,
        locked=bool(passphrase),
    )
    record(
        "archives.archive_asked",
        by=by,
        about={"group": group, "archive": archive},
        audiences=[group.audience],
    )
    return archive


@action
def take_archive(*, archive: Archive, by: Actor) -> Archive:
    """Take an archive: who took it, when and what for is written down first."""
    refuse(rules.why_not_take_archive(by, archive))
    group = archive.group
    log_export(
        group=group,
        what=Export.What.ARCHIVE,
        count=archive.rows or 0,
        by=by,
        reason=archive.reason,
    )
    record("archives.archive_taken", by=by, about={"group": group}, audiences=[group.audience])
    return archive


def drop_old() -> int:
    """Remove the files of archives whose days are over, and give up what was never made."""
    now = clock.now()
    over = Archive.objects.filter(state=Archive.State.READY, made_at__lte=now - KEPT_FOR)
    touched = 0
    for archive in over:
        drop_file(archive)
        archive.state, archive.path = Archive.State.GONE, ""
        archive.save(update_fields=["state", "path"])
        touched += 1
    stuck = Archive.objects.filter(state=Archive.State.ASKED, asked_at__lt=now - GIVEN_UP_AFTER)
    for archive in stuck:
        drop_file(archive)  # what a worker wrote before it was stopped
    return touched + stuck.update(state=Archive.State.FAILED, passphrase="")
