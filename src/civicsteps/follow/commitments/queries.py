"""Reading promises."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from civicsteps.causes.rules import inside
from civicsteps.core.actors.models import Actor
from civicsteps.follow.commitments.models import Check, Commitment, CommitmentVersion

FIRST_REMINDER = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class PromiseCounts:
    """How many promises were made, and how many of them were seen kept: always both numbers."""

    made: int
    kept: int


def commitments_visible_to(by: Actor) -> QuerySet[Commitment]:
    """Return the promises in the causes that an actor may see, with what tells how they stand."""
    return with_histories(_visible_to(by))


def with_histories(commitments: QuerySet[Commitment]) -> QuerySet[Commitment]:
    """Return promises with their versions, checks, statements and marks: for `standing_of`."""
    return commitments.select_related(
        "cause__group", "demand", "office__authority", "mandate", "document"
    ).prefetch_related("versions", "checks__photo", "statements__document", "breaches")


def promise_counts(offices: Iterable[UUID], *, by: Actor) -> PromiseCounts:
    """Return how many promises of these offices an actor may see, and how many were kept."""
    counted = _with_found(_visible_to(by).filter(office__in=list(offices))).aggregate(
        made=Count("pk"), kept=Count("pk", filter=Q(found=Check.Found.VERIFIED))
    )
    return PromiseCounts(counted["made"], counted["kept"])


def commitments_to_remind(on: date) -> QuerySet[Commitment]:
    """Return the promises not seen kept whose term comes within 30 days or has passed."""
    newest = CommitmentVersion.objects.filter(commitment=OuterRef("pk")).order_by("-n")
    return (
        _with_found(Commitment.objects.all())
        .annotate(due=Subquery(newest.values("due_to")[:1]))
        .filter(Q(found=None) | ~Q(found=Check.Found.VERIFIED), due__lte=on + FIRST_REMINDER)
        .order_by("pk")
    )


def _visible_to(by: Actor) -> QuerySet[Commitment]:
    public = Q(cause__published_at__isnull=False)
    return Commitment.objects.filter(public | inside(by, "commitment", group="cause__group"))


def _with_found(commitments: QuerySet[Commitment]) -> QuerySet[Commitment]:
    newest = Check.objects.filter(commitment=OuterRef("pk")).order_by(
        "-seen_on", "-recorded_at", "-pk"
    )
    return commitments.annotate(found=Subquery(newest.values("found")[:1]))
