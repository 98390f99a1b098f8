"""Which of an office's addresses a letter leaves for, and where its web form is."""

import pytest
from django.test import Client
from django.urls import reverse

from civicsteps.causes.models import Cause, Demand
from civicsteps.people.authorities.models import Channel, Office
from civicsteps.resolve.letters.actions import write_letter
from civicsteps.resolve.letters.models import Letter
from civicsteps.resolve.letters.outgoing import address_for
from civicsteps.resolve.letters.ready import ready_words
from tests.cast import Cast
from tests.resolve.letters.test_instruments import filled

INFORMATION, ANYTHING = "informatii@primarie.example", "registratura@primarie.example"


@pytest.fixture
def request_for_papers(cast: Cast, cause: Cause, office: Office) -> Letter:
    return write_letter(
        cause=cause, demand=None, office=office, words=filled("T544", cause, office),
        by=cast.by("ana"),
    )  # fmt: skip


def add(office: Office, address: str, **said: object) -> Channel:
    told = {"kind": "email", "state": "works", "trusted": True} | said
    return Channel.objects.create(office=office, address=address, **told)


def test_a_request_goes_to_whoever_answers_for_information_a_petition_does_not(
    letter: Letter, request_for_papers: Letter, office: Office
) -> None:
    office.channels.all().delete()
    add(office, ANYTHING)
    add(office, INFORMATION, purpose="l544", state="unchecked")
    assert address_for(request_for_papers) == INFORMATION
    assert address_for(letter) == ANYTHING


@pytest.mark.parametrize("lacking", [{"trusted": False}, {"state": "fails"}, {"state": "refuses"}])
def test_an_address_that_anybody_added_or_that_fails_is_not_preferred(
    request_for_papers: Letter, office: Office, lacking: dict[str, object]
) -> None:
    office.channels.all().delete()
    add(office, ANYTHING)
    add(office, INFORMATION, purpose="l544", **lacking)
    assert address_for(request_for_papers) == ANYTHING


def test_a_return_goes_where_the_letter_went_that_it_returns_to(
    cast: Cast, cause: Cause, office: Office, request_for_papers: Letter
) -> None:
    add(office, INFORMATION, purpose="l544")
    request_for_papers.sent_on = request_for_papers.written_at.date()
    words = ready_words("FOLLOW", cause=cause, follows=request_for_papers)
    again = Letter(
        cause=cause, office=office, instrument=words.instrument, follows=request_for_papers
    )
    assert address_for(again) == INFORMATION


@pytest.mark.parametrize(
    ("address", "said", "shown"),
    [
        ("https://primarie.example/petitii", {}, True),
        ("https://primarie.example/petitii", {"trusted": False}, False),
        ("https://primarie.example/petitii", {"state": "fails"}, False),
        ("javascript:alert(1)", {}, False),
        ("httpx:alert(1)", {}, False),
    ],
)
def test_only_a_trusted_web_address_is_offered_as_their_form(
    cast: Cast, letter: Letter, demand: Demand, address: str, said: dict[str, object], shown: bool
) -> None:
    add(letter.office, address, kind="portal", **said)
    client = Client()
    client.force_login(cast.users["ana"])
    page = client.get(reverse("letter_portal", args=[letter.pk])).content.decode()
    assert (f'href="{address}"' in page) == shown
