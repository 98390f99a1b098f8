"""Reading checks, streets and investments: what somebody may see, narrowed, few questions."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Sum

from civicsteps.causes.models import Cause
from civicsteps.core.actors.models import Actor
from civicsteps.core.text import plain
from civicsteps.people.authorities.models import Authority
from civicsteps.people.authorities.queries import offices_near
from civicsteps.people.groups.models import Group
from civicsteps.resolve.duties.models import InvestmentLine, Look, Review, Street, StreetService
from civicsteps.resolve.duties.rules import seen_by

MOST = 10_000
NEAR = 100
_STREET_WORDS = {"strada", "str", "str."}


@dataclass(frozen=True, slots=True)
class Sums:
    """One year of the lists: how many lines, how much in bani, and how much of it is done."""

    year: int
    lines: int
    promised: int
    done_lines: int
    done: int
    unsaid: int


def reviews_visible_to(by: Actor) -> QuerySet[Review]:
    """Return the checks that an actor may see, with how many things were found."""
    current = Q(looks__current=True)
    counts = {
        f"n_{state}": Count("looks", filter=current & Q(looks__state=state))
        for state in Look.State.values
    }
    reviews = Review.objects.filter(seen_by(by)).annotate(**counts)
    return reviews.select_related("authority", "group", "cause__group").order_by("-year", "-pk")


def looks_visible_to(by: Actor) -> QuerySet[Look]:
    """Return the looks of the checks that an actor may see."""
    looks = Look.objects.filter(seen_by(by, group="review__group"))
    return looks.select_related("review__group", "review__authority", "document", "review__cause")


def standing_looks(review: Review, *, inside: bool) -> QuerySet[Look]:
    """Return what was found, the earlier too; what waits is for those inside alone."""
    looks = review.looks.filter(taken_back_on=None).select_related("document")
    return looks if inside else looks.filter(accepted_on__isnull=False)


def causes_of(group: Group) -> QuerySet[Cause]:
    """Return the problems of a group that a check or a letter may be about."""
    return Cause.objects.filter(group=group).order_by("-moved_on", "-pk")


def authorities_near(group: Group) -> list[Authority]:
    """Return authorities for a group to choose from: those of its place first."""
    found: dict[object, Authority] = {}
    for office in offices_near(group.place)[: NEAR * 3]:
        found.setdefault(office.authority_id, office.authority)
    return list(found.values())[:NEAR]


def streets_of(
    group: Group, *, text: str = "", service: str = "", state: str = ""
) -> QuerySet[Street]:
    """Return a group's streets with what they have now, narrowed by name, service and state.

    A street of which nobody said anything is `unknown`.
    """
    streets = group.streets.all()
    if key := street_key(text):
        streets = streets.filter(folded__contains=key)
    if service:
        said = StreetService.objects.filter(street=OuterRef("pk"), service=service, current=True)
        if state == StreetService.State.UNKNOWN:
            streets = streets.exclude(Exists(said.exclude(state=state)))
        elif state:
            streets = streets.filter(Exists(said.filter(state=state)))
    now = StreetService.objects.filter(current=True)
    lines = InvestmentLine.objects.filter(taken_back_on=None).order_by("year")
    return streets.prefetch_related(
        Prefetch("services", now, to_attr="has"), Prefetch("investments", lines, to_attr="listed")
    )


def streets_visible_to(by: Actor) -> QuerySet[Street]:
    """Return the streets that an actor may see."""
    return Street.objects.filter(seen_by(by)).select_related("group")


def lines_of(
    group: Group, *, text: str = "", year: int | None = None, stage: str = ""
) -> QuerySet[InvestmentLine]:
    """Return the lines of a group's lists, the last year first, narrowed."""
    lines = group.investment_lines.filter(taken_back_on=None)
    if key := street_key(text):
        lines = lines.filter(Q(folded__contains=key) | Q(street__folded__contains=key))
    if year:
        lines = lines.filter(year=year)
    if stage:
        lines = lines.filter(stage=stage)
    related = lines.select_related("street", "authority", "document")
    return related.order_by("-year", "folded", "pk")


def lines_visible_to(by: Actor) -> QuerySet[InvestmentLine]:
    """Return the lines that an actor may see."""
    lines = InvestmentLine.objects.filter(seen_by(by))
    return lines.select_related("group", "authority", "street", "document")


def sums_of(group: Group) -> list[Sums]:
    """Return each year's promised and done, in bani, the last year first."""
    done = Q(stage=InvestmentLine.Stage.DONE)
    lines = group.investment_lines.filter(taken_back_on=None)
    rows = lines.values("year").annotate(
        n=Count("pk"),
        promised=Sum("amount"),
        n_done=Count("pk", filter=done),
        done=Sum("amount", filter=done),
        unsaid=Count("pk", filter=Q(amount=None)),
    )
    return [
        Sums(r["year"], r["n"], r["promised"] or 0, r["n_done"], r["done"] or 0, r["unsaid"])
        for r in rows.order_by("-year")
    ]


def street_key(text: str) -> str:
    """Return a street's name as it is searched: folded, without „strada” before it."""
    words = plain(text)[:120].split()
    return " ".join(words[1:] if words and words[0] in _STREET_WORDS else words)
