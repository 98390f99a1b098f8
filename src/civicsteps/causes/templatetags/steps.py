"""The staircase as a picture: `{% staircase stairs size="chip" %}`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django import template
from django.utils.translation import gettext

from civicsteps.causes.steps import FLAG_WORDS, STATE_WORDS, STEP_SENTENCES, STEP_WORDS

if TYPE_CHECKING:
    from civicsteps.engines.ladders import Staircase, Tread

register = template.Library()

TREAD_WIDTH = 5.2  # percent of a page's picture that each tread juts out under the next
ROW = 10.0


@dataclass(frozen=True, slots=True)
class Block:
    """One tread as drawn: a rectangle, where one stands on it, and what is said of it.

    Lengths are SVG lengths: plain numbers in the small sizes, percents on a page.
    """

    number: int
    state: str
    x: str
    y: str
    width: str
    height: str
    stand_x: str
    stand_y: str
    dot: bool
    flag: str | None
    word: str
    sentence: str
    state_word: str
    flag_word: str
    url: str | None


@register.inclusion_tag("parts/staircase.svg.html")
def staircase(stairs: Staircase, size: str = "card", href: str = "") -> dict[str, object]:
    """Draw a staircase.

    `size` is chip (in lists), card, page (the ten words, each tread a link) or poster (the words,
    for paper). `href` is the address of a tread's facts with `{step}` where its number goes, as
    in `#treapta-{step}`; treads that rest on nothing are no links.
    """
    place = _slab if size in ("page", "poster") else _column
    return {
        "size": size,
        "blocks": [_block(tread, stairs.height, place, href) for tread in stairs.treads],
        "height": stairs.height,
        "spoken": spoken(stairs),
        "sentence": STEP_SENTENCES[stairs.height - 1] if stairs.height else "",
        "description": description(stairs),
    }


@register.filter
def spoken(stairs: Staircase) -> str:
    """Say a staircase in one breath: „treapta 5 din 10: au răspuns”."""
    if not stairs.height:
        return gettext("no step yet, out of 10")
    return gettext("step %(height)d of 10: %(sentence)s") % {
        "height": stairs.height,
        "sentence": STEP_SENTENCES[stairs.height - 1],
    }


@register.filter
def step_word(number: int) -> str:
    """Return the word of a step, 1 to 10: „răspuns”."""
    return str(STEP_WORDS[number - 1])


@register.filter
def step_sentence(number: int) -> str:
    """Return the sentence of a step, 1 to 10: „au răspuns”."""
    return str(STEP_SENTENCES[number - 1])


def description(stairs: Staircase) -> str:
    """Say what a picture shows besides its height: what is skipped, lost or flagged."""
    told = [
        f"{tread.number} {STEP_WORDS[tread.number - 1]}: {_said(tread)}"
        for tread in stairs.treads
        if tread.flag or tread.state in ("skipped", "lost")
    ]
    return "; ".join(told)


def _said(tread: Tread) -> str:
    parts = [] if tread.state == "held" else [str(STATE_WORDS[tread.state])]
    return ", ".join(parts + ([str(FLAG_WORDS[tread.flag])] if tread.flag else []))


def _column(number: int) -> dict[str, str]:
    """A tread as a column of a picture 72 wide and 20 high."""
    height = 2.2 + 1.2 * (number - 1)
    left, top = 0.6 + 7.2 * (number - 1), 19.4 - height
    return _lengths(left, top, 6.0, height, left + 3, unit="")


def _slab(number: int) -> dict[str, str]:
    """A tread as a slab that reaches the right edge, in percents of the picture."""
    left, top = TREAD_WIDTH * (number - 1), 100 - ROW * number
    return _lengths(left, top, 100 - left, ROW - 0.9, left + TREAD_WIDTH / 2, unit="%")


def _lengths(
    x: float, y: float, width: float, height: float, stand_x: float, *, unit: str
) -> dict[str, str]:
    named = {"x": x, "y": y, "width": width, "height": height, "stand_x": stand_x, "stand_y": y}
    return {name: f"{length:.4g}{unit}" for name, length in named.items()}


def _block(tread: Tread, height: int, place: Callable[[int], dict[str, str]], href: str) -> Block:
    linked = href and tread.state in ("held", "lost")
    return Block(
        number=tread.number,
        state=tread.state,
        dot=tread.number == height,
        flag=tread.flag,
        word=step_word(tread.number),
        sentence=step_sentence(tread.number),
        state_word=str(STATE_WORDS[tread.state]),
        flag_word=str(FLAG_WORDS[tread.flag]) if tread.flag else "",
        url=href.replace("{step}", str(tread.number)) if linked else None,
        **place(tread.number),
    )
