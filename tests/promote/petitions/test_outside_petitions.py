"""Petitions held on other sites, and their dated numbers."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from civicsteps.causes.actions import hide_cause
from civicsteps.causes.models import Cause
from civicsteps.causes.sources import address_of
from civicsteps.core import clock
from civicsteps.core.journal.models import Entry
from civicsteps.core.models import ref
from civicsteps.core.refusals import Refused
from civicsteps.people.acts.models import Act
from civicsteps.promote.petitions.actions import (
    add_outside_petition,
    close_outside_petition,
    record_count,
    withdraw_outside_petition,
)
from civicsteps.promote.petitions.models import OutsidePetition, PetitionCount
from tests.cast import Cast
from tests.proofs import photo

URL = "https://www.petitii.example/loc-de-joaca"
DAY = date(2026, 3, 1)


@pytest.fixture
def petition(cast: Cast, cause: Cause) -> OutsidePetition:
    """Mihai's petition for the playground, on another site."""
    return add_outside_petition(cause=cause, title="Loc de joacă", url=URL, by=cast.by("mihai"))


def count(
    cast: Cast, petition: OutsidePetition, n: int, day: date = DAY, *, correction: bool = False
) -> None:
    record_count(
        petition=petition, count=n, counted_on=day, correction=correction, by=cast.by("ana")
    )


def page(petition: OutsidePetition) -> str:
    return Client().get(petition.get_absolute_url()).content.decode()


def test_it_is_named_with_its_site_and_holds_no_step(
    cast: Cast, cause: Cause, petition: OutsidePetition
) -> None:
    assert petition.platform == "petitii.example"
    cause.refresh_from_db()
    assert cause.height == 0
    assert Act.objects.get(kind="outside_petition").actor == cast.by("mihai")
    assert address_of(ref(petition)) == petition.get_absolute_url()
    story = Client().get(cause.get_absolute_url()).content.decode()
    assert "Oamenii semnează o petiție pe alt site." in story
    assert petition.get_absolute_url() in story


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"title": " "}, "Scrie titlul"),
        ({"url": "javascript:alert(1)"}, "adresa întreagă"),
        ({"url": "petitii"}, "adresa întreagă"),
        ({"closed_on": date(2099, 1, 1)}, "nu a venit"),
        ({}, "deja aici"),
    ],
)
def test_what_is_wrong_is_said(
    cast: Cast, cause: Cause, petition: OutsidePetition, changed: dict[str, object], reason: str
) -> None:
    given = {"cause": cause, "title": "Alta", "url": URL, **changed}
    with pytest.raises(Refused, match=reason):
        add_outside_petition(by=cast.by("ana"), **given)  # type: ignore[arg-type]  # one is wrong


def test_the_numbers_stand_as_a_series_with_a_line(cast: Cast, petition: OutsidePetition) -> None:
    assert "<svg" not in page(petition).partition('id="numbers"')[2].partition("</section>")[0]
    count(cast, petition, 120)
    count(cast, petition, 340, DAY + timedelta(days=30))
    shown = page(petition)
    assert "120" in shown
    assert "31 martie 2026" in shown
    assert 'points="0,104 600,0"' in shown
    assert "Nu le adunăm" in shown


def test_a_number_is_put_right_by_another_and_both_are_kept(
    cast: Cast, petition: OutsidePetition
) -> None:
    count(cast, petition, 1200)
    with pytest.raises(Refused, match="deja un număr"):
        count(cast, petition, 120)
    count(cast, petition, 120, correction=True)
    count(cast, petition, 121, correction=True)
    assert PetitionCount.objects.count() == 3
    shown = page(petition)
    assert "<s>1200</s>" in shown
    assert "înainte scria 120" in shown
    assert Entry.objects.filter(kind="petitions.count_corrected").count() == 2


def test_the_database_keeps_each_number_as_it_was(cast: Cast, petition: OutsidePetition) -> None:
    count(cast, petition, 120)
    with pytest.raises(IntegrityError), transaction.atomic():
        PetitionCount.objects.update(count=999)
    with pytest.raises(IntegrityError), transaction.atomic():
        PetitionCount.objects.all().delete()


@pytest.mark.parametrize(("n", "day"), [(5, date(2099, 1, 1)), (5, date(1999, 1, 1)), (-1, DAY)])
def test_strange_numbers_and_days_are_refused(
    cast: Cast, petition: OutsidePetition, n: int, day: date
) -> None:
    with pytest.raises(Refused):
        count(cast, petition, n, day)
    assert not PetitionCount.objects.exists()


def test_the_picture_of_the_screen_is_for_the_group_alone(
    cast: Cast, petition: OutsidePetition
) -> None:
    made = record_count(
        petition=petition, count=5, counted_on=DAY, screenshot=photo(), by=cast.by("ana")
    )
    assert made.screenshot is not None
    assert made.screenshot.get_absolute_url() not in page(petition)
    assert Client().get(made.screenshot.get_absolute_url()).status_code == 404
    mihai = Client()
    mihai.force_login(cast.users["mihai"])
    inside = mihai.get(petition.get_absolute_url()).content.decode()
    assert made.screenshot.get_absolute_url() in inside


def test_closed_and_taken_off_it_says_so(cast: Cast, petition: OutsidePetition) -> None:
    close_outside_petition(petition=petition, on=DAY, by=cast.by("ana"))
    assert "până pe 1 martie 2026" in page(petition)
    with pytest.raises(Refused):
        close_outside_petition(petition=petition, on=DAY, by=cast.by("ana"))
    withdraw_outside_petition(petition=petition, by=cast.by("ana"))
    assert "Grupul a scos petiția asta" in page(petition)
    assert Act.objects.get(kind="outside_petition").void
    with pytest.raises(Refused):
        count(cast, petition, 5)


def test_strangers_do_nothing(cast: Cast, cause: Cause, petition: OutsidePetition) -> None:
    for who in ("sorin", "vera", "vlad", "dan", "ilinca"):
        with pytest.raises(Refused):
            add_outside_petition(cause=cause, title="A", url="https://a.example/", by=cast.by(who))
        with pytest.raises(Refused):
            record_count(petition=petition, count=1, counted_on=DAY, by=cast.by(who))
        with pytest.raises(Refused):
            withdraw_outside_petition(petition=petition, by=cast.by(who))
    with pytest.raises(Refused):
        withdraw_outside_petition(petition=petition, by=cast.by("mihai"))


def test_the_pages_take_what_is_typed_once_and_keep_it_when_it_is_wrong(
    cast: Cast, cause: Cause
) -> None:
    ana = Client()
    ana.force_login(cast.users["ana"])
    address = reverse("outside_petition_new", args=[cause.slug])
    typed = {"title": "Loc de joacă", "url": URL, "platform": "", "once": str(uuid4())}
    wrong = ana.post(address, {**typed, "title": ""})
    assert wrong.status_code == 422
    assert URL in wrong.content.decode()
    first, second = ana.post(address, typed), ana.post(address, typed)
    petition = OutsidePetition.objects.get()
    assert first["Location"] == second["Location"] == petition.get_absolute_url()
    numbers = reverse("petition_count", args=[petition.pk])
    sent = ana.post(numbers, {"count": "7", "counted_on": "2026-03-01", "once": str(uuid4())})
    assert sent["Location"] == petition.get_absolute_url()
    listed = ana.get(address).content.decode()
    assert "semnaseră 7 oameni pe 1 martie 2026" in listed
    again = ana.post(numbers, {"count": "8", "counted_on": "2026-03-01", "once": str(uuid4())})
    assert again.status_code == 422
    closing = reverse("petition_close", args=[petition.pk])
    assert ana.post(closing, {"on": clock.today(), "once": str(uuid4())}).status_code == 302
    taking = reverse("petition_withdraw", args=[petition.pk])
    assert ana.get(taking).status_code == 200
    assert ana.post(taking, {"once": str(uuid4())}).status_code == 302


def test_another_group_finds_nothing_of_what_is_hidden(
    cast: Cast, cause: Cause, petition: OutsidePetition
) -> None:
    sorin = Client()
    sorin.force_login(cast.users["sorin"])
    assert sorin.get(reverse("outside_petition_new", args=[cause.slug])).status_code == 403
    hide_cause(cause=cause, by=cast.by("ana"))
    for name in ("outside_petition", "petition_count", "petition_close", "petition_withdraw"):
        assert sorin.get(reverse(name, args=[petition.pk])).status_code == 404
