"""Two who have the same form open see each other, and nobody else sees them."""

import re
from datetime import timedelta

import pytest

from civicsteps.causes.models import Cause
from civicsteps.core import clock
from civicsteps.core.editing.keeping import sweep
from civicsteps.core.editing.models import Presence
from civicsteps.people.groups.models import Membership
from tests.cast import Cast
from tests.pages import browser

TICKET = re.compile(r'data-at="([^"]+)"')


@pytest.fixture
def path(cast: Cast, cause: Cause) -> str:
    """A form that Ana and Mihai may both open."""
    Membership.objects.filter(user=cast.users["mihai"]).update(role="OR")
    return f"/probleme/{cause.slug}/scrie/"


def ticket(cast: Cast, path: str, name: str) -> str:
    found = TICKET.search(browser(cast, name).get(path).content.decode())
    assert found
    return found[1]


def test_who_comes_second_reads_who_is_there_and_since_when(cast: Cast, path: str) -> None:
    at = ticket(cast, path, "mihai")
    start = clock.now()
    for seconds in (0, 20, 40, 60, 80, 100, 120):
        with clock.set_to(start + timedelta(seconds=seconds)):
            answer = browser(cast, "mihai").post("/prezenta/", {"at": at})
    assert answer.json() == {"others": []}
    with clock.set_to(start + timedelta(seconds=125)):
        assert (
            "Și Mihai scrie aici, de 2 minute." in browser(cast, "ana").get(path).content.decode()
        )
        mine = browser(cast, "ana").post("/prezenta/", {"at": ticket(cast, path, "ana")})
    assert mine.json() == {"others": ["Și Mihai scrie aici, de 2 minute."]}
    with clock.set_to(start + timedelta(seconds=185)):
        assert "Mihai scrie" not in browser(cast, "ana").get(path).content.decode()


def test_looking_at_a_form_writes_nothing(cast: Cast, path: str) -> None:
    browser(cast, "ana").get(path)
    assert not Presence.objects.exists()


def test_a_ticket_is_good_for_its_holder_alone(cast: Cast, path: str) -> None:
    at = ticket(cast, path, "mihai")
    for name in ("vera", "ana", ""):
        assert browser(cast, name).post("/prezenta/", {"at": at}).status_code == 404
    assert browser(cast, "mihai").post("/prezenta/", {"at": "altceva"}).status_code == 404
    assert not Presence.objects.exists()


def test_it_is_forgotten_after_a_day(cast: Cast, path: str) -> None:
    browser(cast, "mihai").post("/prezenta/", {"at": ticket(cast, path, "mihai")})
    today = clock.today()
    assert sweep(today) == 0
    assert sweep(today + timedelta(days=2)) == 1
