"""Identities: UUIDs inside, readable slugs outside. Codes on paper are in `core.codes`."""

import secrets
import time
import uuid
from collections.abc import Iterable
from itertools import count

from django.db import models

from civicsteps.core.text import plain

STEM = 54
"""Letters of an address that has a number behind it, so that both fit into 60."""


def uuid7() -> uuid.UUID:
    """Return a time-ordered UUID (RFC 9562, version 7): new rows land at the index's end."""
    millis = time.time_ns() // 1_000_000
    value = (millis & ((1 << 48) - 1)) << 80 | secrets.randbits(80)
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    return uuid.UUID(int=value)


def slugify(text: str, *, max_length: int = 60) -> str:
    """Return a readable address for a title: folded letters, digits and single hyphens."""
    words = "".join(c if c.isalnum() and c.isascii() else " " for c in plain(text)).split()
    slug = ""
    for word in words:
        candidate = f"{slug}-{word}" if slug else word[:max_length]
        if len(candidate) > max_length:
            break
        slug = candidate
    return slug or "fara-nume"


def free_slug(model: type[models.Model], text: str, *, reserved: Iterable[str] = ()) -> str:
    """Return an address for a title that no row of a model has yet, nor a page of ours.

    Two who ask at once can get the same: the column's own constraint decides between them.
    """
    slug = slugify(text)
    stem = slug[:STEM].rstrip("-")
    rows = model._default_manager.filter(slug__startswith=stem)
    taken = {*reserved, *rows.values_list("slug", flat=True)}
    if slug not in taken:
        return slug
    return next(f"{stem}-{n}" for n in count(2) if f"{stem}-{n}" not in taken)
