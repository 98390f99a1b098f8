"""Reading causes."""

from django.db.models import Prefetch, Q, QuerySet

from civicsteps.causes.fact_kinds import FACT_KINDS
from civicsteps.causes.models import Cause, Demand, Evidence, Fact, Voice
from civicsteps.causes.rules import inside, sees
from civicsteps.core.actors.models import Actor
from civicsteps.core.codes import readings
from civicsteps.core.journal.models import Entry
from civicsteps.core.journal.queries import entries_about
from civicsteps.people.groups.models import Group
from civicsteps.people.groups.queries import audiences_of

SHOWN = 100  # of anything in one list


def causes_visible_to(by: Actor) -> QuerySet[Cause]:
    """Return the causes that an actor may see: published ones, and those of their groups."""
    return Cause.objects.filter(Q(published_at__isnull=False) | inside(by, "cause"))


def cause_page(by: Actor) -> QuerySet[Cause]:
    """Return visible causes with what their page shows: group, photo, demands with offices."""
    demands = Demand.objects.select_related("office__authority")
    return (
        causes_visible_to(by)
        .select_related("group", "photo")
        .prefetch_related(Prefetch("demands", demands))
    )


def cause_list(by: Actor, *, group: Group | None = None) -> QuerySet[Cause]:
    """Return visible causes for a list, what moved last first."""
    causes = causes_visible_to(by).select_related("group", "photo").order_by("-moved_on", "-pk")
    return causes.filter(group=group) if group else causes


def audiences_at(by: Actor, cause: Cause) -> frozenset[str]:
    """Return the audiences that an actor belongs to on a cause's page."""
    return audiences_of(by) | ({cause.audience} if sees(by, cause) else set())


def story_of(by: Actor, cause: Cause) -> QuerySet[Entry]:
    """Return the entries about a cause that an actor may see, newest first."""
    return entries_about(cause, audiences=audiences_at(by, cause))


def facts_of(cause: Cause, *, step: int | None = None) -> list[Fact]:
    """Return a cause's facts in order of day, or those that hold or flag one step."""
    kinds = [name for name, kind in FACT_KINDS.items() if step is None or kind.step == step]
    facts = cause.facts.filter(kind__in=kinds).select_related("office__authority", "demand")
    return list(facts.order_by("on", "pk")[:SHOWN])


def demands_visible_to(by: Actor) -> QuerySet[Demand]:
    """Return the demands of the causes that an actor may see."""
    public = Q(cause__published_at__isnull=False)
    return Demand.objects.filter(public | inside(by, "cause", group="cause__group"))


def evidence_visible_to(by: Actor) -> QuerySet[Evidence]:
    """Return the evidence that an actor may see.

    Accepted evidence of a visible cause, all that of their groups, and what they brought.
    """
    public = Q(state=Evidence.State.ACCEPTED, cause__published_at__isnull=False)
    own = Q() if by._state.adding else Q(offered_by=by)
    return Evidence.objects.filter(public | inside(by, "evidence", group="cause__group") | own)


def evidence_shown_to(by: Actor, cause: Cause) -> QuerySet[Evidence]:
    """Return a cause's evidence: what is accepted, and to its group also what waits."""
    evidence = evidence_visible_to(by).filter(cause=cause).exclude(state=Evidence.State.STRUCK)
    return evidence.select_related("file").order_by("-seen_on", "-pk")


def voices_quoted(cause: Cause) -> QuerySet[Voice]:
    """Return the voices of a cause whose people agreed to be quoted."""
    return cause.voices.filter(may_quote=True).order_by("heard_on", "pk")


def voice_by_code(typed: str) -> Voice | None:
    """Return the voice of a code as somebody wrote it, with one slip forgiven."""
    voices = Voice.objects.filter(code__in=readings(typed)).select_related("cause__group", "group")
    found = list(voices[:2])
    return found[0] if len(found) == 1 else None
