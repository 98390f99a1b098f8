"""The files of archives in the default storage, until their seven days are over.

They never lie there readable: one without a passphrase is sealed with a key of this installation,
as the columns that it was written from are.
"""

import tempfile
from collections.abc import Callable
from typing import IO

from django.core.files.base import File
from django.core.files.storage import default_storage

from civicsteps.core.sealed import key_of
from civicsteps.people.archives.models import Archive
from civicsteps.people.archives.sealing import seal, unseal
from civicsteps.people.archives.writing import Written, write_archive

FOLDER = "archives"


def make_file(archive: Archive, progress: Callable[[int, int], object]) -> tuple[str, int, Written]:
    """Write a group's archive into the storage; return its path, its size and what it holds."""
    with tempfile.TemporaryFile() as plain:
        written = write_archive(archive.group, plain, progress=progress)
        plain.seek(0)
        with tempfile.TemporaryFile() as sealed:
            seal(plain, sealed, archive.passphrase or _own_key(archive))
            return *_save(archive, sealed), written


def open_file(archive: Archive) -> IO[bytes]:
    """Open an archive as it is given out. Raises FileNotFoundError if it is not there."""
    kept = default_storage.open(archive.path)
    if archive.locked:
        return kept
    plain = tempfile.TemporaryFile()  # noqa: SIM115 - whoever it is given to closes it
    with kept:
        unseal(kept, plain, _own_key(archive))
    plain.seek(0)
    return plain


def drop_file(archive: Archive) -> None:
    """Remove an archive's file, if it is there: a worker may have written it and not told."""
    default_storage.delete(archive.path or _path(archive))


def _save(archive: Archive, file: IO[bytes]) -> tuple[str, int]:
    size = file.seek(0, 2)
    file.seek(0)
    path = _path(archive)
    default_storage.delete(path)  # of an attempt that was cut short
    return default_storage.save(path, File(file)), size


def _path(archive: Archive) -> str:
    return f"{FOLDER}/{archive.pk}"


def _own_key(archive: Archive) -> str:
    return (key_of(f"archive {archive.pk}") or b"").hex()
