"""The list of promises: how they stand, of whom, made to whom, due when, how late."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from civicsteps.core import clock
from civicsteps.core.forms import DayField
from civicsteps.follow.commitments.models import Commitment
from civicsteps.follow.commitments.queries import (
    commitments_listed,
    in_state,
    overdue_since,
    with_due,
)
from civicsteps.follow.commitments.standing import Standing, standing_of
from civicsteps.front.lists.export import Column, Sheet
from civicsteps.front.lists.fields import (
    SearchField,
    YearField,
    days_of,
    groups_named,
    offices_named,
)
from civicsteps.front.lists.narrowing import ChoiceOf, ListForm, NamedField, Narrowed, SortField
from civicsteps.front.queries import found_ids

STATES = [
    ("waiting", pgettext_lazy("promise", "waiting")),
    ("late", pgettext_lazy("promise", "late")),
    ("kept", pgettext_lazy("promise", "kept")),
    ("partly", pgettext_lazy("promise", "partly kept")),
    ("broken", pgettext_lazy("promise", "not kept")),
    ("undated", pgettext_lazy("promise", "no date")),
]
DAYS_LATE = [
    ("1", _("a day")),
    ("30", _("a month")),
    ("90", _("three months")),
    ("365", _("a year")),
]


class CommitmentList(ListForm):
    """Search by the problem, state, office, group, year, term, lateness."""

    q = SearchField(_("Search by the problem"))
    stare = ChoiceOf(STATES, label=pgettext_lazy("filter", "state"))
    birou = NamedField(label=pgettext_lazy("filter", "office"), find=offices_named)
    grup = NamedField(label=pgettext_lazy("filter", "group"), find=groups_named)
    an = YearField()
    scadente = DayField(label=_("due until"), required=False)
    intarziere = ChoiceOf(DAYS_LATE, label=_("late by at least"))
    sort = SortField(
        [("", _("the newest first")), ("termen", _("by their term, the nearest first"))]
    )


@dataclass(frozen=True, slots=True)
class Line:
    """A promise as the list shows it."""

    promise: Commitment
    standing: Standing

    @property
    def due(self) -> date | None:
        """The last day that was agreed."""
        return self.standing.last.due_to

    @property
    def lateness(self) -> str:
        """By how much it is late, in words; empty when it is not."""
        if not (days := self.standing.late):
            return ""
        return ngettext("%(n)d day late", "%(n)d days late", days) % {"n": days}


def commitments_narrowed(chosen: Narrowed) -> QuerySet[Commitment]:
    """Return the public promises that a list is narrowed to, in the order asked for."""
    rows, today = commitments_listed(), clock.today()
    if chosen.get("stare"):
        rows = in_state(rows, chosen.get("stare"), on=today)
    if chosen.get("intarziere"):
        rows = overdue_since(rows, today - timedelta(days=int(chosen.get("intarziere"))))
    if chosen.get("scadente") or chosen.get("sort"):
        rows = with_due(rows)
    if chosen.get("scadente"):
        rows = rows.filter(Q(due__lte=chosen.get("scadente")))
    if chosen.get("q"):
        rows = rows.filter(cause__in=found_ids(chosen.get("q"), kind="causes.cause"))
    if chosen.get("birou"):
        rows = rows.filter(office__in=chosen.get("birou").keys)
    if chosen.get("grup"):
        rows = rows.filter(cause__group__in=chosen.get("grup").keys)
    if year := chosen.get("an"):
        rows = rows.filter(made_on__range=days_of(year))
    if chosen.get("sort"):
        return rows.order_by(F("due").asc(nulls_last=True), "-pk")
    return rows.order_by("-made_on", "-pk")


def line_of(promise: Commitment) -> Line:
    """Return a promise as the list shows it."""
    return Line(promise, standing_of(promise))


def _state(found: Line) -> str:
    return str(dict(STATES)[found.standing.state])


COMMITMENTS: Sheet[Commitment, Line] = Sheet(
    "promisiuni",
    line_of,
    [
        Column("quote", _("their words"), lambda x: x.promise.quote),
        Column("office", pgettext_lazy("filter", "office"), lambda x: x.promise.office.label),
        Column("made_on", _("said on"), lambda x: x.promise.made_on),
        Column("due_on", _("due on"), lambda x: x.due),
        Column("state", pgettext_lazy("filter", "state"), _state),
        Column("days_late", _("days late"), lambda x: x.standing.late),
        Column("problem", _("the problem"), lambda x: x.promise.cause.title),
        Column("group", pgettext_lazy("filter", "group"), lambda x: x.promise.cause.group.name),
        Column("illustrative", _("an invented example"), lambda x: x.promise.illustrative),
        Column("url", _("address"), lambda x: settings.SITE_URL + x.promise.get_absolute_url()),
    ],
)
