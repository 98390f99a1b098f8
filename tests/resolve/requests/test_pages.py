"""The pages of requests: how much they ask the database, and the list of a group."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from civicsteps.core import clock
from civicsteps.core.files.prepare import Prepared
from civicsteps.core.work.running import drain
from civicsteps.resolve.letters.actions import judge_reply
from civicsteps.resolve.letters.models import Letter
from civicsteps.resolve.requests.models import Request
from tests.cast import Cast
from tests.resolve.requests.conftest import LATER, NOON, answered


@pytest.mark.parametrize("who", ["ana", ""])
def test_a_long_story_asks_little(
    cast: Cast,
    sent: Request,
    scan: Prepared,
    client: Client,
    django_assert_max_num_queries: object,
    who: str,
) -> None:
    if who:
        client.force_login(cast.users[who])
    with clock.set_to(LATER):
        for day in range(1, 6):
            came = answered(cast, sent, scan, on=date(2026, 12, day))
            judge_reply(reply=came, answered="no", by=cast.by("ana"))
        with django_assert_max_num_queries(12):  # type: ignore[operator]
            assert client.get(sent.get_absolute_url()).status_code == 200


def test_a_letters_page_leads_to_the_whole_request(
    cast: Cast, sent: Request, client: Client
) -> None:
    page = client.get(sent.opening.get_absolute_url()).content.decode()
    assert f"/scrisori/{sent.opening_id}/cerere/" in page
    answer = client.get(f"/scrisori/{sent.opening_id}/cerere/")
    assert answer["Location"] == sent.get_absolute_url()


def test_the_list_shows_late_ones_first_and_narrows(
    cast: Cast, sent: Request, opened: Request, client: Client
) -> None:
    client.force_login(cast.users["ana"])
    url = f"/grupuri/{cast.group.slug}/cereri/"
    with clock.set_to(LATER):
        assert sent.get_absolute_url() in client.get(url).content.decode()
        late = client.get(f"{url}?stare=intarziate").content.decode()
        drafts = client.get(f"{url}?stare=ciorne").content.decode()
    assert sent.get_absolute_url() in late
    assert sent.get_absolute_url() not in drafts
    with clock.set_to(NOON):
        assert sent.get_absolute_url() not in client.get(f"{url}?stare=intarziate").content.decode()


def test_others_list_only_what_was_sent(cast: Cast, opened: Request, client: Client) -> None:
    page = client.get(f"/grupuri/{cast.group.slug}/cereri/").content.decode()
    assert opened.get_absolute_url() not in page


def test_the_list_is_taken_away_as_a_table(cast: Cast, sent: Request, client: Client) -> None:
    answer = client.get(f"/grupuri/{cast.group.slug}/cereri/lista.csv")
    table = b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined]  # streamed
    assert "12/2026" in table
    assert "Ana-Maria" not in table


def test_only_strong_evidence_calls_somebody_late_before_everybody(
    cast: Cast, opened: Request, handed: Callable[[Letter], Letter], client: Client
) -> None:
    with clock.set_to(NOON):
        handed(opened.opening)
        drain()
    url = f"/grupuri/{cast.group.slug}/cereri/?stare=intarziate"
    with clock.set_to(LATER):
        assert ">întârziată<" not in client.get(opened.get_absolute_url()).content.decode()
        assert opened.get_absolute_url() not in client.get(url).content.decode()
        client.force_login(cast.users["ana"])
        assert ">întârziată<" in client.get(opened.get_absolute_url()).content.decode()
        assert opened.get_absolute_url() in client.get(url).content.decode()
