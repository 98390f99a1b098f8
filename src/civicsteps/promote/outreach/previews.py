"""What a link to a page shows in a conversation, before anybody opens it: outing nobody."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from civicsteps.causes.models import Cause
from civicsteps.causes.stairs import kept_stairs
from civicsteps.people.groups.models import Group
from civicsteps.promote.outreach.pictures import SHAPES
from civicsteps.promote.outreach.telling import in_steps, shortened, tell_cause, tell_group

WIDE = "lat"
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Preview:
    """Title, description and picture of a link; `url` only where it says nothing of anybody."""

    title: str
    description: str
    image: str
    alt: str
    url: str = ""
    neutral: bool = False
    width: int = SHAPES[WIDE][0]
    height: int = SHAPES[WIDE][1]


def preview_of_cause(cause: Cause) -> Preview:
    """Return the preview of a problem's page, from what is loaded: its row and its group."""
    telling = tell_cause(cause)
    stairs = kept_stairs(cause)
    if telling.neutral or not cause.published_at:
        return preview_of_site(telling.headline if telling.neutral else "", in_steps(stairs))
    said = " · ".join(part for part in (in_steps(stairs), telling.words, telling.kicker) if part)
    picture = reverse("cause_picture", args=[cause.slug, WIDE])
    # What moves gets a new address, so that conversations do not show the old one.
    moved = f"{cause.height}-{cause.moved_on:%m%d}" if cause.moved_on else "0"
    return Preview(
        title=telling.headline,
        description=shortened(said, LONGEST),
        image=f"{settings.SITE_URL}{picture}?v={moved}",
        alt=in_steps(stairs),
        url=f"{settings.SITE_URL}{cause.get_absolute_url()}",
    )


def preview_of_group(group: Group) -> Preview:
    """Return the preview of a group's page."""
    telling = tell_group(group)
    if telling.neutral:
        return preview_of_site(telling.headline)
    return Preview(
        title=telling.headline,
        description=shortened(f"{telling.kicker}. {telling.below}", LONGEST),
        image=settings.SITE_URL + reverse("group_picture", args=[group.slug, WIDE]),
        alt=telling.headline,
        url=f"{settings.SITE_URL}{group.get_absolute_url()}",
    )


def preview_of_site(title: str = "", description: str = "", url: str = "") -> Preview:
    """Return the preview of any other page, with the site's own picture."""
    return Preview(
        title=title or _("From a neighbour's words to a kept promise"),
        description=shortened(
            description or _("Say what is wrong. Together we carry it to the end."), LONGEST
        ),
        image=settings.SITE_URL + reverse("site_picture", args=[WIDE]),
        alt=_("Ten steps that rise to the right"),
        url=f"{settings.SITE_URL}{url}" if url else "",
        neutral=True,
    )
