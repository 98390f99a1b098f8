"""Reading meetings, their asks and minutes, and the pages of options."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, F, Prefetch, Q, QuerySet

from civicsteps.causes.models import Fact
from civicsteps.causes.rules import inside
from civicsteps.core.actors.models import Actor
from civicsteps.core.models import split_ref
from civicsteps.core.text import plain
from civicsteps.people.acts.models import Need
from civicsteps.people.groups.models import Group
from civicsteps.resolve.meetings.models import Ask, Meeting, Minutes, Option, Table, Vote

IN_FEED = 200
KNOWN = 12
WORDS = 8
OPEN = ("planned", "requested", "scheduled")


def meetings_visible_to(by: Actor) -> QuerySet[Meeting]:
    """Return the meetings that an actor may see: those of their groups, and what was held.

    Of a public problem everybody sees the meetings that were held.
    """
    public = Q(cause__published_at__isnull=False, state=Meeting.State.HELD)
    seen = public | inside(by, "agenda", group="cause__group")
    return _whole(Meeting.objects.filter(seen, taken_back_on=None))


def meetings_inside(by: Actor) -> QuerySet[Meeting]:
    """Return the meetings of the groups in which an actor reads what is prepared."""
    own = inside(by, "agenda", group="cause__group")
    return _whole(Meeting.objects.filter(own, taken_back_on=None))


def asks_inside(by: Actor) -> QuerySet[Ask]:
    """Return what is asked at the meetings of an actor's groups."""
    own = inside(by, "agenda", group="meeting__cause__group")
    asks = Ask.objects.filter(own, meeting__taken_back_on=None)
    return asks.select_related("meeting__cause__group", "meeting__office__authority")


def meetings_listed(group: Group, *, text: str = "", state: str = "") -> QuerySet[Meeting]:
    """Return a group's meetings, what comes first, then the last that were; narrowed by words.

    `state` is one of the states, or `open` for all that are still to come.
    """
    meetings = _whole(Meeting.objects.filter(cause__group=group, taken_back_on=None))
    for word in plain(text).split()[:WORDS]:
        meetings = meetings.filter(
            Q(folded__contains=word) | Q(office__authority__folded__contains=word)
        )
    if state == "open":
        meetings = meetings.filter(state__in=OPEN)
    elif state in Meeting.State.values:
        meetings = meetings.filter(state=state)
    return meetings.order_by(F("starts_at").desc(nulls_first=True), "-pk")


def meetings_in_calendar(group: Group) -> QuerySet[Meeting]:
    """Return the meetings of a group that have an hour, the newest first."""
    dated = Meeting.objects.filter(
        cause__group=group, taken_back_on=None, state__in=("scheduled", "held")
    )
    return _whole(dated.filter(starts_at__isnull=False)).order_by("-starts_at", "-pk")[:IN_FEED]


def terms_of(group: Group) -> QuerySet[Need]:
    """Return what a group has to do until a day, the nearest first."""
    needs = Need.objects.filter(group=group, closed_on=None, due_on__isnull=False)
    return needs.order_by("due_on", "pk")[:IN_FEED]


def known_to(meeting: Meeting) -> list[Fact]:
    """Return what the kit knows: what this office answered and promised the group, then the rest.

    The rest is of the meeting's own problem.
    """
    facts = Fact.objects.filter(lifted_on=None).select_related("office__authority")
    newest = facts.order_by("-on", "-pk")
    of_office = newest.filter(office=meeting.office_id, cause__group=meeting.cause.group_id)
    own = list(of_office[:KNOWN])
    known = [fact.pk for fact in own]
    others = newest.filter(cause=meeting.cause_id).exclude(pk__in=known)[: KNOWN - len(own)]
    return own + list(others)


def minutes_overdue(*, on: date) -> QuerySet[Minutes]:
    """Return the minutes to which no correction came by their day."""
    return Minutes.objects.filter(state=Minutes.State.SENT, correct_by__lt=on)


def votes_over(*, on: date) -> QuerySet[Table]:
    """Return the pages whose vote has passed its last day."""
    return Table.objects.filter(vote_until__lt=on, vote_closed_on=None)


def tables_inside(by: Actor) -> QuerySet[Table]:
    """Return the pages of options of the groups in which an actor reads what is prepared."""
    own = inside(by, "agenda", group="cause__group")
    return tables().filter(own)


def tables_listed(group: Group) -> QuerySet[Table]:
    """Return a group's pages of options, the newest first."""
    found = Table.objects.filter(cause__group=group)
    return found.select_related("cause", "office__authority").order_by("-opened_at", "-pk")


def tables() -> QuerySet[Table]:
    """Return pages of options with their options and versions."""
    options = Option.objects.filter(dropped_on=None).prefetch_related("versions")
    return Table.objects.select_related(
        "cause__group", "office__authority", "meeting"
    ).prefetch_related(Prefetch("options", options))


def options_inside(by: Actor) -> QuerySet[Option]:
    """Return the options on the pages of an actor's groups."""
    own = inside(by, "agenda", group="table__cause__group")
    return Option.objects.filter(own).select_related("table__cause__group").order_by("position")


def counts_of(table: Table) -> dict[str, int]:
    """Return how many voted what, while a vote is under way."""
    rows = Vote.objects.filter(table=table).values("choice").annotate(n=Count("pk"))
    counted = {str(row["choice"]): int(row["n"]) for row in rows}
    return {choice: counted.get(choice, 0) for choice in Vote.Choice.values}


def meeting_of(reference: str) -> Meeting:
    """Return the meeting whose minutes a correspondence is about."""
    return _whole(Meeting.objects.all()).get(pk=split_ref(reference)[1])


def asks_of(meeting: Meeting) -> list[Ask]:
    """Return what is asked at a meeting, in order."""
    return list(meeting.asks.filter(dropped_on=None))


def put(asks: Iterable[Ask]) -> list[Ask]:
    """Return those that were put to the other side."""
    return [ask for ask in asks if ask.answer and ask.answer != Ask.Answer.NOT_PUT]


def _whole(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    return meetings.select_related(
        "cause__group", "demand", "office__authority", "request", "minutes"
    )
