"""Two phones with one slip, at the same moment."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, connections

from civicsteps.core import append_only
from civicsteps.core.refusals import Refused
from civicsteps.identify.consultations.actions_polls import cast_ballot
from civicsteps.identify.consultations.models import Ballot, Slip
from tests.cast import Cast
from tests.identify.consultations.streets import ask

pytestmark = [pytest.mark.only_postgresql, pytest.mark.django_db(transaction=True)]

PHONES = 4


@pytest.fixture(autouse=True)
def emptied(transactional_db: None) -> Iterator[None]:
    """Let the flush after the test empty append-only tables; it protects them again."""
    yield
    append_only.remove(connection)


def test_one_slip_makes_one_ballot_however_many_send_it(cast: Cast) -> None:
    key = ask(cast).slips.get(number=1).pk
    ready = Barrier(PHONES)

    def send(phone: int) -> bool:
        try:
            ready.wait(timeout=10)
            mine = Slip.objects.select_related("poll__group").get(pk=key)
            cast_ballot(slip=mine, picks=[phone + 1], by=cast.by("nobody"))
        except Refused:
            return False
        else:
            return True
        finally:
            connections.close_all()

    with ThreadPoolExecutor(PHONES) as pool:
        sent = list(pool.map(send, range(PHONES)))
    assert sorted(sent) == [False, False, False, True]
    assert Ballot.objects.get().picks == [sent.index(True) + 1]
