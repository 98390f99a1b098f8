"""How agendas, notices and those who watch for them are kept."""

from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from civicsteps.core.clock import midnight
from civicsteps.core.keeping import declare
from civicsteps.resolve.notices.models import NoticeVersion, Watch, WatchSource
from civicsteps.resolve.notices.queries import unfollowed_watches

UNFOLLOWED = timedelta(days=8)
VERSIONS = timedelta(days=5 * 365)
PAGE_TEXT = timedelta(days=90)


def sweep_watches(on: date) -> int:
    """Delete residents' watches that nobody follows, a week after they were opened."""
    stale = unfollowed_watches(midnight(on - UNFOLLOWED))
    return Watch.objects.filter(pk__in=stale).delete()[0] if stale else 0


def sweep_sources(on: date) -> int:
    """Forget the words of a page that has not been looked at for 90 days."""
    old = WatchSource.objects.filter(paused_on__lt=on - PAGE_TEXT).exclude(last_text="")
    return old.update(last_text="", last_hash="")


def sweep_versions(on: date) -> int:
    """Delete what a notice said before it changed, after five years."""
    return NoticeVersion.objects.filter(until__lt=midnight(on - VERSIONS)).delete()[0]


declare(
    "notices.AgendaItem",
    why=_(
        "That an authority had a problem on its agenda, and the document that shows it; for good."
    ),
    of_group="cause__group",
)
declare(
    "notices.WatchSource",
    why=_("Where authorities publish, and whether it can be read. About no person."),
    sweep=sweep_sources,
    of_group="group",
    cut=("thread", "etag", "last_modified", "last_hash", "last_text", "next_at"),
)
declare(
    "notices.Notice",
    why=_("What authorities published, with its days and documents; for good."),
    of_group="group",
)
declare(
    "notices.NoticeVersion",
    why=_("What a notice said before it was changed; five years."),
    sweep=sweep_versions,
    of_group="notice__group",
)
declare(
    "notices.Watch",
    personal=("place", "lat", "lon", "street", "all_words", "any_words"),
    name=_("What somebody wants to be told of"),
    why=_(
        "The place and the words that a group, or somebody who gave an e-mail address, watches"
        " for. A resident's goes when they leave."
    ),
    period=_("until they leave; 8 days if they never confirm"),
    sweep=sweep_watches,
    of_group="group",
)
declare(
    "notices.Watch_muted",
    why=_("Which sources a group set aside. About no person."),
    of_group="watch__group",
)
declare(
    "notices.Match",
    why=_("Which notice fitted what a group watches for, and why. About no person."),
    of_group="watch__group",
)
declare(
    "notices.SeatVote",
    why=_("How each seat of a council voted. A seat is an office, not a person; for good."),
    of_group="notice__group",
)
declare(
    "notices.PlainWords",
    why=_("What the points of an agenda mean, in the words of a group; for good."),
    of_group="group",
)
declare(
    "notices.ActStage",
    why=_("What became of an act: adopted, published, in court; for good."),
    of_group="notice__group",
)
