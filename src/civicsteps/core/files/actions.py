"""Keeping prepared files."""

import logging
from collections.abc import Iterable
from functools import partial

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from civicsteps.core import clock
from civicsteps.core.actors.models import Actor
from civicsteps.core.files import blobs
from civicsteps.core.files.models import StoredFile
from civicsteps.core.files.prepare import Prepared
from civicsteps.core.refusals import Refusal, Refused

logger = logging.getLogger(__name__)
_NO_ROOM = _("There is no room for files right now. What you wrote is kept: try again later.")


def keep(
    prepared: Prepared, *, by: Actor, audiences: Iterable[str], name: str | None = None
) -> StoredFile:
    """Keep a prepared file, inside the action that it belongs to; only its audiences see it.

    The bytes are written before the row: a rollback leaves at most bytes that nothing refers to,
    which a sweep removes, never a row without bytes. Raises Refused if the storage has no room.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("a file is kept inside the transaction of what it belongs to")
    return StoredFile.objects.create(
        sha256=_store(prepared.content),
        small_sha256=_store(prepared.small) if prepared.small else None,
        size=len(prepared.content),
        type=prepared.type,
        name=name or prepared.name,
        width=prepared.width,
        height=prepared.height,
        kept_by=by,
        kept_at=clock.now(),
        audiences=sorted(set(audiences)),
    )


def _store(content: bytes) -> bytes:
    try:
        sha256 = blobs.write(content)
    except OSError as error:
        logger.exception("no room for a file")
        raise Refused(Refusal(_NO_ROOM)) from error
    # Old bytes that nothing referred to may be swept until this commits: then they are put back.
    transaction.on_commit(partial(blobs.write, content))
    return sha256
