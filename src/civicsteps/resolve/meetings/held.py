"""What meetings hold of a person: their votes on what is offered, and their calendars."""

from collections.abc import Iterator

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from civicsteps.core.actors.models import Actor
from civicsteps.core.days import said
from civicsteps.core.holding import Held, Holding, Identity, register_holding
from civicsteps.resolve.meetings.models import Feed, Vote


def votes_of(who: Identity) -> Iterator[Held]:
    """Tell on what a person voted, and what, as long as it is known."""
    votes = Vote.objects.filter(voter__in=who.actors).select_related("table__cause__group")
    for vote in votes.order_by("at", "pk"):
        on = localdate(vote.at)
        known = vote.get_choice_display() if vote.choice else _("counted, and forgotten")
        yield Held(
            id=str(vote.pk),
            title=vote.table.title,
            lines=((_("Your vote"), str(known)), (_("Given on"), said(on))),
            on=on,
            group=vote.table.cause.group.name,
            group_id=vote.table.cause.group_id,
        )


def forget_votes(who: Identity, _by: Actor) -> int:
    """Remove a person's votes: one that is counted already stays in the counts."""
    return Vote.objects.filter(voter__in=who.actors).delete()[0]


def calendars_of(who: Identity) -> Iterator[Held]:
    """Tell which groups' calendars a person took along."""
    feeds = Feed.objects.filter(owner__in=who.actors, revoked_at=None).select_related("group")
    for feed in feeds.order_by("made_at", "pk"):
        on = localdate(feed.made_at)
        yield Held(
            id=str(feed.pk),
            title=feed.group.name,
            lines=((_("Made on"), said(on)),),
            on=on,
            group=feed.group.name,
            group_id=feed.group_id,
        )


def end_calendars(who: Identity, _by: Actor) -> int:
    """Remove a person's calendars: their addresses open nothing more."""
    return Feed.objects.filter(owner__in=who.actors).delete()[0]


register_holding(
    Holding(
        name="offer_votes",
        title=_("Your votes on what was offered to your group"),
        of=votes_of,
        erase=forget_votes,
    )
)
register_holding(
    Holding(
        name="calendars",
        title=_("Calendars that you took along"),
        of=calendars_of,
        erase=end_calendars,
    )
)
