"""The terms that a notice starts: the group's to propose, the secretary's towards the prefect."""

from collections.abc import Iterator
from datetime import date

from civicsteps.core import clock
from civicsteps.core.actors.models import Actor
from civicsteps.core.models import ref
from civicsteps.engines.law import Span
from civicsteps.people.clocks.records import ClockSpec, end_clock, start_clock
from civicsteps.resolve.notices.models import ActStage, Match, Notice
from civicsteps.resolve.notices.terms import DEBATE, PREFECT, PROPOSALS, goes_by_l52


def steps_of(notice: Notice) -> tuple[str, ...]:
    """Return the steps whose terms begin with the publication of a notice."""
    return (PROPOSALS, DEBATE) if goes_by_l52(notice) and notice.published_on else ()


def start(match: Match, *, by: Actor) -> None:
    """Let the group's terms run from the day of publication, or move them when it is corrected."""
    notice, group = match.notice, match.watch.group
    steps, published = steps_of(notice), notice.published_on
    for step in {PROPOSALS, DEBATE} - set(steps):
        end_clock(source=match, step=step, outcome="withdrawn", on=clock.today(), by=by)
    if group is None or published is None:
        return
    for step in steps:
        start_clock(
            source=match,
            step=step,
            trigger=Span.on(published),
            evidence=notice.evidence,
            group=group,
            office=notice.office,
            about=notice.title,
            url=notice.get_absolute_url(),
            by=by,
            illustrative=notice.illustrative,
        )


def end(match: Match, *, by: Actor) -> None:
    """Let the group's terms fall away."""
    end_clock(source=match, outcome="withdrawn", on=clock.today(), by=by)


def settle_stages(notice: Notice, *, by: Actor) -> None:
    """Let the secretary's term towards the prefect run for an adopted act that was not sent yet."""
    stages = list(notice.stages.all())
    sent = sent_on(stages)
    for stage in stages:
        if stage.kind != ActStage.Kind.ADOPTED:
            continue
        if stage.taken_back_on or notice.taken_back_on:
            end_clock(source=stage, outcome="withdrawn", on=clock.today(), by=by)
        elif sent:
            end_clock(source=stage, outcome="met", on=sent, by=by)
        else:
            _start_stage(stage, by=by)


def sent_on(stages: list[ActStage]) -> date | None:
    """Return the day on which an act was sent to the prefect, by the stages that stand."""
    kind = ActStage.Kind.COMMUNICATED
    days = (s.on for s in stages if s.kind == kind and s.taken_back_on is None)
    return min(days, default=None)


def match_clocks() -> Iterator[ClockSpec]:
    """Tell the terms that run for groups which a notice concerns."""
    taken = Match.objects.filter(taken_up_on__isnull=False, notice__taken_back_on=None)
    for match in taken.select_related("notice").iterator():
        day = match.notice.published_on
        if day is None:
            continue
        for step in steps_of(match.notice):
            yield ClockSpec(ref(match), step, day, day, match.notice.evidence)


def stage_clocks() -> Iterator[ClockSpec]:
    """Tell the terms in which adopted acts have to reach the prefect."""
    kept = Notice.objects.filter(taken_back_on=None, stages__kind=ActStage.Kind.ADOPTED)
    for notice in kept.distinct().iterator():
        stages = list(notice.stages.filter(taken_back_on=None))
        if sent_on(stages):
            continue
        for stage in stages:
            if stage.kind == ActStage.Kind.ADOPTED:
                yield ClockSpec(ref(stage), PREFECT, stage.on, stage.on, "C")


def _start_stage(stage: ActStage, *, by: Actor) -> None:
    notice = stage.notice
    start_clock(
        source=stage,
        step=PREFECT,
        trigger=Span.on(stage.on),
        evidence="C",
        group=notice.group,
        office=notice.office,
        about=str(stage),
        url=notice.get_absolute_url(),
        by=by,
        illustrative=notice.illustrative,
    )
