"""Reading whose terms a person sees, and what they are to be told today."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from civicsteps.core import clock as house
from civicsteps.core.actors.models import Actor
from civicsteps.core.days import BINDING, said
from civicsteps.engines.law import Step, edges
from civicsteps.people.accounts.models import User
from civicsteps.people.acts.models import Need
from civicsteps.people.acts.queries import desk_groups, need_title, open_needs, waiting_for
from civicsteps.people.clocks import book as law
from civicsteps.people.clocks.models import Clock
from civicsteps.people.clocks.queries import UNCONTESTED, running_for
from civicsteps.people.clocks.words import text_of
from civicsteps.people.groups.models import Membership
from civicsteps.people.groups.permissions import ROLES, holds_in_group
from civicsteps.people.groups.roles import places_of
from civicsteps.people.reminders.models import Choice, Digest, Told

STAGES = (0, 1, 3, 7)
"""On how many days before the last one a group is told that a term binds it."""
LATE_FOR = timedelta(days=7)
OVERDUE_FOR = timedelta(days=14)
"""What is late for longer than this is on the desk, and told no more."""
SATURDAY = 5
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to be told: of which row, what kind, about which day, in words.

    Of a group at risk (`quiet`) it names nothing. `binds` marks a day by which the group must act.
    """

    source: str
    kind: str
    day: date
    title: str
    text: str
    url: str
    group: str
    binds: bool = False
    quiet: bool = False

    @property
    def is_term(self) -> bool:
        """Whether it is a day of the law by which the group must act."""
        return self.kind.startswith("term_")


def term_groups(by: Actor) -> list[UUID]:
    """Return the groups of one's own whose terms one reads; no centre's."""
    return [
        place.group_id
        for place in places_of(by)
        if not place.is_centre and holds_in_group(place.role, "R", "letter")
    ]


def binds_soon() -> Q:
    """Say which terms bind a group within a week."""
    today = house.today()
    return Q(who=Clock.Who.GROUP, act_by__gte=today, act_by__lte=today + WEEK)


def late() -> Q:
    """Say which answers are late today, and not contested."""
    contested = Q(contest__in=[Clock.Contest.OPEN, Clock.Contest.ACCEPTED])
    waits = Q(who=Clock.Who.AUTHORITY, state=Clock.State.RUNNING, late_from__lte=house.today())
    return waits & ~contested


def receivers() -> QuerySet[User]:
    """Return the people whom their group's tasks wait for, and who did not leave the letters."""
    roles = [role for role in ROLES if holds_in_group(role, "U", "cause")]
    tasked = Membership.objects.filter(until=None, role__in=roles).exclude(group__kind="centre")
    people = User.objects.filter(is_active=True, pk__in=tasked.values("user"))
    return people.exclude(reminder_choice__what=Choice.What.NONE).order_by("pk")


def lines_for(user: User, *, on: date) -> list[Line]:
    """Return what a person is to be told on a day and was not told yet, what binds before all.

    In the language that is in force. Empty for who wants none, and where they were written today.
    """
    choice = Choice.objects.filter(user=user).first()
    what = choice.what if choice else Choice.What.DAILY
    groups = desk_groups(user.actor)
    if not groups or what == Choice.What.NONE:
        return []
    if Digest.objects.filter(user=user, day=on).exists():
        return []
    lines = [*_own_terms(groups, on), *_late_answers(groups, on), *_tasks(groups, on)]
    if what == Choice.What.BINDING or on.weekday() >= SATURDAY:
        lines = [line for line in lines if line.binds]
    if on.weekday() >= SATURDAY:
        monday = on + timedelta(days=7 - on.weekday())
        lines = [line for line in lines if line.day <= monday]
    lines = _not_told(user, lines)
    terms = {line.url for line in lines if line.is_term}
    # What its term says today is not said once more by its task.
    return [line for line in lines if line.is_term or line.url not in terms]


def next_is_ready(clock: Clock) -> bool:
    """Tell whether the law has a next step for the silence that a clock shows."""
    try:
        return bool(edges(law.book(), clock.step, {"silent"}))
    except KeyError:
        return False


def _own_terms(groups: list[UUID], on: date) -> Iterator[Line]:
    last = on + timedelta(days=STAGES[-1])
    mine = running_for(groups).filter(who=Clock.Who.GROUP, act_by__gte=on, act_by__lte=last)
    for clock in mine:
        if clock.act_by is None:
            continue
        left = (clock.act_by - on).days
        stage = next(days for days in STAGES if left <= days)
        quiet = clock.group.at_risk
        yield Line(
            source=f"clocks.clock:{clock.pk}",
            kind=f"term_{stage}",
            day=clock.act_by,
            title=_("Term") if quiet else clock.about,
            text=_last_day(clock.act_by, left) + ("" if quiet else f" {_act(clock)}"),
            url=clock.url,
            group="" if quiet else clock.group.name,
            binds=True,
            quiet=quiet,
        )


def _late_answers(groups: list[UUID], on: date) -> Iterator[Line]:
    late = running_for(groups).filter(
        UNCONTESTED,
        who=Clock.Who.AUTHORITY,
        state=Clock.State.RUNNING,
        late_from__lte=on,
        late_from__gt=on - LATE_FOR,
    )
    for clock in late.exclude(confidence="low"):
        if clock.late_from is None:
            continue
        quiet = clock.group.at_risk
        yield Line(
            source=f"clocks.clock:{clock.pk}",
            kind="late",
            day=clock.late_from,
            title=_("Term") if quiet else clock.about,
            text=_late_words(clock, clock.late_from, on),
            url=clock.url,
            group="" if quiet else clock.group.name,
            quiet=quiet,
        )


def _tasks(groups: list[UUID], on: date) -> Iterator[Line]:
    due = Q(due_on__lte=on, due_on__gt=on - OVERDUE_FOR)
    for need in waiting_for(open_needs(groups).filter(due)).exclude(Q(waits_for="mentor")):
        if need.due_on:
            yield _task(need, need.due_on, on)


def _task(need: Need, due_on: date, on: date) -> Line:
    quiet, today = need.group.at_risk, due_on == on
    passed = _("It was due on %(day)s.") % {"day": said(due_on, BINDING)}
    return Line(
        source=f"acts.need:{need.pk}",
        kind="due" if today else "overdue",
        day=due_on,
        title=_("Something to do") if quiet else need_title(need),
        text=_("It is due today.") if today else passed,
        url=need.url,
        group="" if quiet else need.group.name,
        binds=today,
        quiet=quiet,
    )


def _not_told(user: User, lines: list[Line]) -> list[Line]:
    days = [line.day for line in lines]
    told = set(
        Told.objects.filter(user=user, day__gte=min(days)).values_list("source", "kind", "day")
        if days
        else ()
    )
    return [line for line in lines if (line.source, line.kind, line.day) not in told]


def _last_day(day: date, left: int) -> str:
    told = {"day": said(day, BINDING), "n": left}
    if left == 0:
        return _("Today is the last day: until 13:00, to be sure.")
    if left == 1:
        return _("Tomorrow, %(day)s, is the last day.") % told
    return (
        ngettext(
            "%(n)s day is left: the last one is %(day)s.",
            "%(n)s days are left: the last one is %(day)s.",
            left,
        )
        % told
    )


def _late_words(clock: Clock, since: date, on: date) -> str:
    late = (
        _("Today is the first day on which the answer is late.")
        if since == on
        else _("The answer is late since %(day)s.") % {"day": said(since, BINDING)}
    )
    return f"{late} {_('The next letter is ready.')}" if next_is_ready(clock) else late


def _act(clock: Clock) -> str:
    words = text_of(Step.from_terms(clock.terms).act)
    return f"{words}." if words else ""
