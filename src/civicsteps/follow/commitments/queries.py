"""Reading promises."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, Subquery, When

from civicsteps.causes.models import Cause
from civicsteps.causes.rules import inside
from civicsteps.core.actors.models import Actor
from civicsteps.follow.commitments.models import Breach, Check, Commitment, CommitmentVersion

FIRST_REMINDER = timedelta(days=30)
_FOUND = {"kept": Check.Found.VERIFIED, "partly": Check.Found.PARTLY}


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


def promises_in(causes: QuerySet[Cause]) -> PromiseCounts:
    """Return how many promises were made in these causes, and how many of them were kept."""
    made = Commitment.objects.filter(cause__in=causes.values("pk"), taken_back_on=None)
    counted = _with_found(made).aggregate(
        made=Count("pk"), kept=Count("pk", filter=Q(found=Check.Found.VERIFIED))
    )
    return PromiseCounts(counted["made"], counted["kept"])


def commitments_listed() -> QuerySet[Commitment]:
    """Return the promises that everybody may see, with what tells how they stand."""
    public = Commitment.objects.filter(cause__published_at__isnull=False, taken_back_on=None)
    return public.select_related("cause__group", "office__authority", "mandate").prefetch_related(
        "versions", "checks", "statements", "breaches"
    )


def with_due(commitments: QuerySet[Commitment]) -> QuerySet[Commitment]:
    """Add `due`, the day that binds: of the last term, but of the first if they moved it alone."""
    versions = CommitmentVersion.objects.filter(commitment=OuterRef("pk"))
    newest = versions.order_by("-n")
    return commitments.annotate(
        moved_by=Subquery(newest.values("change_by")[:1]),
        due=Case(
            When(
                moved_by=CommitmentVersion.ChangeBy.AUTHORITY,
                then=Subquery(versions.order_by("n").values("due_to")[:1]),
            ),
            default=Subquery(newest.values("due_to")[:1]),
        ),
    )


def in_state(commitments: QuerySet[Commitment], state: str, *, on: date) -> QuerySet[Commitment]:
    """Return those that stand in a state on a day: what `standing_of` says, asked of all at once.

    `state` is one of `engines.promises.State`.
    """
    broken = Exists(Breach.objects.filter(commitment=OuterRef("pk"), lifted_on=None))
    if state == "broken":
        return commitments.filter(broken)
    asked = with_due(_with_found(commitments)).filter(~broken)
    if state in _FOUND:
        return asked.filter(Q(found=_FOUND[state]))
    open_ones = asked.filter(Q(found=None) | ~Q(found__in=_FOUND.values()))
    return open_ones.filter(
        {"late": Q(due__lt=on), "undated": Q(due=None), "waiting": Q(due__gte=on)}[state]
    )


def overdue_since(commitments: QuerySet[Commitment], day: date) -> QuerySet[Commitment]:
    """Return those not seen kept that were due on a day or before it."""
    asked = with_due(_with_found(commitments))
    not_kept = Q(found=None) | ~Q(found=Check.Found.VERIFIED)
    return asked.filter(not_kept & Q(due__lte=day))


def commitments_to_remind(on: date) -> QuerySet[Commitment]:
    """Return the promises not seen kept whose term comes within 30 days or has passed."""
    newest = CommitmentVersion.objects.filter(commitment=OuterRef("pk")).order_by("-n")
    return (
        _with_found(Commitment.objects.filter(taken_back_on=None))
        .annotate(due=Subquery(newest.values("due_to")[:1]))
        .filter(Q(found=None) | ~Q(found=Check.Found.VERIFIED), due__lte=on + FIRST_REMINDER)
        .order_by("pk")
    )


def _visible_to(by: Actor) -> QuerySet[Commitment]:
    public = Q(cause__published_at__isnull=False)
    seen = public | inside(by, "commitment", group="cause__group")
    return Commitment.objects.filter(seen, taken_back_on=None)


def _with_found(commitments: QuerySet[Commitment]) -> QuerySet[Commitment]:
    newest = Check.objects.filter(commitment=OuterRef("pk")).order_by(
        "-seen_on", "-recorded_at", "-pk"
    )
    return commitments.annotate(found=Subquery(newest.values("found")[:1]))
