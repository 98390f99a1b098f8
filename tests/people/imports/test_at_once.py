"""Two workers load the same import at the same moment."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, connections

from civicsteps.core import append_only
from civicsteps.people.groups.models import Contact
from civicsteps.people.imports import tasks
from civicsteps.people.imports.actions import confirm_import
from civicsteps.people.imports.models import Import
from tests.cast import Cast
from tests.people.imports.sheets import bring, table

pytestmark = [pytest.mark.only_postgresql, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def emptied(transactional_db: None) -> Iterator[None]:
    """Let the flush after the test empty append-only tables; it protects them again."""
    yield
    append_only.remove(connection)


def test_each_line_is_loaded_once(cast: Cast) -> None:
    batch = bring(cast, table("Nume;Telefon", *(f"Om {n};07220{n:05}" for n in range(120))))
    confirm_import(batch=batch, by=cast.by("ana"))
    ready = Barrier(2)

    def one(_worker: int) -> None:
        try:
            ready.wait(timeout=10)
            tasks.load_import.call(str(batch.pk))
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(one, range(2)))
    batch = Import.objects.get(pk=batch.pk)
    assert (batch.state, batch.counts["new"]) == ("loaded", 120)
    assert Contact.objects.count() == 120
