"""The page of a term and the calendar: who sees them, what they say, what they change."""

from datetime import date

import pytest
from django.test import Client

from civicsteps.causes.models import Cause
from civicsteps.people.authorities.models import Office
from civicsteps.people.clocks.models import Clock, Override
from civicsteps.people.clocks.records import contest_clock
from tests.cast import Cast
from tests.people.clocks.test_clocks import started


@pytest.fixture
def clock(cast: Cast, cause: Cause, office: Office) -> Clock:
    return started(cast, cause, office)


def test_everybody_reads_why_of_a_public_term(client: Client, clock: Clock) -> None:
    page = client.get(clock.get_absolute_url()).content.decode()
    assert "miercuri, 2 decembrie 2026" in page
    assert "30 de zile" in page
    assert "art. 8" in page
    assert "Informație, nu consultanță juridică" in page
    assert "Sfântul" in page or "Andrei" in page  # the holiday that moved the end is named


def test_a_term_that_is_not_public_is_not_there_for_others(
    client: Client, cast: Cast, clock: Clock
) -> None:
    Clock.objects.update(public=False)
    client.force_login(cast.users["sorin"])
    assert client.get(clock.get_absolute_url()).status_code == 404
    client.force_login(cast.users["ana"])
    assert client.get(clock.get_absolute_url()).status_code == 200


def test_the_group_settles_a_contest_on_its_page(client: Client, cast: Cast, clock: Clock) -> None:
    contest_clock(clock=clock, answered_on=date(2026, 11, 2), said="prin poștă", by=cast.by("ana"))
    client.force_login(cast.users["ana"])
    address = f"{clock.get_absolute_url()}contestatie/"
    form = client.get(address).context["form"]
    sent = {"once": form["once"].value(), "right": "no"}
    assert client.post(address, sent).status_code == 422
    assert client.post(address, {**sent, "reason": "La registru nu e."}).status_code == 302
    clock.refresh_from_db()
    assert clock.contest == "rejected"
    assert "La registru nu e." in client.get(clock.get_absolute_url()).content.decode()


def test_the_centre_declares_a_day_and_takes_it_back(client: Client, cast: Cast) -> None:
    client.force_login(cast.users["ilinca"])
    form = client.get("/lege/calendar/").context["form"]
    sent = {"once": form["once"].value(), "day": "2026-12-31", "kind": "off", "source": "HG 1"}
    assert client.post("/lege/calendar/", sent).status_code == 302
    override = Override.objects.get()
    assert "HG 1" in client.get("/lege/calendar/").content.decode()
    client.post(f"/lege/calendar/{override.pk}/retrage/")
    assert not Override.objects.exists()


def test_others_read_the_calendar_and_change_nothing(client: Client, cast: Cast) -> None:
    assert client.get("/lege/calendar/").status_code == 200
    client.force_login(cast.users["ana"])
    assert "form" not in client.get("/lege/calendar/").context
    assert client.post("/lege/calendar/", {"day": "2026-12-31"}).status_code == 403
