"""Sources that are looked at, and what groups and residents want to be told of."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from civicsteps.core import clock
from civicsteps.core.actions import action
from civicsteps.core.actors.models import Actor
from civicsteps.core.files.actions import keep
from civicsteps.core.following.actions import ask_to_follow
from civicsteps.core.following.registry import subject
from civicsteps.core.mail import threads
from civicsteps.core.mail.models import Inbound
from civicsteps.core.mail.parsing import Parsed
from civicsteps.core.models import lock
from civicsteps.core.refusals import Refusal, Refused, refuse
from civicsteps.core.text import tidy
from civicsteps.people.authorities.models import Authority, Office
from civicsteps.people.groups.models import Group
from civicsteps.resolve.notices import effects, rules
from civicsteps.resolve.notices.actions_notices import change
from civicsteps.resolve.notices.fetching import why_not_fetch
from civicsteps.resolve.notices.models import Match, Notice, Watch, WatchSource
from civicsteps.resolve.notices.reading import Found, added, alike, fingerprint

EVERY = timedelta(hours=6)
SOONEST = timedelta(hours=1)
LATEST = timedelta(hours=24)
FAILED = 3
SILENT = timedelta(days=30)
_NOT_THERE = _("The site can't read this address: write the whole public one, with https://.")


@dataclass(frozen=True, slots=True)
class Look:
    """What looking at a source gave: entries, a page's words, nothing new, or a trouble."""

    entries: tuple[Found, ...] = ()
    words: str = ""
    etag: str = ""
    last_modified: str = ""
    unchanged: bool = False
    trouble: str = ""


@action
def add_source(
    *,
    group: Group,
    office: Office,
    kind: str,
    title: str,
    by: Actor,
    url: str = "",
    illustrative: bool = False,
) -> WatchSource:
    """Name a place where an authority publishes. One by mail gets an address of its own."""
    refuse(rules.why_not_add_source(by, group))
    if kind in {"feed", "page"} and not url:
        raise Refused(Refusal(_("Write its address."), "input", "url"))
    if kind in WatchSource.FETCHED and url and why_not_fetch(url):
        raise Refused(Refusal(_NOT_THERE, "input", "url"))
    looked_at = kind in WatchSource.FETCHED and bool(url)
    source = WatchSource.objects.create(
        group=group,
        office=office,
        kind=kind,
        title=tidy(title),
        url=url,
        next_at=clock.now() if looked_at else None,
        added_by=by,
        added_at=clock.now(),
        illustrative=illustrative,
    )
    if kind == WatchSource.Kind.MAIL:
        source.thread = threads.open_thread(
            kind="notices.watchsource", about=source, title=source.title
        )
        source.save(update_fields=["thread"])
    effects.source_told("notices.source_added", source, by=by)
    return source


@action
def pause_source(*, source: WatchSource, by: Actor) -> WatchSource:
    """Stop looking at a source, for now; its task falls away."""
    lock(source)
    refuse(rules.why_not_pause_source(by, source))
    source.paused_on = clock.today()
    effects.settle_silence(source)
    source.save()
    effects.source_told("notices.source_paused", source, by=by)
    return source


@action
def resume_source(*, source: WatchSource, by: Actor) -> WatchSource:
    """Look at a source again, from now."""
    lock(source)
    refuse(rules.why_not_resume_source(by, source))
    source.paused_on, source.failures, source.trouble = None, 0, ""
    source.next_at = clock.now() if source.kind in source.FETCHED and source.url else None
    source.last_new_at = clock.now()
    source.save()
    effects.source_told("notices.source_resumed", source, by=by)
    return source


@action
def take_in(*, source: WatchSource, look: Look, by: Actor) -> list[Notice]:
    """Take in what a source showed; return what is new. The same look twice takes in nothing."""
    lock(source)
    refuse(rules.why_not_take_in(by, source))
    if look.trouble:
        _fail(source, look.trouble)
        return []
    source.failures, source.trouble, source.last_ok_at = 0, "", clock.now()
    source.next_at = clock.now() + EVERY if source.url and source.kind in source.FETCHED else None
    source.etag, source.last_modified = (
        look.etag or source.etag,
        look.last_modified or source.last_modified,
    )
    entries = [] if look.unchanged else _entries(source, look)
    new = [notice for entry in entries if (notice := _take(source, entry, by=by))]
    if new:
        source.last_new_at = clock.now()
        effects.settle_silence(source)
    elif source.settled_on is None and not effects.is_silent(source, clock.now()):
        effects.settle_silence(source)
    source.save()
    return new


@action
def ask_about_silence(*, source: WatchSource, by: Actor) -> WatchSource:
    """Put on the group's desk that a source fails, or has said nothing new for 30 days."""
    lock(source)
    refuse(rules.why_not_take_in(by, source))
    if effects.is_silent(source, clock.now()):
        effects.ask_about_silence(source)
        source.save(update_fields=["asked_on", "settled_on"])
    return source


@action
def receive_mail(*, source: WatchSource, inbound: Inbound, mail: Parsed, by: Actor) -> Notice:
    """File a message that was passed on to a source: its group looks before anybody else sees.

    Rule: who knows the source's address; nothing of the message is public by itself.
    """
    lock(source)
    refuse(rules.why_not_receive_mail(by))
    file = mail.attachments[0] if mail.attachments else None
    notice, new = Notice.objects.get_or_create(
        source=source,
        key=f"mail:{inbound.pk}",
        defaults={
            "group": source.group, "office": source.office, "kind": Notice.Kind.OTHER,
            "title": (mail.subject or source.title)[:240], "text": mail.text[:20_000],
            "evidence": Notice.Evidence.C, "recorded_by": by, "recorded_at": clock.now(),
            "document": keep(file, by=by, audiences=[source.group.audience]) if file else None,
            "illustrative": source.illustrative,
        },
    )  # fmt: skip
    if new:
        source.last_ok_at = source.last_new_at = clock.now()
        effects.settle_silence(source)
        source.save()
        effects.to_check(notice)
    return notice


@action
def open_watch(
    *,
    group: Group | None,
    by: Actor,
    place: str = "",
    lat: float | None = None,
    lon: float | None = None,
    within: int | None = None,
    street: str = "",
    authority: Authority | None = None,
    all_words: str = "",
    any_words: str = "",
    no_words: str = "",
    kinds: list[str] | None = None,
    email: str = "",
    language: str = "ro",
    illustrative: bool = False,
) -> Watch:
    """Say what a group, or with `group=None` somebody at an e-mail address, wants to be told of.

    Nobody is written to before they confirmed their address. What is open now and fits is
    found at once.
    """
    refuse(rules.why_not_open_watch(by, group))
    if lat is None or lon is None or within is None:
        lat = lon = within = None
    if not (within or authority or tidy(street) or tidy(all_words) or tidy(any_words)):
        reason = _("Say a place, a street, a town hall or a word: all of it would be too much.")
        raise Refused(Refusal(reason, "input", "any_words"))
    if group is None and not email:
        raise Refused(Refusal(_("Where do we write to?"), "input", "email"))
    watch = Watch.objects.create(
        group=group, place=tidy(place), lat=lat, lon=lon, within=within, street=tidy(street),
        authority=authority, all_words=tidy(all_words), any_words=tidy(any_words),
        no_words=tidy(no_words), kinds=",".join(sorted(kinds or [])),
        opened_by=by, opened_at=clock.now(), illustrative=illustrative,
    )  # fmt: skip
    if group is None:
        about = subject("notices.watch", watch.pk)
        if about is None:
            raise LookupError("a watch that was just opened can be followed")
        ask_to_follow(about=about, email=email, language=language, by=by)
    effects.watch_opened(watch, by=by)
    return watch


@action
def close_watch(*, watch: Watch, by: Actor) -> Watch:
    """End a group's watch; what it found stays, what nobody looked at leaves the desk."""
    lock(watch)
    refuse(rules.why_not_close_watch(by, watch))
    watch.closed_on = clock.today()
    watch.save(update_fields=["closed_on"])
    effects.watch_closed(watch, by=by)
    return watch


@action
def take_up(*, match: Match, by: Actor) -> Match:
    """Say that a notice concerns the group: its days run on the group's desk."""
    lock(match)
    refuse(rules.why_not_take_up(by, match))
    match.taken_up_on = clock.today()
    match.save(update_fields=["taken_up_on"])
    effects.taken_up(match, by=by)
    return match


@action
def mute(*, match: Match, by: Actor, whole_source: bool = False) -> Match:
    """Set aside a notice that does not concern the group, and with it all of its source."""
    lock(match)
    refuse(rules.why_not_mute(by, match))
    match.muted_on = clock.today()
    match.save(update_fields=["muted_on"])
    if whole_source and match.notice.source:
        match.watch.muted.add(match.notice.source)
    effects.looked_at(match)
    return match


def _fail(source: WatchSource, trouble: str) -> None:
    source.failures = min(source.failures + 1, 1000)
    source.trouble = trouble[:40]
    wait: timedelta = min(SOONEST * 2 ** min(source.failures, 8), LATEST)
    source.next_at = clock.now() + wait
    if source.failures >= FAILED:
        effects.ask_about_silence(source)
    source.save()


def _entries(source: WatchSource, look: Look) -> list[Found]:
    if source.kind != WatchSource.Kind.PAGE:
        return list(look.entries)
    mark, before = fingerprint(look.words), source.last_text
    first = not source.last_hash
    if mark == source.last_hash:
        return []
    source.last_hash, source.last_text = mark, look.words
    fresh = "" if first else added(before, look.words)
    # Where lines were only taken away there is nothing to tell.
    return [Found(mark, source.title, fresh, source.url)] if fresh else []


def _take(source: WatchSource, entry: Found, *, by: Actor) -> Notice | None:
    """Make a notice of an entry, put right the one that it was, or return None."""
    known = Notice.objects.filter(source=source, key=entry.key).first()
    key = entry.key
    if known and source.kind != WatchSource.Kind.PAGE and _is_another(known, entry):
        key = f"{entry.key}#{fingerprint(entry.title + entry.url)[:16]}"
        known = Notice.objects.filter(source=source, key=key).first()
    if known:
        _put_right(known, entry, by=by)
        return None
    kind = _kind_of(entry)
    published = _past(entry.published_on) or clock.today()
    meets = (
        None
        if entry.vote_on
        else effects.meeting_on(kind, f"{entry.title}\n{entry.text}", published)
    )
    notice = Notice.objects.create(
        group=source.group, office=source.office, source=source, key=key, meeting_on=meets,
        kind=kind, title=entry.title, text=_public_words(kind, entry.text), url=entry.url,
        evidence=Notice.Evidence.C, published_on=published,
        proposals_by=entry.proposals_by, vote_on=entry.vote_on, place=entry.place,
        recorded_by=by, recorded_at=clock.now(), checked_on=clock.today(),
        illustrative=source.illustrative,
    )  # fmt: skip
    effects.came(notice, by=by)
    return notice


def _is_another(known: Notice, entry: Found) -> bool:
    """Tell whether a key was given to another thing: its address and its title are others."""
    same_address = bool(entry.url) and entry.url == known.url
    return not same_address and not alike(known.title, entry.title)


def _put_right(known: Notice, entry: Found, *, by: Actor) -> None:
    text = _public_words(known.kind, entry.text)
    said = {"title": entry.title, "text": text, "url": entry.url}
    days = {"proposals_by": entry.proposals_by, "vote_on": entry.vote_on}
    if known.kind == Notice.Kind.AGENDA and not entry.vote_on:
        since = known.published_on or clock.today()
        days["meeting_on"] = effects.meeting_on(known.kind, f"{entry.title}\n{entry.text}", since)
    terms = _still_new(known, {name: value for name, value in {**said, **days}.items() if value})
    if known.taken_back_on is None and change(known, terms, by=by):
        known.save()
        effects.changed(known, by=by)


def _still_new(known: Notice, terms: dict[str, object]) -> dict[str, object]:
    """Leave out what a person has put right since: a source says its mistake at each look."""
    differs = {name: value for name, value in terms.items() if value != getattr(known, name)}
    if not differs:
        return {}
    versions = known.versions.filter(changed_by__kind=Actor.Kind.USER)
    replaced = list(versions.values_list("said", flat=True))
    return {
        name: value
        for name, value in differs.items()
        if not any(before.get(name) == _as_kept(value) for before in replaced)
    }


def _as_kept(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _public_words(kind: str, text: str) -> str:
    """Return the words to put down by itself: of a permit none, they name whoever builds."""
    return "" if kind == Notice.Kind.PERMIT else text


def _past(day: date | None) -> date | None:
    return day if day and day <= clock.today() else None


def _kind_of(entry: Found) -> str:
    return effects.kind_of_words(f"{entry.title} {entry.text[:400]}")
