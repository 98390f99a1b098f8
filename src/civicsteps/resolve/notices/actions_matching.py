"""Finding who watches for what came, and telling each of them once."""

from collections.abc import Iterable

from civicsteps.core import clock
from civicsteps.core.actions import action
from civicsteps.core.actors.models import Actor
from civicsteps.core.following.models import Follow
from civicsteps.core.models import lock, ref
from civicsteps.core.refusals import refuse
from civicsteps.resolve.notices import effects, rules
from civicsteps.resolve.notices.matching import Seen, Wanted, match
from civicsteps.resolve.notices.models import Match, Notice, Watch
from civicsteps.resolve.notices.queries import notices_open, watches_that_may_fit

MOST_BACK = 200
"""How many open notices a new watch is compared with."""


@action
def match_notice(*, notice: Notice, by: Actor) -> list[Match]:
    """Tell those who watch for such a notice; told once, nobody is told again."""
    refuse(rules.why_not_match(by))
    lock(notice)
    if notice.taken_back_on or notice.checked_on is None:
        return []
    return _kept(((watch, notice) for watch in watches_that_may_fit(notice)), by=by, loud=True)


@action
def look_back(*, watch: Watch, by: Actor) -> list[Match]:
    """Find what is open now for a watch that has just begun."""
    refuse(rules.why_not_match(by))
    lock(watch)
    if watch.closed_on:
        return []
    pairs = ((watch, notice) for notice in notices_open(clock.today())[:MOST_BACK])
    # A resident sees them on the page of the watch; the letters are about what comes.
    return _kept(pairs, by=by, loud=watch.group is not None)


def wanted_of(watch: Watch) -> Wanted:
    """Return what a watch asks for."""
    return Wanted(
        lat=watch.lat,
        lon=watch.lon,
        within=watch.within,
        street=watch.street,
        authority=str(watch.authority_id or ""),
        all_words=watch.all_words,
        any_words=watch.any_words,
        no_words=watch.no_words,
        kinds=frozenset(filter(None, watch.kinds.split(","))),
    )


def seen_of(notice: Notice) -> Seen:
    """Return what of a notice is compared."""
    return Seen(
        words=f"{notice.title} {notice.place} {notice.text}",
        kind=notice.kind,
        lat=notice.lat,
        lon=notice.lon,
        authority=str(notice.office.authority_id),
    )


def _kept(pairs: Iterable[tuple[Watch, Notice]], *, by: Actor, loud: bool) -> list[Match]:
    found = []
    for watch, notice in pairs:
        why = match(wanted_of(watch), seen_of(notice))
        if why is None or _muted(watch, notice):
            continue
        kept, new = Match.objects.get_or_create(
            watch=watch,
            notice=notice,
            defaults={"why": why.coded(), "found_on": clock.today()},
        )
        if new:
            found.append(kept)
            if loud and not _told_already(watch, notice):
                kept.told = True
                kept.save(update_fields=["told"])
                effects.matched(kept, by=by)
    return found


def _muted(watch: Watch, notice: Notice) -> bool:
    return notice.source_id is not None and watch.muted.filter(pk=notice.source_id).exists()


def _told_already(watch: Watch, notice: Notice) -> bool:
    """Tell whether the group, or all who follow this watch, were told of the notice by another."""
    others = Match.objects.filter(notice=notice, told=True).exclude(watch=watch)
    if watch.group_id:
        return others.filter(watch__group=watch.group_id).exists()
    ours = _followers([ref(watch)])
    theirs = others.filter(watch__group=None).select_related("watch")
    return bool(ours) and ours <= _followers([ref(other.watch) for other in theirs])


def _followers(about: list[str]) -> set[bytes]:
    live = Follow.objects.filter(about__in=about, ended_at=None, confirmed_at__isnull=False)
    return {bytes(key) for key in live.values_list("email_key", flat=True)}
