"""The points of an agenda as people read them: plain words first, and which of them concern us."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import UUID

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from civicsteps.core import clock
from civicsteps.core.actors.models import Actor
from civicsteps.core.days import BINDING, said
from civicsteps.engines.agendas import Item, Plain, items_of, key_of, kind_of
from civicsteps.people.groups.models import Group
from civicsteps.resolve.notices.actions_matching import wanted_of
from civicsteps.resolve.notices.matching import Seen, Wanted, Why, match
from civicsteps.resolve.notices.models import Notice, PlainWords, Watch
from civicsteps.resolve.notices.queries import (
    causes_to_write_for,
    drafts_beside,
    groups_that_say,
    plain_words_of,
    watches_with_words,
)

MOST_IN_MAIL = 3


@dataclass(frozen=True, slots=True)
class Point:
    """A point of an agenda: its words, what groups say of it, its kind, why it concerns us.

    `plain` is said by pattern, None for what is of no frequent kind.
    """

    item: Item
    ours: tuple[PlainWords, ...] = ()
    plain: Plain | None = None
    why: Why | None = None
    draft: UUID | None = None

    @property
    def short(self) -> str:
        """The shortest plain words that there are: a group's, else the pattern's, or nothing."""
        if self.ours:
            return self.ours[0].words
        return self.plain.says if self.plain else ""


def points_read(notice: Notice) -> tuple[Item, ...]:
    """Return the points that stand in an agenda's words; other notices have none."""
    return items_of(notice.text) if notice.kind == Notice.Kind.AGENDA else ()


def points_of(
    notice: Notice,
    *,
    watches: Iterable[Watch] = (),
    said_of: Iterable[PlainWords] = (),
    drafts: Iterable[tuple[UUID, str]] = (),
) -> list[Point]:
    """Return an agenda's points, those that fit a watch before the others, in their order."""
    titles = {key_of(title): key for key, title in reversed(list(drafts))}
    words: dict[str, list[PlainWords]] = {}
    for one in said_of:
        words.setdefault(one.item, []).append(one)
    wanted = [asked for watch in watches if (asked := _by_words(watch, notice))]
    found = [_point(item, wanted, words, titles) for item in points_read(notice)]
    return sorted(found, key=lambda point: point.why is None)


def points_before(notice: Notice, by: Actor) -> list[Point]:
    """Return an agenda's points as an actor reads them: four questions, however many points."""
    return points_of(
        notice,
        watches=watches_with_words(by),
        said_of=plain_words_of([notice.pk], by),
        drafts=drafts_beside(notice),
    )


@dataclass(frozen=True, slots=True)
class May:
    """What an actor may do about the points of agendas: say them plainly, write of them."""

    say: bool
    group: Group | None

    @property
    def write(self) -> bool:
        """Whether they begin letters for a group."""
        return self.group is not None


def may_of(by: Actor) -> May:
    """Return what an actor may do about the points of any agenda."""
    cause = causes_to_write_for(by).first()
    return May(say=bool(groups_that_say(by)), group=cause.group if cause else None)


def write_url(point: Point, notice: Notice, may: May) -> str:
    """Return where a letter about a point begins: at its draft, else by writing the draft down."""
    if may.group is None:
        return ""
    if point.draft:
        return reverse("notice_letter", args=[point.draft])
    if not point.item.draft:
        return ""
    asked = urlencode({"din": str(notice.pk), "punct": point.item.key})
    return f"{reverse('notice_new', args=[may.group.slug])}?{asked}"


def headline(notice: Notice) -> str:
    """Return in a line when a meeting is and how much is on its agenda."""
    day, number = notice.meeting_on or notice.vote_on, len(points_read(notice))
    near = {clock.today(): _("Today"), clock.today() + timedelta(days=1): _("Tomorrow")}
    when = near.get(day, said(day, BINDING).capitalize()) if day else notice.title
    if not number:
        return _("%(when)s: council meeting") % {"when": when}
    told = ngettext(
        "%(when)s: council meeting, %(n)d point", "%(when)s: council meeting, %(n)d points", number
    )
    return told % {"when": when, "n": number}


def in_mail(notice: Notice, watch: Watch) -> str:
    """Return what of an agenda fits a watch, in plain words, for a letter; empty without points."""
    public = PlainWords.objects.filter(notice=notice, group__at_risk=False).exclude(words="")
    points = points_of(notice, watches=[watch], said_of=public.select_related("group"))
    fits = [point for point in points if point.why]
    if not points or not fits:
        return headline(notice) + "." if points else ""
    told = [_in_mail(point) for point in fits[:MOST_IN_MAIL]]
    if more := len(fits) - len(told):
        told.append(ngettext("And %(n)d more point.", "And %(n)d more points.", more) % {"n": more})
    return " ".join(told)


def _in_mail(point: Point) -> str:
    words = {"number": point.item.number, "title": point.item.title, "plain": point.short}
    if point.ours:
        said_by = {**words, "group": point.ours[0].group}
        return _("Point %(number)s, “%(title)s”. In short, says %(group)s: %(plain)s") % said_by
    if point.short:
        return _("Point %(number)s, “%(title)s”. Usually: %(plain)s Read the draft.") % words
    return _("Point %(number)s, “%(title)s”.") % words


def _point(
    item: Item,
    wanted: list[Wanted],
    words: Mapping[str, list[PlainWords]],
    drafts: Mapping[str, UUID],
) -> Point:
    kind = kind_of(item.title)
    language = "en" if (get_language() or "ro").startswith("en") else "ro"
    return Point(
        item,
        ours=tuple(words.get(item.key, ())),
        plain=kind.plain[language] if kind else None,
        why=_why(item, wanted),
        draft=drafts.get(item.key),
    )


def _by_words(watch: Watch, notice: Notice) -> Wanted | None:
    """Return what a watch asks of words and streets; the rest was asked of the whole notice."""
    if watch.authority_id and watch.authority_id != notice.office.authority_id:
        return None
    if not (watch.all_words or watch.any_words or watch.street):
        return None
    whole = wanted_of(watch)
    return replace(whole, within=None, lat=None, lon=None, authority="", kinds=frozenset())


def _why(item: Item, wanted: list[Wanted]) -> Why | None:
    found = [why for asked in wanted if (why := match(asked, Seen(item.title, kind="")))]
    if not found:
        return None
    words = tuple(dict.fromkeys(word for why in found for word in why.words))
    street = next((why.street for why in found if why.street), "")
    return Why(street=street, words=words)
