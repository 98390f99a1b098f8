"""Settling what an authority contests, and keeping the calendar that all terms are counted by."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from civicsteps.core import clock as house
from civicsteps.core.actions import action
from civicsteps.core.actors.models import Actor
from civicsteps.core.audiences import PUBLIC
from civicsteps.core.journal.log import record
from civicsteps.core.models import lock
from civicsteps.core.refusals import Refusal, Refused, refuse
from civicsteps.core.text import tidy
from civicsteps.people.clocks import rules
from civicsteps.people.clocks.models import Change, Clock, Override
from civicsteps.people.clocks.records import changed, put_end, tell


@action
def settle_contest(*, clock: Clock, right: bool, by: Actor, reason: str = "") -> Clock:
    """Say whether an authority that contests was right: then it answered on the day that it gave.

    Raises Refused without a reason for finding it wrong.
    """
    lock(clock)
    refuse(rules.why_not_settle_contest(by, clock))
    if not right and not tidy(reason):
        raise Refused(Refusal(_("Say why, so that they can answer."), "input", "reason"))
    clock.contest = Clock.Contest.ACCEPTED if right else Clock.Contest.REJECTED
    clock.contest_reason = tidy(reason)[:300]
    if right and clock.answered_on:
        if clock.is_open:
            put_end(clock, Clock.State.MET, clock.answered_on)
        elif clock.ended_on and clock.state in {Clock.State.MET, Clock.State.REFUSED}:
            clock.ended_on = min(clock.ended_on, clock.answered_on)
    clock.save()
    changed(clock, Change.Kind.SETTLED, by=by, note=reason, was=clock.nominal).save()
    tell("clocks.contest_accepted" if right else "clocks.contest_rejected", clock, by=by)
    return clock


@action
def add_override(
    *, day: date, kind: str, source: str, by: Actor, jurisdiction: str = "RO"
) -> Override:
    """Write down that a day is declared free, or worked to make up for one; terms are recounted."""
    refuse(rules.why_not_add_override(by))
    if not tidy(source):
        raise Refused(Refusal(_("Name the decision that says so."), "input", "source"))
    try:
        with transaction.atomic():
            override = Override.objects.create(
                day=day,
                kind=kind,
                jurisdiction=jurisdiction,
                source=tidy(source),
                entered_by=by,
                entered_at=house.now(),
            )
    except IntegrityError:
        raise Refused(Refusal(_("This day is written down already."), "input", "day")) from None
    record("clocks.override_added", by=by, about={"override": override}, audiences=[PUBLIC])
    return override


@action
def remove_override(*, override: Override, by: Actor) -> None:
    """Take back a day that was written down by mistake; terms are recounted."""
    lock(override)
    refuse(rules.why_not_remove_override(by, override))
    record("clocks.override_removed", by=by, about={"override": override}, audiences=[PUBLIC])
    override.delete()
