"""What the shell's own pages ask."""

from dataclasses import asdict, dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from civicsteps.causes.models import Cause, Demand, Fact
from civicsteps.core.actors.actions import visitor
from civicsteps.core.audiences import PUBLIC
from civicsteps.core.models import split_ref
from civicsteps.core.search.queries import find
from civicsteps.follow.commitments.queries import promise_counts
from civicsteps.people.authorities.models import Authority
from civicsteps.people.clocks.models import Clock
from civicsteps.people.clocks.queries import late_or_contested_at

MOST_FOUND = 500  # who finds more adds a word


@dataclass(frozen=True, slots=True)
class Balance:
    """How an authority stands: what it was asked, answered, promised and kept."""

    asked: int
    answered: int
    refused: int
    promised: int
    broken: int
    kept: int


# The kinds of fact that the numbers of what was asked count.
KINDS = {
    "asked": ["letter", "petition", "ask"],
    "answered": ["reply"],
    "refused": ["refusal"],
}


def public_causes() -> QuerySet[Cause]:
    """Return what everybody may read, what moved last first."""
    causes = Cause.objects.filter(published_at__isnull=False)
    return causes.select_related("group", "photo").order_by("-moved_on", "-pk")


def telling_cause() -> Cause | None:
    """Return the cause that shows a newcomer what this is: public, with words, and far along."""
    return public_causes().exclude(words="").order_by("-height", "-moved_on", "-pk").first()


def found_ids(text: str, *, kind: str) -> list[UUID]:
    """Return the ids of public rows of a kind found under a text, the newest `MOST_FOUND`."""
    docs = find(text, audiences=[PUBLIC], kinds=[kind])[:MOST_FOUND]
    return [split_ref(ref)[1] for ref in docs.values_list("ref", flat=True)]


def causes_asked_of(authority: Authority) -> QuerySet[Cause]:
    """Return the public causes that ask something of an authority, what moved last first."""
    asked = Demand.objects.filter(office__authority=authority)
    return public_causes().filter(pk__in=asked.values("cause"))


def balance_of(authority: Authority) -> Balance:
    """Return an authority's balance over public causes: each demand and each promise once."""
    facts = Fact.objects.filter(
        office__authority=authority, cause__published_at__isnull=False, lifted_on=None
    )
    counts = facts.aggregate(
        **{name: Count("demand", distinct=True, filter=Q(kind__in=k)) for name, k in KINDS.items()},
        broken=Count("source", distinct=True, filter=Q(kind="breach")),
    )
    offices = [office.pk for office in authority.offices.all()]
    promises = promise_counts(offices, by=visitor())
    return Balance(promised=promises.made, kept=promises.kept, **counts)


def balance_as_numbers(balance: Balance) -> dict[str, int]:
    """Return a balance for a file."""
    return asdict(balance)


def late_or_contested(authority: Authority, most: int) -> list[Clock]:
    """Return what may be said to be late at an authority, and what it contests, oldest first.

    Late: as `late_now` says, by strong evidence alone. Contested: it says that it answered, and
    the group has not looked yet. No more than `most`: their keys are chosen first, so that of
    tens of thousands only these are read whole.
    """
    keys = late_or_contested_at(authority).values("pk")[:most]
    rows = Clock.objects.filter(pk__in=keys).select_related("office", "group")
    return list(rows.order_by("late_from", "pk"))
