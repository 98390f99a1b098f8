"""The secret address of a group's calendar: whose it is, and whether it still opens."""

from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse

from civicsteps.core.actors.models import Actor
from civicsteps.people.acts.models import Need
from civicsteps.people.clocks.models import Clock
from civicsteps.people.clocks.queries import running_for
from civicsteps.people.groups.models import Group, Membership
from civicsteps.resolve.meetings.diary import key_in, token_of
from civicsteps.resolve.meetings.models import Feed
from civicsteps.resolve.meetings.queries import IN_FEED, terms_of
from civicsteps.resolve.meetings.rules import MEMBERS


def address_for(group: Group, *, by: Actor) -> str:
    """Return the address of an actor's calendar of a group, or nothing where they made none."""
    feed = Feed.objects.filter(group=group, owner=by, revoked_at=None).first()
    return settings.SITE_URL + reverse("meeting_feed", args=[token_of(feed)]) if feed else ""


def feed_at(token: str) -> Feed | None:
    """Return the calendar of an address, if its owner still belongs to the group."""
    key = key_in(token)
    if key is None:
        return None
    feed = Feed.objects.filter(pk=key, revoked_at=None).select_related("group").first()
    if feed is None:
        return None
    stays = Membership.objects.filter(
        group=feed.group_id, user__actor=feed.owner_id, until=None, role__in=MEMBERS
    )
    return feed if stays.exists() else None


def tasks(feed: Feed) -> Iterable[Need]:
    """Return what the group has to do until a day."""
    return terms_of(feed.group)


def terms(feed: Feed) -> Iterable[Clock]:
    """Return the terms of the law that run for the group, those that bind it first before all."""
    return running_for([feed.group_id])[:IN_FEED]
