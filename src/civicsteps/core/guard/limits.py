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

TOO_OFTEN = Refusal(
    _("This came too often from the same place. What you wrote is kept: try in an hour.")
)
TOO_MANY_CODES = Refusal(_("Too many codes were asked for at this address. Try in an hour."))
TOO_MANY_TRIES = Refusal(_("Too many tries with this address. Try in an hour."))
TOO_MANY_LETTERS = Refusal(_("We wrote to this address often enough today. Try tomorrow."))


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `count` knocks in each window of `per`; one more gets the refusal."""

    count: int
    per: timedelta = timedelta(hours=1)
    refusal: Refusal = TOO_OFTEN


LIMITS: dict[str, Limit] = {
    # By the caller's network.
    "report": Limit(20),
    "contest": Limit(20),
    "code": Limit(60),
    "evidence": Limit(20),
    "follow": Limit(10),
    "own_page": Limit(10),
    "sign_in": Limit(20),
    "link": Limit(60),
    "upload": Limit(60),
    # By the e-mail address that it is about, wherever it comes from.
    "contest_to": Limit(20, per=timedelta(days=1), refusal=TOO_MANY_LETTERS),
    "sign_in_to": Limit(10, refusal=TOO_MANY_CODES),
    "code_entry": Limit(30, refusal=TOO_MANY_TRIES),
    "own_page_to": Limit(3, per=timedelta(days=1), refusal=TOO_MANY_LETTERS),
    "follow_to": Limit(5, per=timedelta(days=1), refusal=TOO_MANY_LETTERS),
}


def network_of(request: HttpRequest) -> str:
    """Return the caller's network: /24 of an IPv4 address, /64 of an IPv6 one."""
    address = _address(request.META.get("REMOTE_ADDR") or "::")
    prefix = 24 if address.version == 4 else 64
    return str(ipaddress.ip_network(f"{address}/{prefix}", strict=False))


def _address(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    try:
        address = ipaddress.ip_address(text)
    except ValueError:  # what a proxy passed on need not be an address
        return ipaddress.IPv6Address("::")
    # An IPv4 caller of a server that listens on both: their /64 would be everybody's.
    return getattr(address, "ipv4_mapped", None) or address


def knock(door: str, source: str) -> Refusal | None:
    """Count a knock; return why it is one too many, or None."""
    limit = LIMITS[door]
    knocks, _new = Knocks.objects.get_or_create(
        door=door, source=_hash(source), window=_window(limit)
    )
    Knocks.objects.filter(pk=knocks.pk).update(count=F("count") + 1)
    knocks.refresh_from_db(fields=["count"])
    return limit.refusal if knocks.count > limit.count else None


def shut(door: str, source: str) -> Refusal | None:
    """Return why the next knock would be one too many, or None; count nothing."""
    limit = LIMITS[door]
    full = Knocks.objects.filter(
        door=door, source=_hash(source), window=_window(limit), count__gte=limit.count
    )
    return limit.refusal if full.exists() else None


def _window(limit: Limit) -> datetime:
    seconds = int(limit.per.total_seconds())
    return datetime.fromtimestamp(int(clock.now().timestamp()) // seconds * seconds, tz=UTC)


def _hash(source: str) -> bytes:
    return hmac.digest(settings.SECRET_KEY.encode(), source.encode(), hashlib.sha256)
