"""Links by which a group asks somebody for one small thing: handing a fresh one over.

A link's address is known only when it is made; it stays in the session of whoever made it.
"""

from django.urls import reverse

from civicsteps.core.http import Request
from civicsteps.core.links.actions import Issued
from civicsteps.core.links.models import Link
from civicsteps.people.groups.models import Group

FRESH = "fresh_errands"
MOST = 10  # addresses in one session


def hand_over(request: Request, group: Group, issued: Issued) -> str:
    """Keep a fresh link's address for its maker; return the page that has it with its text."""
    kept = {**request.session.get(FRESH, {}), str(issued.link.pk): issued.url}
    request.session[FRESH] = dict(list(kept.items())[-MOST:])
    return reverse("errand", args=[group.slug, issued.link.pk])


def address_of(request: Request, link: Link) -> str:
    """Return a link's address in the browser that made it; nothing in any other."""
    url: str = request.session.get(FRESH, {}).get(str(link.pk), "")
    return url
