from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.utils import translation

from civicsteps.core import clock
from civicsteps.people.authorities.models import Office
from civicsteps.people.groups.models import Membership
from civicsteps.resolve.duties.actions import open_review
from civicsteps.resolve.duties.models import Review
from tests.cast import Cast

NOON = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def _noon() -> object:
    with clock.set_to(NOON), translation.override("ro"):
        yield


@pytest.fixture
def review(cast: Cast, office: Office) -> Review:
    """Ana's group checks what the town hall published in 2026."""
    return open_review(group=cast.group, authority=office.authority, year=2026, by=cast.by("ana"))


@pytest.fixture
def ana(cast: Cast) -> Client:
    client = Client()
    client.force_login(cast.users["ana"])
    return client


@pytest.fixture
def volunteer(cast: Cast) -> Cast:
    """Vera helps Ana's group as a volunteer."""
    Membership.objects.create(
        group=cast.group, user=cast.users["vera"], role="VO", since=clock.now()
    )
    return cast
