"""Reading agendas and notices."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet
from django.db.models.functions import Coalesce

from civicsteps.causes.models import Cause
from civicsteps.causes.rules import inside
from civicsteps.core.actors.models import Actor
from civicsteps.core.following.models import Follow
from civicsteps.core.models import ref
from civicsteps.core.places import box_around, metres_between
from civicsteps.core.text import plain
from civicsteps.people.authorities.models import Authority, Office
from civicsteps.people.groups.models import Group
from civicsteps.people.groups.permissions import holds_in_group
from civicsteps.people.groups.roles import places_of
from civicsteps.resolve.notices.models import (
    ActStage,
    AgendaItem,
    Match,
    Notice,
    PlainWords,
    Watch,
    WatchSource,
)

MOST_NEAR = 2000
MOST_CAUSES = 100
MOST_DRAFTS = 500


def agenda_items_visible_to(by: Actor) -> QuerySet[AgendaItem]:
    """Return the agenda items of the causes that an actor may see."""
    public = Q(cause__published_at__isnull=False)
    seen = public | inside(by, "agenda", group="cause__group")
    items = AgendaItem.objects.filter(seen, taken_back_on=None)
    return items.select_related("cause__group", "demand", "office__authority", "document")


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What a list of notices is narrowed to; what is empty narrows nothing."""

    text: str = ""
    kind: str = ""
    authority: UUID | None = None
    open_only: bool = False
    near: tuple[float, float] | None = None
    within: int = 500


def notices_visible_to(by: Actor) -> QuerySet[Notice]:
    """Return the notices that an actor may see: all that were looked at, and their group's own."""
    public = Q(checked_on__isnull=False)
    found = Notice.objects.filter(public | inside(by, "campaign"), taken_back_on=None)
    return found.select_related("group", "office__authority", "document", "source")


def notices_kept_by(by: Actor) -> QuerySet[Notice]:
    """Return the notices of the groups that an actor reads inside: what they talk about there."""
    found = Notice.objects.filter(inside(by, "campaign"), taken_back_on=None)
    return found.select_related("group")


def notices_open(today: date) -> QuerySet[Notice]:
    """Return the public notices of which a day is still to come, or that came without any."""
    ahead = Q(proposals_by__gte=today) | Q(meeting_on__gte=today) | Q(vote_on__gte=today)
    undated = Q(proposals_by=None, meeting_on=None, vote_on=None)
    found = Notice.objects.filter(ahead | undated, checked_on__isnull=False, taken_back_on=None)
    return found.select_related("office__authority").order_by("-recorded_at", "-pk")


def notices_public(narrowed: Narrowed, *, today: date) -> QuerySet[Notice]:
    """Return public notices for a list, the latest first; of those near a point the first 2,000."""
    public = Notice.objects.filter(checked_on__isnull=False, taken_back_on=None)
    found = notices_open(today) if narrowed.open_only else public
    for word in plain(narrowed.text).split()[:8]:
        found = found.filter(folded__contains=word)
    if narrowed.kind in Notice.Kind.values:
        found = found.filter(kind=narrowed.kind)
    if narrowed.authority:
        found = found.filter(office__authority=narrowed.authority)
    if narrowed.near:
        found = found.filter(pk__in=_near(found, *narrowed.near, narrowed.within))
    return found.select_related("office__authority").order_by("-recorded_at", "-pk")


def _near(found: QuerySet[Notice], lat: float, lon: float, within: int) -> list[UUID]:
    boxed = found.filter(**box_around(lat, lon, metres=within)).order_by("-recorded_at")
    places = boxed.values_list("pk", "lat", "lon")[:MOST_NEAR]
    return [
        key
        for key, y, x in places
        if y is not None and x is not None and metres_between(lat, lon, y, x) <= within
    ]


def notice_page(by: Actor) -> QuerySet[Notice]:
    """Return visible notices with all that their page shows."""
    stages = ActStage.objects.filter(taken_back_on=None).select_related("document")
    return notices_visible_to(by).prefetch_related(Prefetch("stages", stages), "votes", "versions")


def my_matches(by: Actor, notice: Notice) -> list[Match]:
    """Return why a notice stands before an actor's groups, one for each group."""
    groups = [p.group_id for p in places_of(by) if holds_in_group(p.role, "R", "campaign")]
    if not groups:
        return []
    found = notice.matches.filter(watch__group__in=groups, told=True)
    return list(found.select_related("watch__group", "notice").order_by("pk"))


def matches_of_group(group: Group, *, which: str = "") -> QuerySet[Match]:
    """Return what fitted a group's watches, the latest first: `new`, `ours` or all not muted."""
    found = Match.objects.filter(
        watch__group=group, told=True, notice__taken_back_on=None, muted_on=None
    ).select_related("notice__office__authority", "watch__authority")
    if which == "new":
        found = found.filter(taken_up_on=None)
    if which == "ours":
        found = found.exclude(taken_up_on=None)
    return found.order_by("-pk")


def matches_of_watch(watch: Watch) -> QuerySet[Match]:
    """Return what a watch found, the latest first."""
    found = watch.matches.filter(notice__taken_back_on=None, muted_on=None)
    return found.select_related("notice__office__authority").order_by("-pk")


def matches_visible_to(by: Actor) -> QuerySet[Match]:
    """Return the matches of an actor's groups."""
    found = Match.objects.filter(inside(by, "campaign", group="watch__group"))
    return found.select_related("notice__office__authority", "notice__source", "watch__group")


def watches_visible_to(by: Actor) -> QuerySet[Watch]:
    """Return the watches of an actor's groups, and residents' by their unguessable address."""
    mine = inside(by, "campaign")
    found = Watch.objects.filter(mine | Q(group=None), closed_on=None)
    return found.select_related("group", "authority")


def watches_of(group: Group) -> QuerySet[Watch]:
    """Return what a group watches for, the oldest first."""
    found = Watch.objects.filter(group=group, closed_on=None).select_related("authority")
    return found.order_by("pk")


def watches_that_may_fit(notice: Notice) -> Iterable[Watch]:
    """Return the open watches that a notice may fit by its place and authority; words decide."""
    found = Watch.objects.filter(closed_on=None).select_related("group")
    other = Q(authority__isnull=False) & ~Q(authority=notice.office.authority_id)
    if notice.lat is not None and notice.lon is not None:
        # A watch looks at most so far; a street's name may stand in the words of any notice.
        box = box_around(notice.lat, notice.lon, metres=5000)
        found = found.filter(Q(within=None) | ~Q(street="") | Q(**box) | Q(authority__isnull=False))
    return found.exclude(other & Q(within=None, street="")).order_by("pk").iterator(500)


def next_meeting(group: Group, today: date) -> Notice | None:
    """Return the soonest meeting whose agenda is known: of whom a group watches, or its find."""
    watched = Office.objects.filter(watch_sources__group=group).values("authority")
    fits = Match.objects.filter(watch__group=group, muted_on=None).values("notice")
    ours = Q(group=group) | Q(office__authority__in=watched) | Q(pk__in=fits)
    found = Notice.objects.filter(ours, kind=Notice.Kind.AGENDA, taken_back_on=None)
    ahead = found.annotate(day=Coalesce("meeting_on", "vote_on")).filter(
        day__gte=today, checked_on__isnull=False
    )
    return ahead.order_by("day", "-recorded_at", "-pk").first()


def plain_words_of(notices: Iterable[UUID], by: Actor) -> QuerySet[PlainWords]:
    """Return what groups said of the points of agendas; of a group at risk, its people alone."""
    seen = Q(group__at_risk=False) | inside(by, "campaign")
    found = PlainWords.objects.filter(seen, notice__in=list(notices)).exclude(words="")
    return found.select_related("group").order_by("said_at", "pk")


def groups_that_say(by: Actor) -> list[UUID]:
    """Return the groups in whose name an actor says what a point means."""
    return [p.group_id for p in places_of(by) if holds_in_group(p.role, "U", "campaign")]


def watches_with_words(by: Actor) -> list[Watch]:
    """Return what an actor's groups watch for by words or by street."""
    groups = [p.group_id for p in places_of(by) if holds_in_group(p.role, "R", "campaign")]
    if not groups:
        return []
    found = Watch.objects.filter(group__in=groups, closed_on=None)
    return list(found.exclude(all_words="", any_words="", street="").order_by("pk"))


def drafts_beside(notice: Notice) -> list[tuple[UUID, str]]:
    """Return the drafts that the authority of an agenda published, the latest 500, by title."""
    kinds = {Notice.Kind.DRAFT, Notice.Kind.BUDGET, Notice.Kind.CONSULTATION, Notice.Kind.PLAN}
    found = Notice.objects.filter(
        office__authority=notice.office.authority_id,
        kind__in=kinds,
        checked_on__isnull=False,
        taken_back_on=None,
    )
    return list(found.order_by("-recorded_at", "-pk").values_list("pk", "title")[:MOST_DRAFTS])


def sources_of(group: Group) -> QuerySet[WatchSource]:
    """Return a group's sources, the paused ones last."""
    found = WatchSource.objects.filter(group=group).select_related("office__authority", "thread")
    return found.order_by("paused_on", "pk")


def sources_visible_to(by: Actor) -> QuerySet[WatchSource]:
    """Return the sources of an actor's groups."""
    found = WatchSource.objects.filter(inside(by, "campaign"))
    return found.select_related("group", "office__authority", "thread")


def sources_due(now: datetime) -> list[UUID]:
    """Return the sources to look at now, those that wait longest first."""
    found = WatchSource.objects.filter(paused_on=None, next_at__lte=now)
    return list(found.order_by("next_at").values_list("pk", flat=True)[:500])


def sources_quiet() -> QuerySet[WatchSource]:
    """Return the sources that are watched and not on a desk yet."""
    return WatchSource.objects.filter(paused_on=None).exclude(
        asked_on__isnull=False, settled_on=None
    )


def unfollowed_watches(before: datetime) -> list[UUID]:
    """Return residents' watches, opened before a moment, that nobody follows any more."""
    watches = Watch.objects.filter(group=None, opened_at__lt=before)
    keys = {ref(watch): watch.pk for watch in watches.iterator()}
    live = Follow.objects.filter(about__startswith="notices.watch:", ended_at=None)
    for about in live.values_list("about", flat=True).iterator():
        keys.pop(about, None)
    return list(keys.values())


def authorities_watched() -> QuerySet[Authority]:
    """Return the authorities of which something was published here, or that somebody watches."""
    notices = Office.objects.filter(Q(notices__isnull=False) | Q(watch_sources__isnull=False))
    return Authority.objects.filter(pk__in=notices.values("authority"))


def causes_to_write_for(by: Actor) -> QuerySet[Cause]:
    """Return the causes of the groups in whose name an actor writes letters."""
    groups = [p.group_id for p in places_of(by) if holds_in_group(p.role, "C", "letter")]
    found = Cause.objects.filter(group__in=groups).select_related("group")
    return found.order_by("-moved_on", "-pk")[:MOST_CAUSES]
