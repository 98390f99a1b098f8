"""The same message taken in, or taken to be sent, by several at the same moment."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, connections, transaction

from civicsteps.core import append_only
from civicsteps.core.actors.models import Actor
from civicsteps.core.mail import threads
from civicsteps.core.mail.delivery import claim
from civicsteps.core.mail.models import Inbound
from civicsteps.core.mail.receive import receive
from civicsteps.core.mail.send import send
from tests.core.mail import letters
from tests.core.mail.conftest import FILED, KIND

pytestmark = [pytest.mark.only_postgresql, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def emptied(transactional_db: None) -> Iterator[None]:
    """Let the flush after the test empty append-only tables; it protects them again."""
    yield
    append_only.remove(connection)


def at_once[R](work: Callable[[], R], *, times: int = 4) -> list[R]:
    """Do the same several times at the same moment, each in a connection of its own."""
    ready = Barrier(times)

    def one(_number: int) -> R:
        try:
            ready.wait(timeout=10)
            return work()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(one, range(times)))


def test_a_message_that_comes_by_four_doors_is_filed_once() -> None:
    about = Actor.objects.create(kind=Actor.Kind.USER)
    raw = letters.reply(threads.open_thread(kind=KIND, about=about, title="x"))
    rows = at_once(lambda: receive(raw, via="test"))
    assert {row.pk for row in rows} == {Inbound.objects.get().pk}
    # Whoever lost the race rolled back what its filer had written.
    assert Actor.objects.filter(kind=Actor.Kind.MAIL).count() == 1
    assert FILED


def test_a_message_is_claimed_by_one_worker() -> None:
    with transaction.atomic():
        message = send(to="a@example.org", subject="a", text="a", kind="tests.note")
    claimed = at_once(lambda: claim(message.pk))
    assert [one for one in claimed if one] == [message]
