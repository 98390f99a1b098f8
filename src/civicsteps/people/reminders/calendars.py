"""Terms of the law as iCalendar, at an address that is one person's alone."""

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from icalendar import Alarm, Calendar, Event

from civicsteps.core import clock as house
from civicsteps.core.addresses import in_language
from civicsteps.people.accounts.models import User
from civicsteps.people.clocks.models import Clock
from civicsteps.people.clocks.queries import running_for
from civicsteps.people.clocks.words import sentence
from civicsteps.people.reminders.models import TermCalendar
from civicsteps.people.reminders.queries import term_groups

SALT = "civicsteps.reminders.calendar"
MOST = 300
ALARMS = (timedelta(days=-3, hours=9), timedelta(days=-1, hours=9))
"""Nine in the morning, three days before and the day before."""


def address_of(user: User) -> str:
    """Return the address of a person's calendar, or nothing where they have none."""
    found = TermCalendar.objects.filter(owner=user, revoked_at=None).first()
    return settings.SITE_URL + reverse("terms_feed", args=[token_of(found)]) if found else ""


def token_of(calendar: TermCalendar) -> str:
    """Return what stands in a calendar's address."""
    return signing.Signer(salt=SALT, sep=".").sign(calendar.pk.hex)


def calendar_at(token: str) -> TermCalendar | None:
    """Return the calendar of an address that still opens, or None."""
    try:
        key = UUID(signing.Signer(salt=SALT, sep=".").unsign(token))
    except (signing.BadSignature, ValueError):
        return None
    open_ones = TermCalendar.objects.filter(revoked_at=None, owner__is_active=True)
    return open_ones.select_related("owner__actor").filter(pk=key).first()


def terms_in(calendar: TermCalendar) -> Iterable[Clock]:
    """Return the terms that run for the groups of a calendar's owner, what binds them first."""
    return running_for(term_groups(calendar.owner.actor))[:MOST]


def written(clocks: Iterable[Clock]) -> bytes:
    """Return terms as one calendar (RFC 5545), in the language that is in force.

    A group's own last day, and the first day on which an office is late. Of a group at risk only
    that there is a term.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Civic Steps//terms//RO")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _("Terms"))
    for clock in clocks:
        if day := _day(clock):
            calendar.add_component(_event(clock, day))
    return bytes(calendar.to_ical())


def _day(clock: Clock) -> date | None:
    if clock.state == Clock.State.PAUSED:  # nobody is late while it stands still
        return None
    if clock.who == Clock.Who.GROUP:
        return clock.act_by or clock.nominal
    return clock.late_from or clock.nominal


def _event(clock: Clock, day: date) -> Event:
    event = Event()
    event.add("uid", f"clock-{clock.pk}@{settings.MAIL_DOMAIN}")
    event.add("dtstamp", house.now())
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("summary", _title(clock))
    if not clock.group.at_risk:
        event.add("description", sentence(clock))
        event.add(
            "url",
            settings.SITE_URL + in_language(clock.url, get_language() or settings.LANGUAGE_CODE),
        )
    if clock.who == Clock.Who.GROUP:
        for before in ALARMS:
            event.add_component(_alarm(_title(clock), before))
    return event


def _title(clock: Clock) -> str:
    if clock.group.at_risk:
        return _("Term")
    told = {"about": clock.about}
    if clock.who == Clock.Who.GROUP:
        return _("Our last day: %(about)s") % told
    return _("Their answer is late from today: %(about)s") % told


def _alarm(title: str, before: timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", before)
    return alarm
