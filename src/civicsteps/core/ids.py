"""Identities: UUIDs inside, readable slugs outside. Codes on paper are in `core.codes`."""

import secrets
import time
import uuid

from civicsteps.core.text import plain


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
