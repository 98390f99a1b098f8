"""How a promise stands, from its versions, checks, statements and marks: nothing is stored."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from civicsteps.core import clock
from civicsteps.engines.promises import Schedule, State, days_late, schedule, state_of
from civicsteps.follow.commitments.models import (
    Breach,
    Check,
    Commitment,
    CommitmentVersion,
    Statement,
)

BREACH_AFTER = 90
"""Days past its term after which a promise may be marked as broken."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a promise stands on a day: one word, one sentence, and both counts of lateness.

    `baseline` is measured against the first term, `current` against the last one agreed. The word
    follows the current term, but the first one if the authority moved it by itself.
    """

    state: State
    headline: str | Promise
    first: CommitmentVersion
    last: CommitmentVersion
    baseline: Schedule
    current: Schedule
    late_baseline: int
    late_current: int
    late: int
    check: Check | None
    statement: Statement | None
    breach: Breach | None
    kept_on: date | None

    @property
    def due_moved(self) -> bool:
        """Whether the term is another than at first: then both counts are shown."""
        return self.first.due_to != self.last.due_to

    @property
    def may_be_broken(self) -> bool:
        """Whether a person may mark it as broken: long overdue, or said done and seen not to be.

        The office's last word has to be „done”, and who saw that it is not went there after it.
        """
        said, seen = self.statement, self.check
        says_done = said is not None and said.said == Statement.Said.SAYS_DONE
        is_not = seen is not None and seen.found == Check.Found.CONTRADICTED
        if said and seen and says_done and is_not and seen.seen_on >= said.on:
            return True
        return self.kept_on is None and self.late >= BREACH_AFTER

    @property
    def is_over(self) -> bool:
        """Whether nobody needs to look any more: kept, taken back, or its mandate ended."""
        withdrawn = self.statement and self.statement.said == Statement.Said.WITHDRAWN
        return self.kept_on is not None or bool(withdrawn) or self.current == "lapsed"


def standing_of(commitment: Commitment, *, on: date | None = None) -> Standing:
    """Return how a promise stands on a day, today if none is given.

    Reads the relations `versions`, `checks`, `statements` and `breaches`: fetch them beforehand.
    """
    on = on or clock.today()
    versions = sorted(commitment.versions.all(), key=lambda version: version.n)
    checks = sorted(commitment.checks.all(), key=lambda c: (c.seen_on, c.recorded_at, c.pk))
    statements = sorted(commitment.statements.all(), key=lambda s: (s.on, s.recorded_at, s.pk))
    first, last = versions[0], versions[-1]
    check = checks[-1] if checks else None
    statement = statements[-1] if statements else None
    breach = next((b for b in commitment.breaches.all() if b.lifted_on is None), None)
    kept_on = _kept_since(checks)
    ends = commitment.mandate.ends if commitment.mandate else None
    baseline = schedule(first.due_to, on=on, seen_on=kept_on, term_ends=ends)
    current = schedule(last.due_to, on=on, seen_on=kept_on, term_ends=ends)
    by_themselves = last.change_by == CommitmentVersion.ChangeBy.AUTHORITY
    late_baseline = days_late(first.due_to, on=on, seen_on=kept_on)
    late_current = days_late(last.due_to, on=on, seen_on=kept_on)
    late = late_baseline if by_themselves else late_current
    state = state_of(
        baseline if by_themselves else current,
        found=check.found if check else "",
        broken=breach is not None,
    )
    return Standing(
        state=state,
        headline=_headline(state, check=check, statement=statement, late=late),
        first=first,
        last=last,
        baseline=baseline,
        current=current,
        late_baseline=late_baseline,
        late_current=late_current,
        late=late,
        check=check,
        statement=statement,
        breach=breach,
        kept_on=kept_on,
    )


def _kept_since(checks: list[Check]) -> date | None:
    # The first of the checks that found it done, without one after it that did not.
    since = None
    for check in checks:
        if check.found != Check.Found.VERIFIED:
            since = None
        elif since is None:
            since = check.seen_on
    return since


def _headline(
    state: State, *, check: Check | None, statement: Statement | None, late: int
) -> str | Promise:
    said = statement.said if statement else ""
    found = check.found if check else ""
    if state == "broken":
        return _("They did not keep their promise.")
    if state == "kept":
        return _("They kept it, but late.") if late else _("They kept their promise.")
    if said in (Statement.Said.WITHDRAWN, Statement.Said.SAYS_IMPOSSIBLE):
        return _("They took the promise back.")
    if found == Check.Found.CONTRADICTED:
        return _("They say it is done. On the ground it is not.")
    if said == Statement.Said.SAYS_DONE and not found:
        return _("They say it is done. Nobody has checked yet.")
    if state == "partly":
        return _("They did a part of it.")
    return _WAITING[state]


_WAITING: dict[State, str | Promise] = {
    "late": _("The term has passed."),
    "undated": _("They promised, but gave no date."),
    "waiting": _("They promised. The term has not come yet."),
}
