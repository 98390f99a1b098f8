"""Removing bytes that no row refers to any more, or never did."""

from collections.abc import Iterator
from datetime import timedelta

from django.core.files.storage import default_storage
from django.db.models import Q

from civicsteps.core import clock
from civicsteps.core.files.blobs import FOLDER
from civicsteps.core.files.models import StoredFile

SPARED_FOR = timedelta(days=2)
"""Longer than a form keeps a good file for its next submit, and than any transaction lasts."""


def sweep_bytes() -> int:
    """Remove stored bytes older than two days that no file refers to; return how many."""
    removed = 0
    for folder in _folders():
        names = default_storage.listdir(f"{FOLDER}/{folder}")[1]
        for name in _unreferenced(names):
            if _is_old(path := f"{FOLDER}/{folder}/{name}"):
                default_storage.delete(path)
                removed += 1
    return removed


def _folders() -> list[str]:
    try:
        return sorted(default_storage.listdir(FOLDER)[0])
    except FileNotFoundError:
        return []


def _unreferenced(names: list[str]) -> Iterator[str]:
    # A folder holds one in 256 of all bytes: asked in portions that both databases take.
    for start in range(0, len(names), 200):
        portion = {bytes.fromhex(n): n for n in names[start : start + 200] if _is_hash(n)}
        used = set()
        for row in StoredFile.objects.filter(
            Q(sha256__in=list(portion)) | Q(small_sha256__in=list(portion))
        ).values_list("sha256", "small_sha256"):
            used |= {bytes(sha256) for sha256 in row if sha256 is not None}
        yield from (name for sha256, name in portion.items() if sha256 not in used)


def _is_hash(name: str) -> bool:
    return len(name) == 64 and all(c in "0123456789abcdef" for c in name)


def _is_old(path: str) -> bool:
    return default_storage.get_modified_time(path) < clock.now() - SPARED_FOR
