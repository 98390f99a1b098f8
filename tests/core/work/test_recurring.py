from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from civicsteps.core import clock
from civicsteps.core.work import daily, every
from civicsteps.core.work.models import Round
from civicsteps.core.work.recurring import RECURRING, Job
from civicsteps.core.work.running import drain, queue_due, queue_round
from tests.core.work import lab

BUCHAREST = ZoneInfo("Europe/Bucharest")
CHIME = "tests.core.work.lab.chime"


def at(hour: int, minute: int = 0, *, day: int = 24, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=BUCHAREST)


@pytest.fixture
def hourly(heard: list[str], monkeypatch: pytest.MonkeyPatch) -> Job:
    """A chime on the hour, and nothing else that comes round."""
    for name in list(RECURRING):
        monkeypatch.delitem(RECURRING, name)
    return every(timedelta(hours=1))(lab.chime)


def chimes_at(*moments: datetime) -> None:
    for moment in moments:
        with clock.set_to(moment):
            queue_due()
    drain()


@pytest.mark.usefixtures("hourly")
def test_a_job_runs_once_in_its_period_whoever_looks(heard: list[str]) -> None:
    chimes_at(at(9, 30), at(10, 1), at(10, 1), at(10, 59))
    assert heard == ["chime"]


@pytest.mark.usefixtures("hourly")
def test_of_two_workers_that_see_it_due_one_queues_it(heard: list[str]) -> None:
    chimes_at(at(9, 30))
    due = Round.objects.get().due_at
    with clock.set_to(at(10, 1)):
        queue_round(CHIME, due)
        queue_round(CHIME, due)
    drain()
    assert heard == ["chime"]


@pytest.mark.usefixtures("hourly")
def test_it_comes_round_again(heard: list[str]) -> None:
    chimes_at(at(9, 30), at(10, 1), at(11, 1))
    assert heard == ["chime", "chime"]


@pytest.mark.usefixtures("hourly")
def test_what_was_missed_for_days_runs_once(heard: list[str]) -> None:
    chimes_at(at(9, 30, day=20), at(10, 1, day=24), at(10, 2, day=24))
    assert heard == ["chime"]


@pytest.mark.usefixtures("hourly")
def test_a_new_job_waits_for_its_first_moment(heard: list[str]) -> None:
    chimes_at(at(9, 30))
    assert heard == []


@pytest.mark.parametrize(
    ("now", "due"),
    [
        (at(7), at(8)),
        (at(8), at(8, day=25)),
        (at(9, day=24, month=10), at(8, day=25, month=10)),  # the night the clocks go back
        (at(9, day=28, month=3), at(8, day=29, month=3)),  # and forward
    ],
)
def test_a_daily_job_keeps_its_hour_on_the_wall(
    now: datetime, due: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(RECURRING, CHIME, raising=False)
    daily(time(8))(lab.chime)
    found = RECURRING[CHIME].next_after(now)
    monkeypatch.delitem(RECURRING, CHIME)
    assert found == due
    assert found.astimezone(BUCHAREST).hour == 8
