"""Bytes in the default storage, each under its own hash."""

import hashlib
from contextlib import suppress

from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage

FOLDER = "bytes"

type Hash = bytes | memoryview[int]
"""A SHA-256 as it was computed, or as the database gives it."""


def path_of(sha256: Hash) -> str:
    """Return where the bytes of a hash lie."""
    name = bytes(sha256).hex()
    return f"{FOLDER}/{name[:2]}/{name}"


def write(content: bytes) -> bytes:
    """Store bytes and return their hash; the same bytes are stored once.

    A write that is cut short leaves nothing behind; one left by a crash is written again.
    """
    sha256 = hashlib.sha256(content).digest()
    path = path_of(sha256)
    if default_storage.exists(path):
        if default_storage.size(path) == len(content):
            return sha256
        default_storage.delete(path)
    try:
        default_storage.save(path, ContentFile(content))
    except BaseException:
        with suppress(OSError):
            default_storage.delete(path)
        raise
    return sha256


def open_blob(sha256: Hash) -> File[bytes]:
    """Open stored bytes. Raises FileNotFoundError if they are not there."""
    return default_storage.open(path_of(sha256))


def read(sha256: Hash) -> bytes:
    """Return stored bytes. Raises FileNotFoundError if they are not there."""
    with open_blob(sha256) as file:
        content: bytes = file.read()
    return content
