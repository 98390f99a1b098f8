"""The law in plain words: found by need, read in two languages, tried on a day."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.utils.html import escape
from pytest_django import DjangoAssertNumQueries

from civicsteps.people.clocks.actions import add_override
from civicsteps.people.clocks.book import book
from civicsteps.people.clocks.models import Override
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def page(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def test_everybody_reads_every_instrument(client: Client) -> None:
    said = page(client, "/lege/")
    for rule in book().rules.values():
        assert reverse("law_rule", args=[rule.id]) in said
        one = page(client, f"/lege/{rule.id}/")
        assert "Informație, nu consultanță juridică" in one
        for step in rule.steps.values():
            assert f'id="{step.id}"' in one


def test_it_is_read_in_english_too(client: Client) -> None:
    said = page(client, "/en/lege/ro.l544/")
    assert "They give you the information" in said
    assert "Îți dau informația" not in said
    assert "from the registration of the request" in said


def test_no_text_of_a_romanian_page_stayed_in_english(client: Client) -> None:
    addresses = ("/lege/ro.l52/?zi=2026-11-24", "/lege/", "/lege/de-confirmat/")
    said = "".join(page(client, address) for address in addresses)
    for english in ("from the", "confirmed", "Late,", "Search", "Who may", "everything"):
        assert english not in said


def test_a_need_and_words_narrow_the_list(client: Client) -> None:
    said = page(client, "/lege/?nevoie=adunare")
    assert "/lege/ro.l60/" in said
    listed = said.split('id="doubts"')[0]
    assert "/lege/ro.l544/" not in listed
    listed = page(client, "/lege/?q=petitie").split('id="doubts"')[0]
    assert "/lege/ro.og27/" in listed
    assert "/lege/ro.l60/" not in listed
    assert "Nimic" in page(client, "/lege/?q=zzzz").split('id="doubts"')[0]


def test_what_a_lawyer_must_confirm_is_listed_with_its_question(client: Client) -> None:
    said = page(client, "/lege/de-confirmat/")
    count = 0
    for rule in book().rules.values():
        for step in rule.steps.values():
            unsure = step.confidence != "high"
            count += unsure or bool(step.question)
            assert not unsure or f"/lege/{rule.id}/" in said
            assert escape(step.question.get("ro", "")) in said
            assert not unsure or f"<li>{escape(step.act['ro'])} (" in said
    assert said.count("<li>", said.index("<h1>"), said.index("</main>")) == count
    assert "Textul art. 10 (48 de ore)" in said


@pytest.mark.parametrize("before", ["", "/en"])
def test_the_law_leads_to_what_a_lawyer_must_confirm(client: Client, before: str) -> None:
    said = page(client, f"{before}/lege/").split('id="doubts"')[1]
    count = sum(
        step.confidence != "high" or bool(step.question)
        for rule in book().rules.values()
        for step in rule.steps.values()
    )
    assert f'<a href="{before}/lege/de-confirmat/">{count} ' in said


@pytest.mark.parametrize("before", ["", "/en"])
@pytest.mark.parametrize("address", ["/lege/", "/lege/de-confirmat/"])
def test_the_pages_stay_light(client: Client, before: str, address: str) -> None:
    assert len(page(client, before + address).encode()) < 58_000


def test_a_day_shows_each_step_with_why(client: Client) -> None:
    said = page(client, "/lege/ro.l544/?zi=2026-11-24")
    # Ten free days from Tuesday 24 November end on Saturday 5 December, and roll to Monday.
    assert "luni, 7 decembrie 2026" in said
    assert "marți, 8 decembrie 2026" in said
    assert "art. 7 alin. (1)" in said


def test_one_step_alone_starts_on_the_day(client: Client) -> None:
    said = page(client, "/lege/ro.l554/?zi=2026-11-24&pas=appeal")
    assert "joi, 10 decembrie 2026" in said
    assert said.count("Ca să fii sigur") + said.count("ca să fii sigur") <= 1


def test_a_free_day_of_the_government_moves_the_dates(client: Client, cast: Cast) -> None:
    add_override(
        day=date(2026, 12, 7), kind=Override.Kind.OFF, source="HG 1/2026", by=cast.by("ilinca")
    )
    said = page(client, "/lege/ro.l544/?zi=2026-11-24")
    assert "marți, 8 decembrie 2026" in said
    assert "luni, 7 decembrie 2026" in page(client, "/lege/").split('id="calendar"')[1]


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("ieri", "Scrie"),
        ("2000-01-01", "22 decembrie 2001"),
        ("9999-12-31", "Calendarul nu ajunge"),
        ("", "Completează"),
    ],
)
def test_a_day_that_cannot_be_counted_says_why(client: Client, day: str, why: str) -> None:
    said = page(client, f"/lege/ro.l544/?zi={day}")
    assert 'role="alert"' in said
    assert why in said
    assert 'id="answer"' in said


def test_the_old_law_of_planning_leads_to_the_new_one(client: Client) -> None:
    assert "/lege/ro.urb.catuc/" in page(client, "/lege/ro.urb.old/")


@pytest.mark.parametrize("name", ["ro.l9999", "ro", "..", "ro.l544.answer"])
def test_what_is_no_rule_is_not_found(client: Client, name: str) -> None:
    page(client, reverse("law_rule", args=[name]), 404)


@pytest.mark.parametrize("address", ["law_rules", "law_to_confirm", "law_rule"])
def test_the_pages_ask_the_database_little(
    client: Client, address: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with translation.override("ro"):
        url = reverse(address, args=["ro.l544"] if address == "law_rule" else [])
    with django_assert_max_num_queries(4):
        client.get(f"{url}?zi=2026-11-24")


def test_the_holidays_of_this_year_and_the_next_are_told(client: Client) -> None:
    said = page(client, "/lege/").split('id="calendar"')[1]
    assert "Crăciun" in said
    assert said.count("<details") == 4
