"""Limits on how often one place may knock at one door."""

import hashlib
import hmac
import ipaddress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db.models import F
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from civicsteps.core import clock
from civicsteps.core.guard.models import Knocks
from civicsteps.core.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `count` knocks in each window of `per`."""

    count: int
    per: timedelta = timedelta(hours=1)


LIMITS: dict[str, Limit] = {
    "report": Limit(20),
    "code": Limit(60),
    "evidence": Limit(20),
    "follow": Limit(10),
    "sign_in": Limit(20),
    "link": Limit(60),
}


TOO_OFTEN = Refusal(
    _("This came too often from the same place. What you wrote is kept: try in an hour.")
)


def network_of(request: HttpRequest) -> str:
    """Return the caller's network: /24 of an IPv4 address, /64 of an IPv6 one."""
    address = ipaddress.ip_address(request.META.get("REMOTE_ADDR") or "::")
    prefix = 24 if address.version == 4 else 64
    return str(ipaddress.ip_network(f"{address}/{prefix}", strict=False))


def knock(door: str, source: str) -> Refusal | None:
    """Count a knock; return why it is one too many, or None."""
    limit = LIMITS[door]
    knocks, _new = Knocks.objects.get_or_create(
        door=door, source=_hash(source), window=_window(limit)
    )
    Knocks.objects.filter(pk=knocks.pk).update(count=F("count") + 1)
    knocks.refresh_from_db(fields=["count"])
    return TOO_OFTEN if knocks.count > limit.count else None


def shut(door: str, source: str) -> Refusal | None:
    """Return why the next knock would be one too many, or None; count nothing."""
    limit = LIMITS[door]
    full = Knocks.objects.filter(
        door=door, source=_hash(source), window=_window(limit), count__gte=limit.count
    )
    return TOO_OFTEN if full.exists() else None


def _window(limit: Limit) -> datetime:
    seconds = int(limit.per.total_seconds())
    return datetime.fromtimestamp(int(clock.now().timestamp()) // seconds * seconds, tz=UTC)


def _hash(source: str) -> bytes:
    return hmac.digest(settings.SECRET_KEY.encode(), source.encode(), hashlib.sha256)
