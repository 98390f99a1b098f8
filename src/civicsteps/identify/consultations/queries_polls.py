"""Reading the votes of households."""

from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet

from civicsteps.causes.models import Cause
from civicsteps.causes.rules import inside
from civicsteps.core.actors.models import Actor
from civicsteps.core.codes import readings
from civicsteps.core.sealed import key_of
from civicsteps.identify.consultations.models import Ballot, Poll, PollNeed, Slip
from civicsteps.identify.consultations.rules_polls import THING
from civicsteps.people.groups.models import Group

PAPERS = timedelta(days=2)
"""How long after its last day a vote waits for papers to be typed before it closes by itself."""


def polls_visible_to(by: Actor) -> QuerySet[Poll]:
    """Return the votes that an actor may see, with their group: of groups at risk, inside alone."""
    open_to_all = Q(group__at_risk=False)
    return Poll.objects.filter(open_to_all | inside(by, THING)).select_related("group")


def polls_of(group: Group, *, by: Actor) -> QuerySet[Poll]:
    """Return a group's votes that an actor may see, newest first, with `came`: ballots so far."""
    polls = polls_visible_to(by).filter(group=group).annotate(came=Count("ballots"))
    return polls.order_by("-opened_at", "-pk")


def needs_visible_to(by: Actor) -> QuerySet[PollNeed]:
    """Return the needs of the votes that an actor may see."""
    return PollNeed.objects.filter(poll__in=polls_visible_to(by)).select_related(
        "poll__group", "cause"
    )


def needs_of(poll: Poll) -> list[PollNeed]:
    """Return a vote's needs in the order of the slip, with their problems."""
    return list(poll.needs.select_related("cause__group").order_by("number"))


def came(poll: Poll) -> int:
    """Return how many households have voted so far."""
    return poll.cast if poll.closed_on else Ballot.objects.filter(poll=poll).count()


def slip_by_code(typed: str) -> Slip | None:
    """Return the slip that a writing of a code means, void or used ones too, or None.

    One slip of the pen is forgiven; a writing that could mean two slips opens neither.
    """
    keys = [key for code in readings(typed) if (key := key_of(code))]
    found = list(Slip.objects.filter(code_key__in=keys).select_related("poll__group")[:2])
    return found[0] if len(found) == 1 else None


def slips_to_print(poll: Poll, *, only: int | None = None) -> QuerySet[Slip]:
    """Return the slips that stand, in order, used ones too: a print tells nobody who voted."""
    slips = poll.slips.filter(void_on=None).order_by("number")
    return slips.filter(number=only) if only else slips


def polls_to_close(on: date) -> QuerySet[Poll]:
    """Return the votes whose last day is past, and the days in which late papers are typed."""
    return Poll.objects.filter(closed_on=None, closes_on__lt=on - PAPERS)


def causes_to_vote_on(group: Group) -> QuerySet[Cause]:
    """Return the problems of a group that may stand on a slip: those that everybody sees."""
    return group.causes.filter(published_at__isnull=False).order_by("title", "pk")
