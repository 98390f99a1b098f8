"""What is told on of a problem, of one thing that happened with it, and of a group.

Of a group at risk nothing is told that finds it: no title, no words, no place, no name.
"""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from civicsteps.causes.models import Cause
from civicsteps.causes.stairs import kept_stairs
from civicsteps.causes.templatetags.steps import spoken
from civicsteps.core.days import said
from civicsteps.core.journal.models import Entry
from civicsteps.core.journal.queries import sentence
from civicsteps.engines.ladders import Staircase
from civicsteps.people.groups.models import Group
from civicsteps.promote.outreach.models import ShortAddress

LONGEST_WORDS = 240


@dataclass(frozen=True, slots=True)
class Telling:
    """What is said, in the order in which it is read; empty parts are left out.

    `words` are somebody's own and stand in quotation marks; `address` is the whole address.
    """

    headline: str
    address: str
    kicker: str = ""
    words: str = ""
    words_by: str = ""
    below: str = ""
    stairs: Staircase | None = None
    illustrative: bool = False
    neutral: bool = False

    @property
    def shown_address(self) -> str:
        """The address as it is printed and said."""
        return shown(self.address)


def tell_cause(cause: Cause, address: ShortAddress | None = None) -> Telling:
    """Return what is told of a problem now; its group is loaded."""
    stairs, url = kept_stairs(cause), whole_address(cause, address)
    if cause.group.at_risk:
        return Telling(_neutral_title(), url, stairs=stairs, neutral=True)
    return Telling(
        headline=cause.title_said,
        address=url,
        kicker=_place_and_group(cause),
        words=shortened(cause.words),
        words_by=cause.words_by,
        stairs=stairs,
        illustrative=cause.illustrative,
    )


def tell_act(cause: Cause, entry: Entry, address: ShortAddress | None = None) -> Telling:
    """Return what is told of one thing that happened with a problem."""
    at_risk = cause.group.at_risk
    return Telling(
        headline=sentence(entry),
        address=whole_address(cause, address),
        kicker=said(entry.at),
        below=_neutral_title() if at_risk else f"{cause.title_said} · {cause.place_said}",
        stairs=kept_stairs(cause),
        illustrative=cause.illustrative and not at_risk,
        neutral=at_risk,
    )


def tell_group(group: Group, address: ShortAddress | None = None) -> Telling:
    """Return what is told of a group."""
    url = whole_address(group, address)
    if group.at_risk:
        return Telling(_("A group of neighbours"), url, neutral=True)
    english = (get_language() or "").startswith("en")
    return Telling(
        headline=group.name_en if english and group.name_en else group.name,
        address=url,
        kicker=group.place,
        below=group.aim_en if english and group.aim_en else group.aim,
        illustrative=group.illustrative,
    )


def tell_site() -> Telling:
    """Return what is told of the site itself."""
    return Telling(_("Say what is wrong. Together we carry it to the end."), settings.SITE_URL)


def message(telling: Telling) -> str:
    """Return what is told as plain text for a conversation, the address on its last line."""
    by = f" – {telling.words_by}" if telling.words_by else ""
    lines = [
        telling.headline,
        f"{quoted(telling.words)}{by}" if telling.words else "",
        telling.below,
        in_steps(telling.stairs) if telling.stairs else "",
    ]
    return "\n".join(line for line in lines if line)


def in_steps(stairs: Staircase) -> str:
    """Return a staircase as a line of plain text: `●●●●◉○○○○○ 5/10: au răspuns`."""
    return f"{stairs.dots()}: {step_said(stairs)}"


def step_said(stairs: Staircase) -> str:
    """Return where a staircase stands, without its number: „au răspuns”."""
    return spoken(stairs).partition(": ")[2] or _("at the beginning")


def quoted(words: str) -> str:
    """Return somebody's own words between the quotation marks of the reader's language."""
    return _("“%(words)s”") % {"words": words}


def shortened(words: str, most: int = LONGEST_WORDS) -> str:
    """Return words on one line, cut at a word's end where there are too many."""
    line = " ".join(words.split())
    return line if len(line) <= most else line[: most - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def whole_address(about: Cause | Group, address: ShortAddress | None = None) -> str:
    """Return the whole address of a page: the short one where the group chose a word."""
    path = address.get_absolute_url().rstrip("/") if address else about.get_absolute_url()
    return f"{settings.SITE_URL}{path}"


def shown(address: str) -> str:
    """Return an address as it is printed: without `https://` and the last slash."""
    return address.partition("://")[2].removeprefix("www.").rstrip("/")


def _neutral_title() -> str:
    return _("A problem of the community, step by step")


def _place_and_group(cause: Cause) -> str:
    return " · ".join(dict.fromkeys([cause.place_said, cause.group.name]))
