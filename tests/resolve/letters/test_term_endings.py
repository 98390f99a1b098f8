"""The page of a term that ended says how, when, and by which answer, to whom may read it."""

from datetime import date, timedelta

from django.test import Client
from pytest_django import DjangoAssertNumQueries

from civicsteps.core import clock
from civicsteps.people.clocks.models import Clock
from civicsteps.resolve.letters.actions import judge_reply, record_registration
from civicsteps.resolve.letters.models import Letter, Reply
from tests.cast import Cast


def page_of(client: Client, letter: Letter) -> str:
    term = Clock.objects.get(source=f"letters.letter:{letter.pk}")
    return client.get(term.get_absolute_url()).content.decode()


def test_it_leads_to_the_answer_that_ended_it(
    cast: Cast,
    client: Client,
    sent: Letter,
    reply: Reply,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    record_registration(letter=sent, number="12/2026", on=clock.today(), by=cast.by("ana"))
    assert "Ce l-a încheiat" not in page_of(client, sent)
    judge_reply(reply=reply, answered="yes", by=cast.by("ana"))
    with django_assert_max_num_queries(12):
        page = page_of(client, sent)
    assert "Au răspuns" in page
    assert "Ce l-a încheiat" in page
    assert f'href="{reply.get_absolute_url()}"' in page


def test_a_letter_taken_back_has_no_answer_that_ended_it(
    cast: Cast, client: Client, sent: Letter
) -> None:
    term = Clock.objects.get(source=f"letters.letter:{sent.pk}")
    Clock.objects.filter(pk=term.pk).update(
        state="withdrawn", ended_on=date(2026, 11, 24) + timedelta(days=1)
    )
    page = page_of(client, sent)
    assert "nimeni nu mai datorează un răspuns" in page
    assert "Ce l-a încheiat" not in page
