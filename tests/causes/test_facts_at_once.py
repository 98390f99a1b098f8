"""Two people lay and lift facts of one cause at the same moment."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connection, connections, transaction

from civicsteps.causes.facts import lift_fact, record_fact
from civicsteps.causes.models import Cause
from civicsteps.causes.stairs import kept_stairs
from civicsteps.core import append_only
from civicsteps.core.actors.actions import visitor
from civicsteps.core.actors.models import Actor
from civicsteps.people.groups.models import Group

pytestmark = [pytest.mark.only_postgresql, pytest.mark.django_db(transaction=True)]

DAY = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def emptied(transactional_db: None) -> Iterator[None]:
    """Let the flush after the test empty append-only tables; it protects them again."""
    yield
    append_only.remove(connection)


def run(cause: Cause, kinds: list[str], work: Callable[[Cause, Actor, str], None]) -> None:
    """Do `work(cause, by, kind)` for each kind in a transaction of its own, all at once."""
    by, ready = Actor.objects.create(kind="user"), Barrier(len(kinds))

    def one(kind: str) -> None:
        try:
            ready.wait(timeout=10)
            with transaction.atomic():
                work(Cause.objects.get(pk=cause.pk), by, kind)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(kinds)) as pool:
        list(pool.map(one, kinds))


def lay(cause: Cause, by: Actor, kind: str) -> None:
    record_fact(cause=cause, kind=kind, source=cause, on=DAY, by=by)


def a_cause() -> Cause:
    by = visitor()
    by.save()
    group = Group.objects.create(
        slug="g", name="G", place="P", aim="A", opened_at="2026-01-01T00:00Z"
    )
    return Cause.objects.create(
        group=group, slug="c", title="C", place="P", opened_by=by, opened_on=DAY
    )


def test_steps_laid_at_once_are_all_held() -> None:
    cause = a_cause()
    run(cause, ["report", "evidence", "choice", "letter"], lay)
    cause.refresh_from_db()
    assert cause.height == 4
    assert {tread.state for tread in kept_stairs(cause).treads[:4]} == {"held"}


def test_the_same_fact_laid_at_once_is_one() -> None:
    cause = a_cause()
    run(cause, ["report"] * 4, lay)
    assert cause.facts.count() == 1


def test_laying_and_lifting_at_once_leaves_the_steps_that_the_facts_hold() -> None:
    cause = a_cause()
    with transaction.atomic():
        lay(cause, cause.opened_by, "report")

    def either(mine: Cause, by: Actor, kind: str) -> None:
        if kind == "report":
            lift_fact(source=mine, kind=kind, on=DAY, because="withdrawn")
        else:
            lay(mine, by, kind)

    run(cause, ["report", "evidence"], either)
    cause.refresh_from_db()
    assert [tread.state for tread in kept_stairs(cause).treads[:2]] == ["lost", "held"]
