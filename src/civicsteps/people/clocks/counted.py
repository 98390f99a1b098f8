"""A clock's days, counted by the law engine from what the clock itself keeps."""

from datetime import timedelta

from civicsteps.engines.law import Calendar, Figures, Span, Step, figures
from civicsteps.people.clocks import book as law
from civicsteps.people.clocks.models import Clock

DAYS = ("nominal", "act_by", "late_from")


def calendar_of(clock: Clock) -> Calendar:
    """Return the working days that a clock is counted by, also where its law is no more."""
    return law.calendar(Step.from_terms(clock.terms).jurisdiction)


def trigger_of(clock: Clock) -> Span:
    """Return when a clock runs from; the days that it stood still are added to it."""
    still = timedelta(days=clock.paused_days)
    return Span(clock.trigger_earliest + still, clock.trigger_latest + still)


def figures_of(clock: Clock, calendar: Calendar) -> Figures:
    """Return the days of a clock by its own terms: those of the law when it started."""
    step = Step.from_terms(clock.terms)
    return figures(step, trigger_of(clock), calendar, extended=clock.extended_on is not None)


def count(clock: Clock, calendar: Calendar) -> bool:
    """Put the days into a clock; return whether any of them moved. Saves nothing."""
    found = figures_of(clock, calendar)
    before = [getattr(clock, name) for name in DAYS]
    for name in DAYS:
        setattr(clock, name, getattr(found, name))
    return before != [getattr(clock, name) for name in DAYS]
