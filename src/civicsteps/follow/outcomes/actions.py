"""Recording what was decided and what was seen."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from civicsteps.causes.actions import accept_evidence, offer_evidence
from civicsteps.causes.facts import lift_fact, record_fact
from civicsteps.causes.models import Cause, Demand, Evidence
from civicsteps.core import clock
from civicsteps.core.actions import action
from civicsteps.core.actors.models import Actor
from civicsteps.core.files.actions import keep
from civicsteps.core.files.models import StoredFile
from civicsteps.core.files.prepare import Prepared
from civicsteps.core.journal.log import record
from civicsteps.core.models import lock
from civicsteps.core.refusals import Refusal, Refused, refuse, refuse_ahead
from civicsteps.core.text import tidy
from civicsteps.follow.outcomes import rules
from civicsteps.follow.outcomes.models import LASTS, Decision, DecisionChange, Finding
from civicsteps.follow.outcomes.queries import looked_at_again, standing_findings
from civicsteps.people.acts.records import close_need, open_need, record_act, void_acts
from civicsteps.people.authorities.models import Office


@action
def record_decision(
    *,
    cause: Cause,
    office: Office,
    kind: str,
    on: date,
    title: str,
    by: Actor,
    demand: Demand | None = None,
    number: str = "",
    document: Prepared | None = None,
    url: str = "",
    publisher: str = "",
    illustrative: bool = False,
) -> Decision:
    """Record that an authority decided, on paper.

    The document, or the address and name of who published it, is the proof: one is needed.
    """
    refuse(rules.why_not_record_decision(by, cause))
    refuse_ahead(on, "on")
    if not tidy(title):
        raise Refused(Refusal(_("Copy here how it is written there."), "input", "title"))
    if document is None and not (url and tidy(publisher)):
        reason = _("Add the document, or the address and who published it.")
        raise Refused(Refusal(reason, "input", "document"))
    decision = Decision.objects.create(
        cause=cause,
        demand=demand,
        office=office,
        kind=kind,
        number=tidy(number),
        on=on,
        title=tidy(title),
        document=keep(document, by=by, audiences=[cause.audience]) if document else None,
        url=url,
        publisher=tidy(publisher),
        recorded_by=by,
        recorded_at=clock.now(),
        illustrative=illustrative,
    )
    _lay_decision(decision, by=by)
    record_act(group=cause.group, by=by, kind="decision", on=clock.today(), source=decision)
    _tell_decision(decision, "outcomes.decision_recorded", by=by)
    return decision


@action
def suspend_decision(*, decision: Decision, on: date, by: Actor, reason: str = "") -> Decision:
    """Record that a decision was suspended: its step is lifted until it is in force again."""
    lock(decision)
    refuse(rules.why_not_suspend_decision(by, decision))
    return _change(decision, Decision.State.SUSPENDED, on=on, reason=reason, by=by)


@action
def annul_decision(*, decision: Decision, on: date, by: Actor, reason: str = "") -> Decision:
    """Record that a decision was annulled: its step is lifted."""
    lock(decision)
    refuse(rules.why_not_annul_decision(by, decision))
    return _change(decision, Decision.State.ANNULLED, on=on, reason=reason, by=by)


@action
def restore_decision(*, decision: Decision, on: date, by: Actor, reason: str = "") -> Decision:
    """Record that a decision is in force again: its step is held again."""
    lock(decision)
    refuse(rules.why_not_restore_decision(by, decision))
    return _change(decision, Decision.State.IN_FORCE, on=on, reason=reason, by=by)


@action
def take_back_decision(*, decision: Decision, by: Actor) -> Decision:
    """Take back a decision that was entered by mistake: the step that it held is lifted."""
    lock(decision)
    refuse(rules.why_not_take_back_decision(by, decision))
    decision.taken_back_on = clock.today()
    decision.save(update_fields=["taken_back_on"])
    lift_fact(source=decision, kind="decision", on=clock.today(), because="withdrawn")
    void_acts(source=decision, kind="decision")
    _tell_decision(decision, "outcomes.decision_taken_back", by=by)
    return decision


@action
def confirm_done(
    *,
    cause: Cause,
    seen_on: date,
    note: str,
    photo: Prepared | None,
    by: Actor,
    demand: Demand | None = None,
    illustrative: bool = False,
) -> Finding:
    """Confirm that somebody was there and saw it done. The photo becomes accepted evidence."""
    lock(cause)
    refuse(rules.why_not_confirm_done(by, cause))
    if photo is None:
        raise Refused(Refusal(_("Add a photo of how it is now."), "input", "photo"))
    finding = _find(
        cause, demand, Finding.Kind.DONE, seen_on, note, photo, by=by, illustrative=illustrative
    )
    _lay_finding(finding, by=by)
    return finding


@action
def confirm_lasting(
    *,
    cause: Cause,
    seen_on: date,
    note: str,
    by: Actor,
    demand: Demand | None = None,
    photo: Prepared | None = None,
    illustrative: bool = False,
) -> Finding:
    """Confirm that what was done still holds, at least 180 days after it was seen done."""
    lock(cause)
    refuse(rules.why_not_confirm_lasting(by, cause))
    done = standing_findings(cause, demand, kind="done").order_by("seen_on").first()
    if done is None:
        raise Refused(Refusal(_("First it has to be seen done."), "moment"))
    if seen_on < done.seen_on + LASTS:
        raise Refused(rules.too_early(done.seen_on + LASTS, "input"))
    finding = _find(
        cause, demand, Finding.Kind.LASTING, seen_on, note, photo, by=by, illustrative=illustrative
    )
    _lay_finding(finding, by=by)
    _close_needs(cause, demand)
    return finding


@action
def mark_undone(
    *,
    cause: Cause,
    seen_on: date,
    note: str,
    by: Actor,
    demand: Demand | None = None,
    photo: Prepared | None = None,
    illustrative: bool = False,
) -> Finding:
    """Record that what was done is undone: steps 9 and 10 are lifted."""
    lock(cause)
    refuse(rules.why_not_mark_undone(by, cause))
    return _end(
        cause, demand, Finding.Kind.UNDONE, seen_on, note, photo, by=by, illustrative=illustrative
    )


@action
def mark_gone(
    *,
    cause: Cause,
    seen_on: date,
    note: str,
    by: Actor,
    demand: Demand | None = None,
    photo: Prepared | None = None,
    illustrative: bool = False,
) -> Finding:
    """Record that what lasted does not hold any more: step 10 is lifted."""
    lock(cause)
    refuse(rules.why_not_mark_gone(by, cause))
    return _end(
        cause, demand, Finding.Kind.GONE, seen_on, note, photo, by=by, illustrative=illustrative
    )


@action
def withdraw_finding(*, finding: Finding, by: Actor) -> Finding:
    """End a finding whose evidence was struck."""
    lock(finding.cause)  # first, as in every action that moves a cause's findings
    lock(finding)
    refuse(rules.why_not_withdraw_finding(by, finding))
    if finding.ended_on is None:
        _lift(finding, on=clock.today(), because=Finding.Because.STRUCK)
        _tell_finding(finding, "outcomes.finding_withdrawn", by=by)
    return finding


@action
def ask_for_lasting(*, finding: Finding, by: Actor) -> Finding:
    """Put it on the desk to look again at what was seen done 180 days ago; may run again."""
    lock(finding)
    refuse(rules.why_not_ask_for_lasting(by, finding))
    if finding.ended_on or finding.reminded_on or looked_at_again(finding):
        return finding
    finding.reminded_on = clock.today()
    finding.save(update_fields=["reminded_on"])
    open_need(
        group=finding.cause.group,
        kind="outcomes.lasting",
        source=finding,
        about=finding.cause.title,
        url=finding.get_absolute_url(),
        on=clock.today(),
        due_on=finding.seen_on + LASTS,
    )
    return finding


def _change(decision: Decision, state: str, *, on: date, reason: str, by: Actor) -> Decision:
    refuse_ahead(on, "on")
    if on < decision.on:
        raise Refused(Refusal(_("This is before they decided."), "input", "on"))
    decision.state = state
    decision.save(update_fields=["state"])
    DecisionChange.objects.create(
        decision=decision,
        state=state,
        on=on,
        reason=tidy(reason),
        recorded_by=by,
        recorded_at=clock.now(),
    )
    if state == Decision.State.IN_FORCE:
        _lay_decision(decision, by=by)
    else:
        lift_fact(source=decision, kind="decision", on=on, because=state)
    _tell_decision(decision, f"outcomes.decision_{decision.state}", by=by)
    return decision


def _lay_decision(decision: Decision, *, by: Actor) -> None:
    record_fact(
        cause=decision.cause,
        demand=decision.demand,
        office=decision.office,
        kind="decision",
        source=decision,
        on=decision.on,
        by=by,
        proof=decision.proof,
    )


def _find(
    cause: Cause,
    demand: Demand | None,
    kind: str,
    seen_on: date,
    note: str,
    photo: Prepared | None,
    *,
    by: Actor,
    illustrative: bool,
) -> Finding:
    """Write down what was seen; what is done or lasts brings its accepted evidence along."""
    refuse_ahead(seen_on, "seen_on")
    if not tidy(note):
        raise Refused(Refusal(_("Say what you saw."), "input", "note"))
    file = keep(photo, by=by, audiences=[cause.audience]) if photo else None
    shown = kind in (Finding.Kind.DONE, Finding.Kind.LASTING)
    finding = Finding.objects.create(
        cause=cause,
        demand=demand,
        kind=kind,
        seen_on=seen_on,
        note=tidy(note),
        photo=file,
        evidence=_evidence(cause, kind, seen_on, note, file, by, illustrative) if shown else None,
        recorded_by=by,
        recorded_at=clock.now(),
        illustrative=illustrative,
    )
    record_act(group=cause.group, by=by, kind="finding", on=clock.today(), source=finding)
    _tell_finding(finding, f"outcomes.seen_{finding.kind}", by=by)
    return finding


def _evidence(
    cause: Cause,
    shows: str,
    seen_on: date,
    note: str,
    file: StoredFile | None,
    by: Actor,
    illustrative: bool,
) -> Evidence:
    offered = offer_evidence(
        cause=cause,
        kind=Evidence.Kind.PHOTO if file else Evidence.Kind.WITNESS,
        shows=shows,
        caption=note,
        seen_on=seen_on,
        file=file,
        by=by,
        illustrative=illustrative,
    )
    return accept_evidence(evidence=offered, by=by)


def _lay_finding(finding: Finding, *, by: Actor) -> None:
    record_fact(
        cause=finding.cause,
        demand=finding.demand,
        office=finding.demand.office if finding.demand else None,
        kind=finding.kind,
        source=finding,
        on=finding.seen_on,
        by=by,
        proof=finding.note[:200],
    )


def _end(
    cause: Cause,
    demand: Demand | None,
    kind: str,
    seen_on: date,
    note: str,
    photo: Prepared | None,
    *,
    by: Actor,
    illustrative: bool,
) -> Finding:
    """Write down what was seen undone or gone, and end what it ends."""
    only = "lasting" if kind == Finding.Kind.GONE else None
    standing = standing_findings(cause, demand, kind=only)
    ended = list(standing.order_by("pk").select_for_update())
    if not ended:
        raise Refused(Refusal(_("First it has to be seen done."), "moment"))
    if any(seen_on < finding.seen_on for finding in ended):
        raise Refused(Refusal(_("This is before it was seen done."), "input", "seen_on"))
    finding = _find(cause, demand, kind, seen_on, note, photo, by=by, illustrative=illustrative)
    for one in ended:
        _lift(one, on=seen_on, because=kind)
    return finding


def _lift(finding: Finding, *, on: date, because: str) -> None:
    finding.ended_on, finding.ended_because = on, because
    finding.save(update_fields=["ended_on", "ended_because"])
    lift_fact(source=finding, kind=finding.kind, on=on, because=because)
    close_need(kind="outcomes.lasting", source=finding, on=clock.today())


def _close_needs(cause: Cause, demand: Demand | None) -> None:
    for done in standing_findings(cause, demand, kind="done"):
        close_need(kind="outcomes.lasting", source=done, on=clock.today())


def _tell_decision(decision: Decision, kind: str, *, by: Actor) -> None:
    record(
        kind,
        by=by,
        about={"cause": decision.cause, "decision": decision, "office": decision.office},
        audiences=[decision.cause.audience],
    )


def _tell_finding(finding: Finding, kind: str, *, by: Actor) -> None:
    record(
        kind,
        by=by,
        about={"cause": finding.cause, "finding": finding},
        audiences=[finding.cause.audience],
        data={"seen_on": finding.seen_on.isoformat()},
    )
