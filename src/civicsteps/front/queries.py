"""What the shell's own pages ask."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from civicsteps.causes.models import Cause, Fact
from civicsteps.core.audiences import PUBLIC
from civicsteps.core.models import split_ref
from civicsteps.core.search.queries import find
from civicsteps.engines.ladders import ON_THE_AGENDA, STEPS
from civicsteps.front.paging import MOST
from civicsteps.people.authorities.models import Authority
from civicsteps.people.groups.models import Group


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list of causes is narrowed to; the address carries it."""

    text: str = ""
    group: str = ""
    step: int = 0


@dataclass(frozen=True, slots=True)
class Balance:
    """How an authority stands: what it was asked, answered, promised and kept."""

    asked: int
    answered: int
    refused: int
    promised: int
    broken: int
    kept: int


def public_causes(filters: Filters = Filters()) -> QuerySet[Cause]:
    """Return what everybody may read, what moved last first."""
    causes = Cause.objects.filter(published_at__isnull=False)
    if filters.text:
        causes = causes.filter(pk__in=found_ids(filters.text, kind="causes.cause"))
    if filters.group:
        causes = causes.filter(group__slug=filters.group)
    if 1 <= filters.step <= STEPS:
        causes = causes.filter(height=filters.step)
    return causes.select_related("group", "photo").order_by("-moved_on", "-pk")


def telling_cause() -> Cause | None:
    """Return the cause that shows a newcomer what this is: public, with words, and far along."""
    return public_causes().exclude(words="").order_by("-height", "-moved_on").first()


def groups_listed(text: str = "") -> QuerySet[Group]:
    """Return the groups with how many public causes each carries, and how many are on agendas."""
    public = Q(causes__published_at__isnull=False)
    groups = Group.objects.exclude(kind=Group.Kind.CENTRE)
    if text:
        groups = groups.filter(pk__in=found_ids(text, kind="groups.group"))
    return (
        groups.select_related("photo")
        .annotate(
            shown=Count("causes", filter=public),
            on_agenda=Count("causes", filter=public & Q(causes__height__gte=ON_THE_AGENDA)),
        )
        .order_by("name")
    )


def authorities_listed(text: str = "") -> QuerySet[Authority]:
    """Return the authorities, or those found under a text."""
    authorities = Authority.objects.order_by("name")
    if text:
        authorities = authorities.filter(pk__in=found_ids(text, kind="authorities.authority"))
    return authorities


def found_ids(text: str, *, kind: str) -> list[UUID]:
    """Return the ids of public rows of a kind that are found under a text, the newest `MOST`."""
    docs = find(text, audiences=[PUBLIC], kinds=[kind])[:MOST]
    return [split_ref(ref)[1] for ref in docs.values_list("ref", flat=True)]


def causes_on_map(south: float, west: float, north: float, east: float) -> QuerySet[Cause]:
    """Return the public causes inside a box of degrees, what moved last first."""
    return public_causes().filter(lat__range=(south, north), lon__range=(west, east))


def balance_of(authority: Authority) -> Balance:
    """Return an authority's balance over public causes, each demand counted once an office."""
    facts = Fact.objects.filter(
        office__authority=authority, cause__published_at__isnull=False, lifted_on=None
    )
    rows = facts.values("kind").annotate(n=Count(F("demand"), distinct=True)).order_by()
    count = {row["kind"]: row["n"] for row in rows}
    asked = facts.filter(kind__in=["letter", "petition", "ask"])
    return Balance(
        asked=asked.aggregate(n=Count("demand", distinct=True))["n"],
        answered=count.get("reply", 0),
        refused=count.get("refusal", 0),
        promised=count.get("commitment", 0),
        broken=count.get("breach", 0),
        kept=count.get("done", 0),
    )
