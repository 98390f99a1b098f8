"""Meetings and terms as iCalendar: for the calendar of a phone.

Pure of writing. Of a group at risk titles say nothing, and there is no place.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.utils.translation import gettext as _
from icalendar import Alarm, Calendar, Event

from civicsteps.core import clock
from civicsteps.people.acts.models import Need
from civicsteps.people.acts.records import NEED_KINDS
from civicsteps.people.clocks.models import Clock
from civicsteps.people.groups.models import Group
from civicsteps.resolve.meetings.models import Feed, Meeting

LASTS = timedelta(hours=1)
BEFORE = timedelta(days=-1)
SALT = "civicsteps.meetings.feed"


def diary(
    group: Group,
    meetings: Iterable[Meeting],
    needs: Iterable[Need] = (),
    terms: Iterable[Clock] = (),
) -> bytes:
    """Return meetings with their hours, tasks and terms with their days as one calendar.

    It is as RFC 5545 has it. The day of a term is the one that binds the group, or the office's
    last.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Civic Steps//meetings//RO")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _("Calendar") if group.at_risk else group.name)
    for meeting in meetings:
        calendar.add_component(_meeting(meeting, quiet=group.at_risk))
    for need in needs:
        calendar.add_component(_task(need, quiet=group.at_risk))
    for term in terms:
        if day := term.act_by or term.nominal:
            calendar.add_component(_term(term, day, quiet=group.at_risk))
    return bytes(calendar.to_ical())


def token_of(feed: Feed) -> str:
    """Return what stands in a calendar's address."""
    return signing.Signer(salt=SALT, sep=".").sign(feed.pk.hex)


def key_in(token: str) -> UUID | None:
    """Return the id of the calendar whose address this is, or None for one that we never gave."""
    try:
        return UUID(signing.Signer(salt=SALT, sep=".").unsign(token))
    except (signing.BadSignature, ValueError):
        return None


def _meeting(meeting: Meeting, *, quiet: bool) -> Event:
    event = _event(f"meeting-{meeting.pk}")
    if meeting.starts_at is None:
        raise ValueError("a meeting without its hour stands in no calendar")
    event.add("dtstart", meeting.starts_at)
    event.add("dtend", meeting.starts_at + LASTS)
    if quiet:
        event.add("summary", _("Meeting"))
        return event
    event.add("summary", f"{meeting.get_kind_display()}: {meeting.office.authority.name}")
    event.add("description", meeting.purpose)
    event.add("url", settings.SITE_URL + meeting.get_absolute_url())
    if meeting.place:
        event.add("location", meeting.place)
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", meeting.get_kind_display())
    alarm.add("trigger", BEFORE)
    event.add_component(alarm)
    return event


def _task(need: Need, *, quiet: bool) -> Event:
    if need.due_on is None:
        raise ValueError("a task without its day stands in no calendar")
    return _whole_day(
        f"task-{need.pk}", need.due_on, _title(need, quiet=quiet), "" if quiet else need.url
    )


def _term(term: Clock, day: date, *, quiet: bool) -> Event:
    if quiet:
        return _whole_day(f"term-{term.pk}", day, _("Something to do"), "")
    told = {"about": term.about}
    ours = term.who == Clock.Who.GROUP
    title = _("Last safe day: %(about)s") if ours else _("They answer by today: %(about)s")
    return _whole_day(f"term-{term.pk}", day, title % told, term.url)


def _whole_day(uid: str, day: date, title: str, url: str) -> Event:
    event = _event(uid)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", title)
    if url:
        event.add("url", settings.SITE_URL + url)
    return event


def _title(need: Need, *, quiet: bool) -> str:
    known = NEED_KINDS.get(need.kind)
    if quiet or known is None:
        return _("Something to do")
    return str(known.title) % {"about": need.about}


def _event(uid: str) -> Event:
    event = Event()
    event.add("uid", f"{uid}@{settings.MAIL_DOMAIN}")
    event.add("dtstamp", clock.now())
    return event
