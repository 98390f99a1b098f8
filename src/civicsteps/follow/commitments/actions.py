"""Recording promises and what became of them."""

from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from civicsteps.causes.facts import lift_fact, record_fact
from civicsteps.causes.models import Cause, Demand
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
from civicsteps.engines.promises import Due, reminder_days
from civicsteps.follow.commitments import rules
from civicsteps.follow.commitments.models import (
    Breach,
    Check,
    Commitment,
    CommitmentVersion,
    Reminder,
    Statement,
)
from civicsteps.follow.commitments.standing import standing_of
from civicsteps.people.acts.records import close_need, open_need, record_act, void_acts
from civicsteps.people.authorities.models import Mandate, Office
from civicsteps.people.authorities.queries import holder_of

NO_DATE = Due(None, None, "none")
ASK_AFTER = timedelta(days=30)
SAID_DONE = 0
"""The place among the reminders of the one that follows „it is done”."""


@action
def register_commitment(
    *,
    cause: Cause,
    office: Office,
    quote: str,
    made_on: date,
    channel: str,
    by: Actor,
    demand: Demand | None = None,
    mandate: Mandate | None = None,
    due_text: str = "",
    due: Due = NO_DATE,
    measure: str = "",
    document: Prepared | None = None,
    url: str = "",
    publisher: str = "",
    illustrative: bool = False,
) -> Commitment:
    """Record what an office promised, word for word, with its first term: the baseline.

    `due` is the term as a person confirmed it; `measure` says how we shall see it. Without a
    `mandate`, the one that the office was held under on that day.
    """
    refuse(rules.why_not_register_commitment(by, cause))
    _refuse_empty(quote, "quote")
    refuse_ahead(made_on, "made_on")
    _refuse_due(due, not_before=made_on)
    if url and not tidy(publisher):
        raise Refused(Refusal(_("Say who published it."), "input", "publisher"))
    commitment = Commitment.objects.create(
        cause=cause,
        demand=demand,
        office=office,
        mandate=mandate or holder_of(office, on=made_on),
        made_on=made_on,
        channel=channel,
        quote=tidy(quote),
        document=_kept(document, cause, by=by),
        url=url,
        publisher=tidy(publisher),
        recorded_by=by,
        recorded_at=clock.now(),
        illustrative=illustrative,
    )
    _add_version(commitment, 1, due, agreed_on=made_on, by=by, due_text=due_text, measure=measure)
    record_fact(
        cause=cause,
        demand=demand,
        office=office,
        kind="commitment",
        source=commitment,
        on=made_on,
        by=by,
        proof=commitment.proof,
    )
    record_act(group=cause.group, by=by, kind="promise", on=clock.today(), source=commitment)
    _tell(commitment, "commitments.commitment_registered", by=by, office=True)
    _ask_for_a_date(commitment, due)
    return commitment


@action
def change_commitment(
    *,
    commitment: Commitment,
    due: Due,
    change_by: str,
    reason: str,
    agreed_on: date,
    by: Actor,
    due_text: str = "",
    measure: str = "",
) -> CommitmentVersion:
    """Record that the term is another from now on; every earlier one stays and is shown."""
    lock(commitment)
    refuse(rules.why_not_change_commitment(by, commitment))
    _refuse_empty(reason, "reason")
    refuse_ahead(agreed_on, "agreed_on")
    if agreed_on < commitment.made_on:
        raise Refused(Refusal(_("This is before they promised."), "input", "agreed_on"))
    _refuse_due(due, not_before=commitment.made_on)
    last = commitment.versions.latest("n")
    version = _add_version(
        commitment,
        last.n + 1,
        due,
        agreed_on=agreed_on,
        by=by,
        due_text=due_text,
        measure=measure or last.measure,
        change_by=change_by,
        reason=reason,
    )
    _tell(commitment, "commitments.commitment_changed", by=by)
    _close_reminders(commitment)
    _ask_for_a_date(commitment, due)
    return version


@action
def record_check(
    *,
    commitment: Commitment,
    seen_on: date,
    found: str,
    by: Actor,
    note: str = "",
    photo: Prepared | None = None,
) -> Check:
    """Record what somebody saw of a promise on the ground.

    It needs a photo or words; „it is done” also somebody else than who recorded the promise. What
    is seen done mends a promise that was marked as broken.
    """
    lock(commitment)
    refuse(rules.why_not_record_check(by, commitment))
    refuse_ahead(seen_on, "seen_on")
    if seen_on < commitment.made_on:
        raise Refused(Refusal(_("This is before they promised."), "input", "seen_on"))
    if photo is None and not tidy(note):
        raise Refused(Refusal(_("Add a photo, or say what you saw."), "input", "note"))
    if found == Check.Found.VERIFIED and by.pk == commitment.recorded_by_id:
        raise Refused(
            Refusal(
                _("You wrote the promise down. Let somebody else go and say that it is done."),
                "input",
                "found",
            )
        )
    check = Check.objects.create(
        commitment=commitment,
        seen_on=seen_on,
        found=found,
        note=tidy(note),
        photo=_kept(photo, commitment.cause, by=by),
        recorded_by=by,
        recorded_at=clock.now(),
    )
    record_act(
        group=commitment.cause.group, by=by, kind="promise_check", on=clock.today(), source=check
    )
    _tell(commitment, f"commitments.seen_{check.found}", by=by)
    _close_reminders(commitment)
    if found == Check.Found.VERIFIED:
        _lift_breach(commitment)
        close_need(kind="commitments.ask_date", source=commitment, on=clock.today())
    return check


@action
def record_statement(
    *,
    commitment: Commitment,
    on: date,
    said: str,
    by: Actor,
    words: str = "",
    document: Prepared | None = None,
) -> Statement:
    """Record what the office says about its promise. When it says „done”, somebody is to look."""
    lock(commitment)
    refuse(rules.why_not_record_statement(by, commitment))
    refuse_ahead(on, "on")
    statement = Statement.objects.create(
        commitment=commitment,
        on=on,
        said=said,
        words=tidy(words),
        document=_kept(document, commitment.cause, by=by),
        recorded_by=by,
        recorded_at=clock.now(),
    )
    _tell(commitment, f"commitments.said_{statement.said}", by=by)
    if said == Statement.Said.SAYS_DONE:
        _open_reminder(commitment, due_on=on, days=SAID_DONE)
    if said == Statement.Said.WITHDRAWN:
        _close_reminders(commitment)
    return statement


@action
def mark_broken(*, commitment: Commitment, reason: str, by: Actor) -> Breach:
    """Say that a promise was broken, and why: a flag stands on its step."""
    lock(commitment)
    refuse(rules.why_not_mark_broken(by, commitment))
    _refuse_empty(reason, "reason")
    breach = Breach.objects.create(
        commitment=commitment, marked_on=clock.today(), reason=tidy(reason), marked_by=by
    )
    record_fact(
        cause=commitment.cause,
        demand=commitment.demand,
        office=commitment.office,
        kind="breach",
        source=commitment,
        on=breach.marked_on,
        by=by,
        proof=commitment.proof,
    )
    _tell(commitment, "commitments.marked_broken", by=by, office=True)
    return breach


@action
def unmark_broken(*, commitment: Commitment, by: Actor) -> Commitment:
    """Take the mark back: the promise goes on."""
    lock(commitment)
    refuse(rules.why_not_unmark_broken(by, commitment))
    _lift_breach(commitment)
    _tell(commitment, "commitments.unmarked_broken", by=by, office=True)
    return commitment


@action
def take_back_commitment(*, commitment: Commitment, by: Actor) -> Commitment:
    """Take back a promise that was entered by mistake: its step falls, and nobody is reminded."""
    lock(commitment)
    refuse(rules.why_not_take_back_commitment(by, commitment))
    commitment.taken_back_on = clock.today()
    commitment.save(update_fields=["taken_back_on"])
    for kind in ("breach", "commitment"):
        lift_fact(source=commitment, kind=kind, on=clock.today(), because="withdrawn")
    void_acts(source=commitment, kind="promise")
    _close_reminders(commitment)
    close_need(kind="commitments.ask_date", source=commitment, on=clock.today())
    _tell(commitment, "commitments.commitment_taken_back", by=by)
    return commitment


@action
def remind_of_commitment(*, commitment: Commitment, by: Actor) -> bool:
    """Put a promise on the desk if a day of reminding has come; tell whether one was opened.

    May run again: each reminder opens once. After days without a worker only the newest opens.
    """
    lock(commitment)
    refuse(rules.why_not_remind_of_commitment(by, commitment))
    standing = standing_of(commitment)
    if standing.is_over or commitment.taken_back_on:
        _close_reminders(commitment)
        return False
    due = standing.last.due_to
    if due is None:
        return False
    passed = reminder_days(due, made_on=standing.last.agreed_on, until=clock.today())
    newest = max(passed, default=None)
    return newest is not None and _open_reminder(commitment, due_on=due, days=newest)


def _add_version(
    commitment: Commitment,
    n: int,
    due: Due,
    *,
    agreed_on: date,
    by: Actor,
    due_text: str,
    measure: str,
    change_by: str = "",
    reason: str = "",
) -> CommitmentVersion:
    return CommitmentVersion.objects.create(
        commitment=commitment,
        n=n,
        agreed_on=agreed_on,
        change_by=change_by,
        reason=tidy(reason),
        due_text=tidy(due_text),
        due_from=due.begins,
        due_to=due.ends,
        due_precision=due.precision,
        measure=tidy(measure),
        recorded_by=by,
        recorded_at=clock.now(),
    )


def _kept(file: Prepared | None, cause: Cause, *, by: Actor) -> StoredFile | None:
    return keep(file, by=by, audiences=[cause.audience]) if file else None


def _ask_for_a_date(commitment: Commitment, due: Due) -> None:
    if due.ends is not None:
        close_need(kind="commitments.ask_date", source=commitment, on=clock.today())
        return
    open_need(
        group=commitment.cause.group,
        kind="commitments.ask_date",
        source=commitment,
        about=commitment.cause.title,
        url=commitment.get_absolute_url(),
        on=clock.today(),
        due_on=commitment.made_on + ASK_AFTER,
    )


def _open_reminder(commitment: Commitment, *, due_on: date, days: int) -> bool:
    _reminder, opened = Reminder.objects.get_or_create(
        commitment=commitment, due_on=due_on, days=days, defaults={"opened_on": clock.today()}
    )
    if opened:
        open_need(
            group=commitment.cause.group,
            kind="commitments.check",
            source=commitment,
            about=commitment.cause.title,
            url=commitment.get_absolute_url(),
            on=clock.today(),
            due_on=due_on,
        )
    return opened


def _close_reminders(commitment: Commitment) -> None:
    commitment.reminders.filter(closed_on=None).update(closed_on=clock.today())
    close_need(kind="commitments.check", source=commitment, on=clock.today())


def _lift_breach(commitment: Commitment) -> None:
    commitment.breaches.filter(lifted_on=None).update(lifted_on=clock.today())
    lift_fact(source=commitment, kind="breach", on=clock.today(), because="mended")


def _tell(commitment: Commitment, kind: str, *, by: Actor, office: bool = False) -> None:
    about = {"cause": commitment.cause, "commitment": commitment}
    record(
        kind,
        by=by,
        about={**about, "office": commitment.office} if office else about,
        audiences=[commitment.cause.audience],
    )


def _refuse_empty(text: str, field: str) -> None:
    if not tidy(text):
        raise Refused(Refusal(_("Write it here."), "input", field))


def _refuse_due(due: Due, *, not_before: date) -> None:
    if due.ends is not None and due.ends < not_before:
        raise Refused(Refusal(_("The term ends before they promised."), "input", "due_to"))
    if due.ends is not None and due.precision in ("none", "conditional"):
        raise Refused(Refusal(_("A term with a day is not without a date."), "input", "due_to"))
