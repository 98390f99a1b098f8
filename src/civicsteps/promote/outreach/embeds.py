"""A problem in somebody else's page: the frame's code, and oEmbed 1.0 (https://oembed.com)."""

from urllib.parse import urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import override

from civicsteps.causes.models import Cause
from civicsteps.core.actors.actions import visitor
from civicsteps.core.addresses import neutral
from civicsteps.promote.outreach.queries import address_led_to, causes_to_tell
from civicsteps.promote.outreach.telling import tell_cause

WIDTH, HEIGHT = 480, 260
NARROWEST = 200
CACHED_FOR = 3600  # seconds


def frame_of(cause: Cause, *, width: int = WIDTH, height: int = HEIGHT) -> str:
    """Return the code that shows a problem's card in another page."""
    return format_html(
        '<iframe src="{}" width="{}" height="{}" title="{}" loading="lazy" '
        'frameborder="0" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>',
        settings.SITE_URL + reverse("cause_card", args=[cause.slug]),
        width,
        height,
        tell_cause(cause).headline,
    )


def cause_at(url: str) -> Cause | None:
    """Return the public problem that an address of this site shows, also a short one."""
    parts = urlsplit(url.strip())
    if parts.netloc != urlsplit(settings.SITE_URL).netloc:
        return None
    path = neutral(parts.path)
    try:
        with override(settings.LANGUAGE_CODE):
            found = resolve(path if path.endswith("/") else f"{path}/")
    except Resolver404:
        return None
    if found.url_name == "short":
        address = address_led_to(str(found.kwargs["word"]), by=visitor())
        return address.cause if address else None
    if found.url_name != "cause":
        return None
    return causes_to_tell().filter(slug=found.kwargs["slug"]).first()


def oembed_of(cause: Cause, *, most_wide: int, most_high: int) -> dict[str, object]:
    """Return the oEmbed answer for a problem, no larger than was asked."""
    width, height = min(WIDTH, most_wide), min(HEIGHT, most_high)
    return {
        "version": "1.0",
        "type": "rich",
        "provider_name": _("Civic Steps"),
        "provider_url": settings.SITE_URL + reverse("home"),
        "title": tell_cause(cause).headline,
        "width": width,
        "height": height,
        "html": frame_of(cause, width=width, height=height),
        "cache_age": CACHED_FOR,
    }
