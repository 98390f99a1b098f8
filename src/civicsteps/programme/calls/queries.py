"""Reading programmes: their groups, where each problem stands, what is on agendas."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from civicsteps.causes.fact_kinds import FACT_KINDS
from civicsteps.causes.models import Cause, Fact
from civicsteps.causes.sources import address_of
from civicsteps.causes.stairs import kept_stairs
from civicsteps.core.actors.models import Actor
from civicsteps.engines.ladders import ON_THE_AGENDA, Staircase
from civicsteps.people.groups.models import Group
from civicsteps.programme.calls.models import Participation, Programme

MOST_GROUPS = 200
"""More groups than any programme has; a page shows no more."""

AGENDA_KINDS = [
    name for name, kind in FACT_KINDS.items() if kind.step >= ON_THE_AGENDA and kind.flag is None
]


@dataclass(frozen=True, slots=True)
class Line:
    """A group of a programme: its leading public problem, and the proof that it is on an agenda."""

    participation: Participation
    cause: Cause | None
    stairs: Staircase | None
    proof: Fact | None
    proof_url: str


@dataclass(frozen=True, slots=True)
class Overview:
    """A programme's groups, and how many of them put a problem on an authority's agenda.

    Each group counts once, by its first fact of step 6 or higher, unlifted, of a public problem.
    """

    lines: list[Line]

    @property
    def groups(self) -> int:
        """How many groups take part."""
        return len(self.lines)

    @property
    def on_agenda(self) -> int:
        """How many of them have a problem on an authority's agenda, with its proof."""
        return sum(line.proof is not None for line in self.lines)


def programmes_visible_to(_by: Actor) -> QuerySet[Programme]:
    """Return the programmes that somebody may see: all, they are public."""
    return Programme.objects.select_related("centre")


def groups_to_join(programme: Programme) -> QuerySet[Group]:
    """Return the groups that the programme's centre assists and that do not take part yet."""
    assisted = Group.objects.filter(assisted_by=programme.centre)
    return assisted.exclude(participations__programme=programme).order_by("name")


def overview_of(programme: Programme) -> Overview:
    """Return a programme's groups in order of name, in four queries."""
    joined = programme.participations.select_related("group").order_by("group__name")
    found = {group: (cause, proof) for group, cause, proof in _leading(programme)}
    causes = Cause.objects.in_bulk([cause for cause, _ in found.values() if cause is not None])
    proofs = Fact.objects.in_bulk([proof for _, proof in found.values() if proof is not None])
    lines = []
    for participation in joined[:MOST_GROUPS]:
        cause, proof = found.get(participation.group_id, (None, None))
        lines.append(
            _line(
                participation,
                causes[cause] if cause is not None else None,
                proofs[proof] if proof is not None else None,
            )
        )
    return Overview(lines)


def _leading(programme: Programme) -> list[tuple[UUID, UUID | None, UUID | None]]:
    """Return each group's id, its leading public cause's and its proof's, if there are any."""
    public = Cause.objects.filter(group=OuterRef("group"), published_at__isnull=False)
    proofs = Fact.objects.filter(
        cause__group=OuterRef("group"),
        cause__published_at__isnull=False,
        kind__in=AGENDA_KINDS,
        lifted_on=None,
    ).exclude(proof="")
    annotated = programme.participations.annotate(
        leading=Subquery(public.order_by("-height", "-moved_on", "pk").values("pk")[:1]),
        proof=Subquery(proofs.order_by("on", "pk").values("pk")[:1]),
    ).order_by("group__name")
    return list(annotated.values_list("group_id", "leading", "proof")[:MOST_GROUPS])


def _line(participation: Participation, cause: Cause | None, proof: Fact | None) -> Line:
    return Line(
        participation=participation,
        cause=cause,
        stairs=kept_stairs(cause) if cause else None,
        proof=proof,
        proof_url=(address_of(proof.source) or "") if proof else "",
    )
