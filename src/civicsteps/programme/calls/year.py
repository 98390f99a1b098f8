"""What a programme's groups reached: its totals, and its year month by month."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import sqrt

from django.db.models import Case, Count, Q, QuerySet, Value, When
from django.db.models.functions import TruncMonth
from django.utils.formats import date_format

from civicsteps.causes.fact_kinds import FACT_KINDS
from civicsteps.causes.models import Cause, Fact
from civicsteps.core import clock
from civicsteps.core.days import said
from civicsteps.follow.commitments.queries import promises_in
from civicsteps.programme.calls.models import Programme

HEARD = ["report", "conversation"]
ASKED = ["letter", "petition", "ask"]
DRAWN = (1, 4, 5, 6, 7, 8, 9)
"""The steps that the picture of the year shows."""
MONTHS = 12
MOST_YEARS = 20
WIDE, HIGH, LEFT, TOP = 24, 30, 78, 26
"""The picture's columns and rows, and what stands beside and above them, in its own lengths."""


@dataclass(frozen=True, slots=True)
class Totals:
    """What was heard, asked, answered, promised and kept in the groups' public problems.

    `heard` counts what people told; `asked` and `answered` each demand once; `promised` each
    promise, `kept` those that were seen kept.
    """

    heard: int
    asked: int
    answered: int
    promised: int
    kept: int


@dataclass(frozen=True, slots=True)
class Dot:
    """How many problems reached a step in a month, and where and how large it is drawn."""

    n: int
    x: float
    y: float
    r: float


@dataclass(frozen=True, slots=True)
class Row:
    """A step of the year: how many problems reached it, month by month."""

    step: int
    y: float
    dots: list[Dot]

    @property
    def whole(self) -> int:
        """How many in the year."""
        return sum(dot.n for dot in self.dots)


@dataclass(frozen=True, slots=True)
class Year:
    """Twelve months of a programme, or after it.

    A problem counts in each month in which one of its facts of a step happened; facts that were
    lifted do not count.
    """

    number: int
    years: int
    months: list[date]
    rows: list[Row]
    after: bool

    @property
    def width(self) -> int:
        """The picture's width, in its own lengths."""
        return LEFT + WIDE * len(self.months) + 6

    @property
    def height(self) -> int:
        """The picture's height."""
        return TOP + HIGH * len(self.rows) + 4

    @property
    def labels(self) -> list[tuple[float, str, date]]:
        """Where each month stands, its short name, and its first day."""
        return [
            (LEFT + WIDE * (n + 0.5), date_format(month, "b")[:3].lower(), month)
            for n, month in enumerate(self.months)
        ]

    @property
    def span(self) -> tuple[str, str]:
        """Its first and last month, in words."""
        return said(self.months[0], "F Y"), said(self.months[-1], "F Y")

    @property
    def is_empty(self) -> bool:
        """Whether nothing was reached."""
        return not any(row.whole for row in self.rows)


def totals_of(programme: Programme) -> Totals:
    """Return what a programme's groups reached so far, in two queries."""
    counted = _facts(programme).aggregate(
        heard=Count("pk", filter=Q(kind__in=HEARD)),
        asked=Count("demand", distinct=True, filter=Q(kind__in=ASKED)),
        answered=Count("demand", distinct=True, filter=Q(kind="reply")),
    )
    promises = promises_in(_causes(programme))
    return Totals(promised=promises.made, kept=promises.kept, **counted)


def year_of(programme: Programme, *, number: int | None = None) -> Year:
    """Return a year of a programme, the last unless another is asked for, in one query.

    While it runs its years are counted from the month in which it began; afterwards the last one
    ends with the month that runs now, and the others before it.
    """
    firsts = _firsts(programme, clock.today())
    number = min(max(number or len(firsts), 1), len(firsts))
    starts = [_month(firsts[number - 1], n) for n in range(MONTHS + 1)]
    counts = _reached(programme, starts[0], starts[-1])
    months = [first for first, _next in pairwise(starts)]
    rows = [_row(place, step, months, counts) for place, step in enumerate(reversed(DRAWN))]
    return Year(number, len(firsts), months, rows, after=starts[0] > programme.ends)


def _firsts(programme: Programme, today: date) -> list[date]:
    """Return the first months of a programme's years, the oldest first."""
    begins, over = _month(programme.begins, 0), today > programme.ends
    found = [_month(today, 1 - MONTHS)] if over else [begins]
    while over and found[0] > begins and len(found) < MOST_YEARS:
        found.insert(0, _month(found[0], -MONTHS))
    while not over and _month(found[-1], MONTHS) <= today and len(found) < MOST_YEARS:
        found.append(_month(found[-1], MONTHS))
    return found


def _row(place: int, step: int, months: list[date], counts: dict[tuple[int, date], int]) -> Row:
    y = TOP + HIGH * (place + 0.5)
    found = [counts.get((step, month), 0) for month in months]
    dots = [Dot(n, LEFT + WIDE * (at + 0.5), y, _radius(n)) for at, n in enumerate(found)]
    return Row(step, y, dots)


def _radius(n: int) -> float:
    # Its area grows with the number, as far as its column allows; one is large enough to read.
    return round(min(9 + 1.2 * sqrt(max(n - 1, 0)), WIDE / 2), 1) if n else 0


def _causes(programme: Programme) -> QuerySet[Cause]:
    joined = programme.participations.values("group")
    return Cause.objects.filter(group__in=joined, published_at__isnull=False)


def _facts(programme: Programme) -> QuerySet[Fact]:
    return Fact.objects.filter(cause__in=_causes(programme).values("pk"), lifted_on=None)


def _reached(programme: Programme, first: date, end: date) -> dict[tuple[int, date], int]:
    steps = [
        When(kind=name, then=Value(kind.step))
        for name, kind in FACT_KINDS.items()
        if kind.flag is None
    ]
    rows = (
        _facts(programme)
        .filter(on__gte=first, on__lt=end)
        .annotate(reached=Case(*steps, default=Value(0)), month=TruncMonth("on"))
        .values_list("reached", "month")
        .annotate(n=Count("cause", distinct=True))
        .order_by()
    )
    return {(step, month): n for step, month, n in rows}


def _month(first: date, later: int) -> date:
    year, month = divmod(first.year * 12 + first.month - 1 + later, 12)
    return date(year, month + 1, 1)
