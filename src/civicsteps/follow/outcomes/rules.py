"""Who may record decisions and what was seen."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from civicsteps.causes.models import Cause
from civicsteps.causes.stairs import kept_stairs
from civicsteps.core import clock
from civicsteps.core.actors.models import Actor
from civicsteps.core.days import BINDING, said
from civicsteps.core.refusals import Kind, Refusal
from civicsteps.follow.outcomes.models import LASTS, Decision, Finding
from civicsteps.people.groups.roles import not_allowed

DONE, LASTING = 9, 10


def why_not_record_decision(by: Actor, cause: Cause) -> Refusal | None:
    """An organiser records what an authority decided."""
    return not_allowed(by, "C", "outcome", cause.group)


def why_not_suspend_decision(by: Actor, decision: Decision) -> Refusal | None:
    """An organiser records that a decision in force was suspended."""
    if refusal := not_allowed(by, "V", "outcome", decision.cause.group):
        return refusal
    if decision.state == Decision.State.IN_FORCE:
        return None
    return Refusal(_("It is not in force already."))


def why_not_annul_decision(by: Actor, decision: Decision) -> Refusal | None:
    """An organiser records that a decision was annulled, suspended before or not."""
    if refusal := not_allowed(by, "V", "outcome", decision.cause.group):
        return refusal
    annulled = decision.state == Decision.State.ANNULLED
    return Refusal(_("It is annulled already.")) if annulled else None


def why_not_restore_decision(by: Actor, decision: Decision) -> Refusal | None:
    """An organiser records that a decision is in force again."""
    if refusal := not_allowed(by, "V", "outcome", decision.cause.group):
        return refusal
    in_force = decision.state == Decision.State.IN_FORCE
    return Refusal(_("It is in force already.")) if in_force else None


def why_not_take_back_decision(by: Actor, decision: Decision) -> Refusal | None:
    """An organiser takes back what was entered by mistake, once."""
    if refusal := not_allowed(by, "V", "outcome", decision.cause.group):
        return refusal
    return Refusal(_("It was taken back already.")) if decision.taken_back_on else None


def why_not_confirm_done(by: Actor, cause: Cause) -> Refusal | None:
    """An organiser confirms what was seen done."""
    return not_allowed(by, "C", "outcome", cause.group)


def why_not_confirm_lasting(by: Actor, cause: Cause) -> Refusal | None:
    """An organiser confirms that what was done still holds, 180 days after it was seen done."""
    if refusal := not_allowed(by, "C", "outcome", cause.group):
        return refusal
    done = cause.findings.filter(kind="done", ended_on=None) if _held(cause, DONE) else None
    first = done.order_by("seen_on").first() if done is not None else None
    if first is None:
        return Refusal(_("First it has to be seen done."))
    day = first.seen_on + LASTS
    return too_early(day, "moment") if clock.today() < day else None


def why_not_mark_undone(by: Actor, cause: Cause) -> Refusal | None:
    """An organiser records that what was done is undone."""
    if refusal := not_allowed(by, "V", "outcome", cause.group):
        return refusal
    held = _held(cause, DONE) or _held(cause, LASTING)
    return None if held else Refusal(_("First it has to be seen done."))


def why_not_mark_gone(by: Actor, cause: Cause) -> Refusal | None:
    """An organiser records that what lasted is gone."""
    if refusal := not_allowed(by, "V", "outcome", cause.group):
        return refusal
    return None if _held(cause, LASTING) else Refusal(_("Nobody has seen yet that it lasts."))


def why_not_withdraw_finding(by: Actor, _finding: Finding) -> Refusal | None:
    """The system ends a finding whose evidence was struck, nobody else."""
    return _system_only(by)


def why_not_ask_for_lasting(by: Actor, _finding: Finding) -> Refusal | None:
    """The system asks to look again, nobody else."""
    return _system_only(by)


def too_early(day: date, kind: Kind) -> Refusal:
    """Return the refusal of a look before something can count as lasting."""
    reason = _("It counts as lasting 180 days after it was seen done: from %(day)s.")
    return Refusal(reason % {"day": said(day, BINDING)}, kind, "seen_on")


def _system_only(by: Actor) -> Refusal | None:
    if by.kind == Actor.Kind.SYSTEM:
        return None
    return Refusal(_("This comes by itself."), "forbidden")


def _held(cause: Cause, step: int) -> bool:
    # The leading demand is the highest: if any demand holds these steps, it does.
    return kept_stairs(cause).treads[step - 1].state == "held"
