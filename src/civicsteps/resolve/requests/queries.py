"""Reading requests."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from civicsteps.core import clock
from civicsteps.core.actors.models import Actor
from civicsteps.core.models import split_ref
from civicsteps.people.clocks.models import Clock
from civicsteps.people.clocks.queries import STRONG, UNCONTESTED
from civicsteps.people.clocks.records import OPEN
from civicsteps.people.groups.models import Group
from civicsteps.resolve.letters.models import Letter, Reply
from civicsteps.resolve.letters.queries import letters_visible_to
from civicsteps.resolve.requests.models import Batch, Request

MOST_LATE = 500


def requests_visible_to(by: Actor) -> QuerySet[Request]:
    """Return the requests whose opening letter an actor may see."""
    return Request.objects.filter(opening__in=letters_visible_to(by)).select_related(
        "cause__group", "office__authority", "opening__cause__group", "opening__demand",
        "opening__office__authority", "batch",
    )  # fmt: skip


def requests_of_group(group: Group, by: Actor) -> QuerySet[Request]:
    """Return a group's requests that an actor may see, for a paged list, newest first."""
    found = requests_visible_to(by).filter(cause__group=group)
    return with_answers(found).order_by("-opened_at", "-pk")


def with_answers(requests: QuerySet[Request]) -> QuerySet[Request]:
    """Return requests with what came back to their opening letters, as a list shows it."""
    standing = Reply.objects.filter(withdrawn_on=None).exclude(kind=Reply.Kind.AUTO)
    replies = standing.prefetch_related("judgements__verdict")
    return requests.prefetch_related(Prefetch("opening__replies", replies))


def batches_visible_to(by: Actor) -> QuerySet[Batch]:
    """Return the questions to many of which an actor sees at least one letter."""
    seen = requests_visible_to(by).filter(batch=OuterRef("pk"))
    return Batch.objects.filter(Exists(seen.values("pk"))).select_related(
        "cause__group", "confirmed_by"
    )


def waiting_in(batch: Batch) -> QuerySet[Request]:
    """Return the requests of a question whose letter is a draft still, those in trouble aside."""
    return _to_leave(batch.requests.all()).order_by("pk")


def leaving() -> QuerySet[Request]:
    """Return the requests of confirmed questions whose letter has still to be sent.

    One that was stopped, or whose message failed, is a draft again and not sent anew by itself.
    """
    confirmed = Request.objects.filter(batch__confirmed_at__isnull=False)
    return _to_leave(confirmed).order_by("batch__confirmed_at", "pk")


def _to_leave(requests: QuerySet[Request]) -> QuerySet[Request]:
    return requests.filter(
        opening__state=Letter.State.DRAFT, opening__withdrawn_on=None, trouble="", left_at=None
    )


def late_letters(group: Group | None = None, *, sayable: bool = False) -> set[UUID]:
    """Return the letters whose answer is surely late today, of one group or of all.

    `sayable` leaves those that may be called late in public. Of one group at most `MOST_LATE`,
    those late the longest: a list shows them first.
    """
    late = Clock.objects.filter(
        state=Clock.State.RUNNING,
        who=Clock.Who.AUTHORITY,
        late_from__lte=clock.today(),
        source__startswith="letters.letter:",
    )
    if sayable:
        late = late.filter(STRONG, UNCONTESTED)
    found = late.order_by("late_from").values_list("source", flat=True)
    found = found.filter(group=group)[:MOST_LATE] if group else found
    return {split_ref(source)[1] for source in found}


def requests_to_settle() -> list[UUID]:
    """Return the requests to look at today: those told to be late, and those whose own terms run.

    So are those that were late or judged before the house kept the group's own terms.
    """
    judged = Reply.objects.filter(letter__cause=OuterRef("cause"), judgements__isnull=False)
    unkept = Q(own_kept_on=None) & (Q(late_asked_on__isnull=False) | Exists(judged))
    waits = Q(late_asked_on__isnull=False, late_settled_on=None)
    sent = Request.objects.filter(opening__sent_on__isnull=False)
    running = Clock.objects.filter(state__in=OPEN, source__startswith="requests.request:")
    own = {split_ref(source)[1] for source in running.values_list("source", flat=True)}
    return sorted({*sent.filter(unkept | waits).values_list("pk", flat=True), *own})
