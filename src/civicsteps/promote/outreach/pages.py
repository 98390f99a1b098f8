"""What the pages of going out show, put together from rows."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override, pgettext_lazy

from civicsteps.causes.models import Cause
from civicsteps.causes.stairs import kept_stairs
from civicsteps.core.journal.models import Entry
from civicsteps.core.journal.queries import sentence
from civicsteps.people.groups.models import Group
from civicsteps.promote.outreach.models import ShortAddress
from civicsteps.promote.outreach.pictures import SHAPES
from civicsteps.promote.outreach.queries import News
from civicsteps.promote.outreach.telling import (
    Telling,
    in_steps,
    message,
    whole_address,
)

SHAPE_WORDS: dict[str, Promise] = {
    "lat": pgettext_lazy("picture", "wide, for a link or a post"),
    "patrat": pgettext_lazy("picture", "square, for a post"),
    "inalt": pgettext_lazy("picture", "tall, for a story"),
}
FACEBOOK = "https://www.facebook.com/sharer/sharer.php?u="


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture in one shape: its address, its size in dots, and what it is for."""

    url: str
    width: int
    height: int
    words: str


@dataclass(frozen=True, slots=True)
class Kit:
    """What can be sent on: the text in both languages, its link, and three pictures."""

    text: str
    english: str
    url: str
    shown: str
    alt: str
    facebook: str
    pictures: list[Shown]


@dataclass(frozen=True, slots=True)
class Act:
    """Something that happened, and the page that helps to send it on."""

    on: datetime
    sentence: str
    url: str


@dataclass(frozen=True, slots=True)
class FirstAct:
    """One of the first things that a group does, its minutes, and where it is done."""

    title: str
    minutes: int
    words: str
    url: str = ""
    label: str = ""


def kit_of(tell: Callable[[], Telling], picture: str, *words: object) -> Kit:
    """Return the kit of what is told; `picture` and `words` name the address of its pictures.

    The text for the neighbours is Romanian in whatever language the page is read.
    """
    with override("en"):
        english = f"{message(tell())}\n{tell().address}"
    with override("ro"):
        told = tell()
        text = message(told)
    return Kit(
        text=text,
        english=english,
        url=told.address,
        shown=told.shown_address,
        alt=tell().headline,
        facebook=FACEBOOK + quote(told.address, safe=""),
        pictures=[_shown(picture, words, shape) for shape in SHAPES],
    )


def acts_of(cause: Cause, entries: Iterable[Entry]) -> list[Act]:
    """Return what happened with a problem, each with the page that helps to send it on."""
    return [
        Act(entry.at, sentence(entry), reverse("act_share", args=[cause.slug, entry.pk]))
        for entry in entries
    ]


def first_acts(group: Group) -> list[FirstAct]:
    """Return the first three things that a group does, in their order."""
    return [
        FirstAct(
            _("Ten voices"),
            30,
            _("Ask ten neighbours what is wrong, and write down their own words."),
            reverse("report_note", args=[group.slug]),
            _("Write down a conversation"),
        ),
        FirstAct(
            _("Two checks"),
            20,
            _("Two people go and look: a photo from each, with its day."),
            reverse("reports", args=[group.slug]),
            _("See what came in"),
        ),
        FirstAct(
            _("One decision"),
            45,
            _("Meet, choose one problem, write down how many you were. A hand raised is enough."),
        ),
    ]


def week_text(group: Group, news: Sequence[News], *, address: ShortAddress | None) -> str:
    """Return a group's week as a text to paste; one at risk says only how much was done.

    Without news it is empty.
    """
    if not news:
        return ""
    count = sum(len(one.entries) for one in news)
    if group.at_risk:
        steps = ngettext(
            "This week: %(count)d thing done.", "This week: %(count)d things done.", count
        )
        return steps % {"count": count}
    title = _("The week at %(group)s") % {"group": group.name}
    blocks = [_news(one) for one in news]
    return "\n\n".join([title, *blocks, whole_address(group, address)])


def _news(news: News) -> str:
    said = list(dict.fromkeys(f"– {sentence(entry)}" for entry in news.entries))
    return "\n".join([news.cause.title, *said, in_steps(kept_stairs(news.cause))])


def _shown(name: str, words: tuple[object, ...], shape: str) -> Shown:
    width, height = SHAPES[shape]
    url = reverse(name, args=[*words, shape])
    return Shown(url, width, height, str(SHAPE_WORDS[shape]))
