"""Making archives in the background."""

from civicsteps.core import clock
from civicsteps.core.work import task
from civicsteps.people.archives.models import Archive
from civicsteps.people.archives.storing import drop_file, make_file


@task
def make_archive(archive_id: str) -> None:
    """Make an archive that was asked for; one that is made already stays as it is."""
    waiting = Archive.objects.filter(pk=archive_id, state=Archive.State.ASKED)
    archive = waiting.select_related("group").first()
    if archive is None:
        return
    path, size, written = make_file(
        archive, lambda done, parts: waiting.update(done=done, parts=parts)
    )
    kept = waiting.update(
        state=Archive.State.READY,
        passphrase="",
        path=path,
        size=size,
        rows=written.count,
        made_at=clock.now(),
    )
    if not kept:  # given up meanwhile
        drop_file(archive)
