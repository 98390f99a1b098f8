from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from django_tasks_db.models import DBTaskResult

from civicsteps.core.actors.models import Actor
from civicsteps.core.refusals import Refused
from civicsteps.core.work import rules
from civicsteps.core.work.actions import drop_failure, retry_failure
from civicsteps.core.work.queries import failures
from civicsteps.core.work.running import drain
from tests.core.work import lab


@pytest.fixture
def staff(db: None, monkeypatch: pytest.MonkeyPatch) -> Actor:
    actor = Actor(kind=Actor.Kind.USER)
    actor.save()
    monkeypatch.setattr(rules, "_tests", [lambda by: by == actor])
    return actor


@pytest.fixture
def failure_id(db: None) -> UUID:
    """A task that was given up after ten attempts."""
    lab.hear.enqueue("podul")
    DBTaskResult.objects.update(status="FAILED", worker_ids=["w"] * 10, traceback="ValueError: no")
    return failures()[0].id


def test_staff_have_it_run_again(heard: list[str], staff: Actor, failure_id: UUID) -> None:
    retry_failure(failure_id=failure_id, by=staff)
    drain()
    assert heard == ["podul"]
    assert failures() == []


@pytest.mark.usefixtures("heard")
def test_it_has_all_its_attempts_before_it_again(staff: Actor, failure_id: UUID) -> None:
    DBTaskResult.objects.update(task_path="tests.core.work.lab.stumble")
    retry_failure(failure_id=failure_id, by=staff)
    with pytest.raises(ValueError, match="is not at"):
        drain()
    assert failures() == []


def test_staff_drop_it(heard: list[str], staff: Actor, failure_id: UUID) -> None:
    drop_failure(failure_id=failure_id, by=staff)
    drain()
    assert heard == []
    assert failures() == []


@pytest.mark.usefixtures("staff")
@pytest.mark.parametrize("act", [retry_failure, drop_failure])
def test_others_may_not(act: Callable[..., None], failure_id: UUID) -> None:
    with pytest.raises(Refused) as refused:
        act(failure_id=failure_id, by=Actor(kind=Actor.Kind.USER))
    assert refused.value.refusal.kind == "forbidden"
    assert [failure.id for failure in failures()] == [failure_id]


@pytest.mark.parametrize("act", [retry_failure, drop_failure])
def test_what_another_has_seen_to_is_said(act: Callable[..., None], staff: Actor) -> None:
    with pytest.raises(Refused, match="deja"):
        act(failure_id=uuid4(), by=staff)
