"""The group's own days in a request: they run as terms, so that the desk and the digest warn.

Plain calls inside the transactions of the actions; all is read from the rows, so that it can be
told again and compared (`rebuild.py`).
"""

from collections.abc import Iterator, Sequence
from datetime import date

from civicsteps.core import clock as house
from civicsteps.core.actors.models import Actor
from civicsteps.core.models import lock, ref
from civicsteps.people.clocks.models import Clock
from civicsteps.people.clocks.records import OPEN, ClockSpec, end_clock, start_clock
from civicsteps.resolve.letters.compose import public_text
from civicsteps.resolve.requests.models import Request
from civicsteps.resolve.requests.nexts import Next, Stage, own_terms, taken
from civicsteps.resolve.requests.stages import stages_of


def keep_own_time(request: Request, *, by: Actor) -> None:
    """Start, move or end the group's own terms after the letters of a request; safe to repeat.

    Each step that a silence or a refusal opens runs until its last sure day. It ends when a letter
    takes it, when that day has passed, or when nothing is left to go after.
    """
    lock(request)
    today, stages = house.today(), stages_of(request)
    open_now = own_terms(stages, late_on=request.late_asked_on, kept_on=today)
    for one in open_now:
        _start(request, one, by=by)
    running = Clock.objects.filter(source=ref(request), state__in=OPEN)
    for clock in running.exclude(step__in=[one.step for one in open_now]):
        outcome = _outcome(clock, stages, on=today)
        end_clock(source=request, step=clock.step, outcome=outcome, on=today, by=by)
    if request.own_kept_on != today:
        request.own_kept_on = today
        request.save(update_fields=["own_kept_on"])


def own_clocks() -> Iterator[ClockSpec]:
    """Tell which terms of a group's own run for its requests, as of when the house last looked."""
    sent = Request.objects.filter(opening__sent_on__isnull=False)
    for request in sent.select_related("opening__office__authority").iterator():
        stages = stages_of(request)
        late_on, kept_on = request.late_asked_on, request.own_kept_on
        for one in own_terms(stages, late_on=late_on, kept_on=kept_on):
            if one.since:
                since = one.since
                yield ClockSpec(ref(request), one.step, since.earliest, since.latest, one.evidence)


def _start(request: Request, one: Next, *, by: Actor) -> None:
    if one.since is None:
        return
    start_clock(
        source=request,
        step=one.step,
        trigger=one.since,
        evidence=one.evidence,
        group=request.cause.group,
        office=request.office,
        about=public_text(request.opening, request.opening.subject),
        url=request.get_absolute_url(),
        illustrative=request.illustrative,
        by=by,
    )


def _outcome(clock: Clock, stages: Sequence[Stage], *, on: date) -> str:
    if taken(clock.step, {stage.instrument for stage in stages[1:]}):
        return Clock.State.MET
    passed = bool(stages) and clock.act_by is not None and clock.act_by < on
    return Clock.State.LAPSED if passed else Clock.State.WITHDRAWN
