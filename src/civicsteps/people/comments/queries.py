"""Reading what members and mentors say to each other."""

from datetime import datetime

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from civicsteps.core.actors.models import Actor
from civicsteps.people.accounts.models import User
from civicsteps.people.comments.models import Comment, Reading, Talk
from civicsteps.people.groups.models import Group, Membership
from civicsteps.people.groups.permissions import holds_in_group
from civicsteps.people.groups.roles import places_of, role_in

MENTOR = Membership.Role.MENTOR


def groups_talked_in(by: Actor) -> QuerySet[Group]:
    """Return the groups in which an actor talks: their own, and those that they mentor."""
    places = [p for p in places_of(by) if holds_in_group(p.role, "R", "comment")]
    own = Q(pk__in=[place.group_id for place in places])
    centres = [place.group_id for place in places if place.is_centre]
    return Group.objects.filter(own | Q(assisted_by__in=centres) if centres else own)


def talks_of(by: Actor, *, group: Group | None = None) -> QuerySet[Talk]:
    """Return an actor's talks, of one group or all: what they have not read first (`unread`)."""
    groups = [group] if group else groups_talked_in(by)
    talks = Talk.objects.filter(group__in=groups).select_related("group")
    read = Reading.objects.filter(talk=OuterRef("talk"), by=by, until__gte=OuterRef("at"))
    fresh = Comment.objects.filter(~Exists(read), talk=OuterRef("pk"), taken_back_on=None)
    unread = Exists(fresh.exclude(by=by))
    return talks.annotate(unread=unread).order_by(F("unread").desc(), "-last_at", "-pk")


def talk_about(group: Group, about: str) -> Talk | None:
    """Return what is said inside a group about the row of a `ref`, or None if nothing is yet."""
    return Talk.objects.filter(group=group, about=about).select_related("group").first()


def comments_of(talk: Talk) -> QuerySet[Comment]:
    """Return what was said, the newest first, with who said it."""
    return talk.comments.select_related("by__user", "talk__group").order_by("-at", "-pk")


def side_of(by: Actor, group: Group) -> str:
    """Return whose turn somebody's is: the mentor's, or the group's."""
    return Talk.Side.CENTRE if role_in(by, group) == MENTOR else Talk.Side.GROUP


def read_until(by: Actor, talk: Talk) -> datetime | None:
    """Return until when somebody said that they had read a talk."""
    return talk.readings.filter(by=by).values_list("until", flat=True).first()


def who_talks(group: Group) -> QuerySet[User]:
    """Return who is told of what is said in a group: its people and its centre's mentors."""
    roles = (Membership.Role.ORGANISER, Membership.Role.MEMBER)
    own = Q(memberships__group=group, memberships__role__in=roles)
    mentors = Q(memberships__group=group.assisted_by_id, memberships__role=MENTOR)
    asked = own | mentors if group.assisted_by_id else own
    return User.objects.filter(asked, memberships__until=None, is_active=True).distinct()


def news_for(user: User, *, since: datetime) -> list[Talk]:
    """Return the talks in which others wrote after somebody last read or was told, at most 20.

    Nothing older than `since` is news, nor what was said before they came.
    """
    places = Membership.objects.filter(user=user, until=None).order_by("since")
    began = places.values_list("since", flat=True).first()
    if began is None:
        return []
    floor = max(since, began)
    known = Reading.objects.filter(talk=OuterRef("talk"), by=user.actor).filter(
        Q(until__gte=OuterRef("at")) | Q(told_until__gte=OuterRef("at"))
    )
    fresh = Comment.objects.filter(~Exists(known), at__gt=floor, taken_back_on=None)
    fresh = fresh.exclude(by=user.actor).filter(talk__group__in=groups_talked_in(user.actor))
    talks = Talk.objects.filter(pk__in=fresh.values("talk")).select_related("group")
    return list(talks.order_by("-last_at", "-pk")[:20])
