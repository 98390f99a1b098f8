"""Reading petitions held elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, QuerySet, Subquery

from civicsteps.causes.models import Cause
from civicsteps.causes.queries import causes_visible_to
from civicsteps.core.actors.models import Actor
from civicsteps.promote.petitions.models import OutsidePetition, PetitionCount

MOST = 200
WIDTH, HEIGHT = 600, 160


@dataclass(frozen=True, slots=True)
class Series:
    """The numbers that stand, oldest first, and the little line through them.

    `line` has the corners for an SVG 600 wide and 160 high, empty for fewer than two numbers.
    """

    counts: Sequence[PetitionCount]
    line: str


def outside_petitions_visible_to(by: Actor) -> QuerySet[OutsidePetition]:
    """Return the petitions of the causes that an actor may see."""
    petitions = OutsidePetition.objects.filter(cause__in=causes_visible_to(by))
    return petitions.select_related("cause__group")


def outside_petitions_of(cause: Cause) -> QuerySet[OutsidePetition]:
    """Return a cause's petitions with the number that was seen last, newest first."""
    newest = standing_counts().filter(petition=OuterRef("pk")).order_by("-counted_on", "-at")
    return (
        cause.outside_petitions.filter(withdrawn_on=None)
        .annotate(
            last_count=Subquery(newest.values("count")[:1]),
            last_on=Subquery(newest.values("counted_on")[:1]),
        )
        .order_by("-added_at", "-pk")[:MOST]
    )


def standing_counts() -> QuerySet[PetitionCount]:
    """Return the numbers that nothing put right."""
    return PetitionCount.objects.filter(corrected=None)


def count_standing_on(petition: OutsidePetition, day: date) -> PetitionCount | None:
    """Return the number that stands for a day, if there is one."""
    return standing_counts().filter(petition=petition, counted_on=day).first()


def every_count(petition: OutsidePetition) -> list[PetitionCount]:
    """Return all that was written down of a petition, newest first, what was put right too."""
    counts = petition.counts.select_related("screenshot", "corrects", "corrected")
    return list(counts.order_by("-counted_on", "-at", "-pk")[:MOST])


def series_of(every: Sequence[PetitionCount]) -> Series:
    """Return the series of the numbers that stand, from all that was written down, newest first."""
    standing = [one for one in reversed(every) if not hasattr(one, "corrected")]
    return Series(standing, _line(standing))


def _line(counts: Sequence[PetitionCount]) -> str:
    if len(counts) < 2:
        return ""
    first, last = counts[0].counted_on, counts[-1].counted_on
    days, most = max((last - first).days, 1), max(one.count for one in counts) or 1
    corners = (
        ((one.counted_on - first).days / days * WIDTH, HEIGHT - one.count / most * HEIGHT)
        for one in counts
    )
    return " ".join(f"{x:.0f},{y:.0f}" for x, y in corners)
