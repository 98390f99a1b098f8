"""Choosing and leaving, the calendar of terms, and what is kept of it."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from civicsteps.core import clock
from civicsteps.core.refusals import Refused
from civicsteps.people.clocks.models import Clock
from civicsteps.people.clocks.records import pause_clock
from civicsteps.people.groups.models import Group
from civicsteps.people.reminders import actions, calendars, keeping
from civicsteps.people.reminders.models import Choice, Digest, TermCalendar, Told
from tests.cast import Cast
from tests.pages import browser, send
from tests.people.reminders.conftest import morning, told


def test_one_chooses_on_a_page_that_the_account_leads_to(cast: Cast) -> None:
    ana = browser(cast, "ana")
    assert reverse("reminders") in ana.get(reverse("account")).content.decode()
    assert send(ana, reverse("reminders"), what="binding").status_code == 302
    assert Choice.objects.get().what == "binding"
    assert send(ana, reverse("reminders"), what="noaptea").status_code == 422
    page = ana.get(reverse("reminders")).content.decode()
    assert "Despre ce îți scriem" in page


def test_one_click_in_a_mail_program_ends_the_letters(cast: Cast, ours: Clock) -> None:
    ana = cast.users["ana"]
    letter = told(ana, morning(23))
    assert letter
    address = letter.headers["List-Unsubscribe"].strip("<>").partition("://")[2]
    path = "/" + address.partition("/")[2]
    program = Client(enforce_csrf_checks=True)
    assert not Choice.objects.exists()
    assert program.get(path).status_code == 200
    assert not Choice.objects.exists(), "looking ends nothing"
    assert program.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 302
    assert Choice.objects.get().what == "none"
    assert told(ana, morning(25)) is None


def test_a_forged_address_ends_nothing(cast: Cast) -> None:
    assert Client().post(reverse("reminders_leave", args=["abc"])).status_code == 410
    assert not Choice.objects.exists()


def test_nobody_chooses_for_another(cast: Cast) -> None:
    with pytest.raises(Refused):
        actions.choose_reminders(user=cast.users["ana"], what="none", by=cast.by("sorin"))
    with pytest.raises(Refused):
        actions.make_term_calendar(user=cast.users["ana"], by=cast.by("sorin"))
    with pytest.raises(Refused):
        actions.end_term_calendar(user=cast.users["ana"], by=cast.by("sorin"))


def feed(cast: Cast, name: str = "ana") -> list[dict[str, object]]:
    """Make somebody's calendar and return the events that a phone reads in it."""
    user = cast.users[name]
    made = actions.make_term_calendar(user=user, by=user.actor)
    answer = Client().get(reverse("terms_feed", args=[calendars.token_of(made)]))
    assert answer.status_code == 200
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    return [
        {"title": str(e["summary"]), "day": e.decoded("dtstart"), "alarms": len(e.walk("VALARM")),
         "url": str(e.get("url", ""))}
        for e in events
    ]  # fmt: skip


def test_a_phone_reads_the_terms_as_whole_days_with_alarms(
    cast: Cast, ours: Clock, theirs: Clock
) -> None:
    first, second = feed(cast)
    assert first["title"] == "Ultima noastră zi: Parcul din Grozăvești"
    assert first["day"] == date(2026, 11, 26)
    assert first["alarms"] == 2
    assert second["title"] == "De azi răspunsul lor întârzie: Podul"
    assert second["day"] == date(2026, 12, 3)
    assert second["alarms"] == 0
    assert feed(cast, "sorin") == [], "another group's are not his"


def test_nobody_is_late_in_the_calendar_while_a_term_stands_still(
    cast: Cast, theirs: Clock
) -> None:
    pause_clock(clock=theirs, on=date(2026, 11, 20), by=cast.by("ana"))
    assert feed(cast) == []


def test_of_a_group_at_risk_the_calendar_says_that_there_is_a_term(cast: Cast, ours: Clock) -> None:
    Group.objects.filter(pk=cast.group.pk).update(at_risk=True)
    (only,) = feed(cast)
    assert only["title"] == "Termen"
    assert only["url"] == ""


def test_another_address_ends_the_one_before(cast: Cast, ours: Clock) -> None:
    ana = cast.users["ana"]
    old = actions.make_term_calendar(user=ana, by=ana.actor)
    client = browser(cast, "ana")
    assert send(client, reverse("terms_calendar")).status_code == 302
    page = client.get(reverse("terms_calendar")).content.decode()
    now = TermCalendar.objects.get(revoked_at=None)
    assert calendars.token_of(now) in page
    assert Client().get(reverse("terms_feed", args=[calendars.token_of(old)])).status_code == 404
    assert send(client, reverse("terms_calendar_end")).status_code == 302
    assert Client().get(reverse("terms_feed", args=[calendars.token_of(now)])).status_code == 404
    assert Client().get(reverse("terms_feed", args=["x.y"])).status_code == 404


def test_what_was_told_is_forgotten_after_two_months(cast: Cast, ours: Clock) -> None:
    assert told(cast.users["ana"], morning(23))
    assert keeping.sweep_told(date(2027, 1, 21)) == 0
    assert keeping.sweep_told(date(2027, 1, 23)) == 1
    assert keeping.sweep_digests(date(2027, 1, 23)) == 1
    assert not Told.objects.exists()
    assert not Digest.objects.exists()


def test_an_account_that_goes_takes_all_of_it(cast: Cast, ours: Clock) -> None:
    ana = cast.users["ana"]
    assert told(ana, morning(23))
    actions.choose_reminders(user=ana, what="daily", by=ana.actor)
    with clock.set_to(morning(24)):
        actions.make_term_calendar(user=ana, by=ana.actor)
    ana.delete()
    for table in (Choice, Digest, Told, TermCalendar):
        assert not table.objects.exists()
