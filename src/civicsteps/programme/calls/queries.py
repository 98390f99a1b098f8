"""Reading programmes: their groups, where each problem stands, what is on agendas."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import OuterRef, Prefetch, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from civicsteps.causes.fact_kinds import FACT_KINDS
from civicsteps.causes.models import Cause, Fact
from civicsteps.causes.sources import address_of
from civicsteps.causes.stairs import kept_stairs
from civicsteps.core.actors.models import Actor
from civicsteps.engines.ladders import ON_THE_AGENDA, Staircase
from civicsteps.people.groups.models import Group
from civicsteps.programme.calls.models import Announcement, Participation, Programme, said

MOST_GROUPS = 200
"""More groups than any programme has; a page shows no more."""

AGENDA_KINDS = [
    name for name, kind in FACT_KINDS.items() if kind.step >= ON_THE_AGENDA and kind.flag is None
]
NAMED = Q(naming=Participation.Naming.NAME) | Q(
    naming=Participation.Naming.UNDECIDED, group__at_risk=False
)
"""What `Participation.is_named` says, of many at once."""


@dataclass(frozen=True, slots=True)
class Line:
    """A group of a programme: its leading public problem, and the proof that it is on an agenda.

    Of a group that is not named only the height is told.
    """

    participation: Participation
    cause: Cause | None
    stairs: Staircase | None
    proof: Fact | None
    proof_url: str
    proved_cause: Cause | None = None

    @property
    def called(self) -> str:
        """What the group is called here."""
        return called(self.participation)

    @property
    def aim(self) -> str:
        """What the group wants, in the reader's language or in Romanian."""
        group = self.participation.group
        return said(group.aim, group.aim_en)

    @property
    def lacks_name_en(self) -> bool:
        """Whether the group's name has no English."""
        return not self.participation.group.name_en

    @property
    def lacks_aim_en(self) -> bool:
        """Whether what the group wants has no English."""
        return not self.participation.group.aim_en

    @property
    def height(self) -> int:
        """The height of its leading problem."""
        return self.cause.height if self.cause else 0


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
        return len(self.proved)

    @property
    def proved(self) -> list[Line]:
        """The groups that count."""
        return [line for line in self.lines if line.proof is not None]

    @property
    def not_yet(self) -> list[Line]:
        """The groups that do not count yet."""
        return [line for line in self.lines if line.proof is None]

    def shown(self, *, only: str = "", sort: str = "") -> list[Line]:
        """Return the groups: `only` is agenda, drum or all; `sort` is trepte, or by name."""
        lines = {"agenda": self.proved, "drum": self.not_yet}.get(only, self.lines)
        if sort != "trepte":
            return lines
        return sorted(lines, key=lambda line: -line.height)


def called(participation: Participation) -> str:
    """Return what a group is called on the pages of a programme, in the reader's language."""
    if participation.is_named:
        return said(participation.group.name, participation.group.name_en)
    alias = said(participation.alias, participation.alias_en)
    return alias or _("A group that keeps its name to itself")


def programmes_visible_to(_by: Actor) -> QuerySet[Programme]:
    """Return the programmes that somebody may see: all, they are public."""
    return Programme.objects.select_related("centre")


def groups_to_join(programme: Programme) -> QuerySet[Group]:
    """Return the groups that the programme's centre assists and that do not take part yet."""
    assisted = Group.objects.filter(assisted_by=programme.centre)
    return assisted.exclude(participations__programme=programme).order_by("folded", "pk")


def public_causes_of(programme: Programme) -> QuerySet[Cause]:
    """Return the public causes of the groups that a programme calls by their name."""
    named = programme.participations.filter(NAMED)
    return Cause.objects.filter(
        group__in=named.values("group"), published_at__isnull=False
    ).select_related("group")


@dataclass(frozen=True, slots=True)
class Announced:
    """Who takes part, the words that it agreed to, and those that wait for its yes."""

    participation: Participation
    standing: Announcement | None
    waiting: Announcement | None

    @property
    def words(self) -> list[Announcement]:
        """Both, where there are any."""
        return [words for words in (self.standing, self.waiting) if words]


def announced(programme: Programme) -> list[Announced]:
    """Return who takes part, by name, each with its words, in two queries."""
    words = Announcement.objects.filter(withdrawn_at=None).order_by("pk")
    rows = programme.participations.select_related("group", "programme__centre")
    rows = rows.prefetch_related(Prefetch("announcements", words))
    return [_announced(row) for row in rows.order_by("group__folded", "pk")[:MOST_GROUPS]]


def overview_of(programme: Programme) -> Overview:
    """Return a programme's groups in order of name, in four queries."""
    joined = programme.participations.select_related("group").order_by("group__folded", "pk")
    found = {group: (cause, proof) for group, cause, proof in _leading(programme)}
    proofs = Fact.objects.select_related("office__authority").in_bulk(
        [proof for _, proof in found.values() if proof is not None]
    )
    wanted = {cause for cause, _ in found.values() if cause is not None}
    causes = Cause.objects.in_bulk([*wanted | {fact.cause_id for fact in proofs.values()}])
    lines = []
    for participation in joined[:MOST_GROUPS]:
        cause, proof = found.get(participation.group_id, (None, None))
        fact = proofs[proof] if proof is not None else None
        lines.append(
            Line(
                participation=participation,
                cause=causes[cause] if cause is not None else None,
                stairs=kept_stairs(causes[cause]) if cause is not None else None,
                proof=fact,
                proof_url=(address_of(fact.source) or "") if fact else "",
                proved_cause=causes[fact.cause_id] if fact else None,
            )
        )
    return Overview(lines)


def _announced(participation: Participation) -> Announced:
    words = list(participation.announcements.all())
    standing = next((said for said in words if said.approved_at), None)
    waiting = next((said for said in words if not said.approved_at), None)
    return Announced(participation, standing, waiting)


def _leading(programme: Programme) -> list[tuple[UUID, UUID | None, UUID | None]]:
    """Return each group's id, its leading public cause's and its proof's, if there are any."""
    public = Cause.objects.filter(group=OuterRef("group"), published_at__isnull=False)
    # By the group's problems, not by all facts of these kinds.
    theirs = Cause.objects.filter(
        group=OuterRef(OuterRef("group")), published_at__isnull=False
    ).values("pk")
    proofs = Fact.objects.filter(cause__in=theirs, kind__in=AGENDA_KINDS, lifted_on=None)
    proofs = proofs.exclude(proof="")
    annotated = programme.participations.annotate(
        leading=Subquery(public.order_by("-height", "-moved_on", "pk").values("pk")[:1]),
        proof=Subquery(proofs.order_by("on", "pk").values("pk")[:1]),
    ).order_by("group__folded", "pk")
    return list(annotated.values_list("group_id", "leading", "proof")[:MOST_GROUPS])
