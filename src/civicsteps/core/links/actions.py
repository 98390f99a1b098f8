"""Issuing, following and revoking links."""

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from django.conf import settings
from django.db import models
from django.db.models import F
from django.urls import reverse

from civicsteps.core import clock
from civicsteps.core.actors.models import Actor
from civicsteps.core.links.models import Link
from civicsteps.core.links.registry import PURPOSES
from civicsteps.core.models import ref

Gone = Literal["unknown", "expired", "used", "revoked"]


class LinkGone(Exception):  # noqa: N818 - reads as what is the matter with the link
    """A link that no longer opens anything, and why."""

    def __init__(self, why: Gone) -> None:
        super().__init__(why)
        self.why: Gone = why


@dataclass(frozen=True, slots=True)
class Issued:
    """A fresh link and its whole address: the only moment at which the token is known."""

    link: Link
    url: str


def issue(
    purpose: str,
    about: models.Model,
    *,
    by: Actor,
    uses: int = 1,
    data: Mapping[str, str] | None = None,
    within: models.Model | None = None,
) -> Issued:
    """Make a link for a registered purpose, inside the action that hands it out.

    The people of `within`, as a group, find it in their list of what they asked others to do.
    """
    token = secrets.token_urlsafe(24)
    now = clock.now()
    link = Link.objects.create(
        purpose=purpose,
        about=ref(about),
        token_hash=_hash(token),
        issued_by=by,
        issued_at=now,
        expires_at=now + PURPOSES[purpose].lasts,
        holder=Actor.objects.create(kind=Actor.Kind.LINK, entered_by=None),
        uses=uses,
        uses_left=uses,
        within=ref(within) if within else "",
        data=dict(data or {}),
    )
    return Issued(link, settings.SITE_URL + reverse("link", args=[token]))


def find(token: str) -> Link:
    """Return the link of a token. Raises `LinkGone` with the reason if it opens nothing."""
    link = Link.objects.select_related("holder").filter(token_hash=_hash(token)).first()
    if link is None or link.purpose not in PURPOSES:
        raise LinkGone("unknown")
    if link.revoked_at is not None:
        raise LinkGone("revoked")
    if link.expires_at <= clock.now():
        raise LinkGone("expired")
    if not link.uses_left:
        raise LinkGone("used")
    return link


def use(link: Link) -> None:
    """Spend one use of a link, in the transaction of what it does. Raises `LinkGone` if none is."""
    spent = Link.objects.filter(pk=link.pk, uses_left__gt=0, revoked_at=None).update(
        uses_left=F("uses_left") - 1
    )
    if not spent:
        raise LinkGone("used")


def revoke(about: models.Model, *, purpose: str) -> int:
    """Take back the open links of a purpose about a row; return how many there were."""
    return Link.objects.filter(about=ref(about), purpose=purpose, revoked_at=None).update(
        revoked_at=clock.now()
    )


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
