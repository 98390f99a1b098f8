"""What is kept of what people were reminded of."""

from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from civicsteps.core.keeping import declare
from civicsteps.people.reminders.models import Digest, TermCalendar, Told

KEPT = timedelta(days=60)
"""Longer than anything is told after its day, so that nothing is told twice."""


def sweep_told(on: date) -> int:
    """Forget what people were told more than 60 days before a day."""
    return Told.objects.filter(told_on__lt=on - KEPT).delete()[0]


def sweep_digests(on: date) -> int:
    """Forget on which days people were written to, more than 60 days before a day."""
    return Digest.objects.filter(day__lt=on - KEPT).delete()[0]


def sweep_calendars(on: date) -> int:
    """Forget the addresses that were ended more than 60 days before a day."""
    return TermCalendar.objects.filter(revoked_at__date__lt=on - KEPT).delete()[0]


declare(
    "reminders.Choice",
    personal=("user", "what"),
    name=_("What people want to be reminded of"),
    why=_("How much a person wants to be written about what waits; it goes with their account."),
    period=_("as long as the account is here"),
    apart="they chose it on this installation",
)
declare(
    "reminders.Digest",
    personal=("user", "day"),
    name=_("On which days we reminded somebody"),
    why=_("So that nobody is written to twice a day; 60 days."),
    period=_("60 days"),
    sweep=sweep_digests,
    apart="it is about letters of this installation",
)
declare(
    "reminders.Told",
    personal=("user", "told_on"),
    name=_("What somebody was reminded of"),
    why=_("So that nobody is told the same thing twice; 60 days, and no words of it."),
    period=_("60 days"),
    sweep=sweep_told,
    apart="it is about letters of this installation",
)
declare(
    "reminders.TermCalendar",
    personal=("owner",),
    name=_("Addresses by which calendars read terms"),
    why=_("Whose secret calendar address opens; 60 days after it is ended."),
    period=_("until its owner ends it, and 60 days"),
    sweep=sweep_calendars,
    apart="an address of this installation opens nothing elsewhere",
)
