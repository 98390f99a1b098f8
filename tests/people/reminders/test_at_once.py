"""Two workers with the same person's letter at the same moment."""

from collections.abc import Iterator

import pytest
from django.db import connection

from civicsteps.core import append_only, clock
from civicsteps.core.mail.models import Message
from civicsteps.people.clocks.models import Clock
from civicsteps.people.reminders.models import Digest
from civicsteps.people.reminders.tasks import send_reminder
from tests.cast import Cast
from tests.core.mail.test_at_once import at_once
from tests.people.reminders.conftest import morning

pytestmark = [pytest.mark.only_postgresql, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def emptied(transactional_db: None) -> Iterator[None]:
    """Let the flush after the test empty append-only tables; it protects them again."""
    yield
    append_only.remove(connection)


def test_four_workers_write_one_letter(cast: Cast, ours: Clock) -> None:
    key = str(cast.users["ana"].pk)

    def work() -> None:
        with clock.set_to(morning(23)):
            send_reminder.func(key)

    at_once(work)
    assert Digest.objects.count() == 1
    assert Message.objects.filter(kind="reminders.digest").count() == 1
