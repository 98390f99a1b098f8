"""The desk reminds before and after the term, until somebody looks."""

from datetime import date, timedelta

import pytest

from civicsteps.causes.models import Demand
from civicsteps.core.actors.actions import system
from civicsteps.core.refusals import Refused
from civicsteps.core.work.running import drain
from civicsteps.follow.commitments.actions import remind_of_commitment
from civicsteps.follow.commitments.models import Commitment, Reminder
from civicsteps.follow.commitments.rebuild import check_needs, date_needs
from civicsteps.follow.commitments.tasks import remind_of_promises
from civicsteps.people.acts.models import Need
from tests.cast import Cast
from tests.follow.commitments.conftest import DUE, Today, promise
from tests.follow.commitments.test_record_check import look


def on_the_desk() -> list[Need]:
    return list(Need.objects.filter(kind="commitments.check", closed_on=None))


def test_a_month_before_it_is_on_the_desk_once(today: Today, commitment: Commitment) -> None:
    today(DUE - timedelta(days=31))
    remind_of_promises.call()
    drain()
    assert not on_the_desk()
    today(DUE - timedelta(days=30))
    remind_of_promises.call()
    drain()
    remind_of_promises.call()
    drain()
    assert [need.due_on for need in on_the_desk()] == [DUE]
    assert Reminder.objects.count() == 1


def test_after_somebody_looked_it_comes_back_with_the_next_day(
    cast: Cast, today: Today, commitment: Commitment
) -> None:
    today(DUE - timedelta(days=30))
    remind_of_promises.call()
    drain()
    look(cast, commitment, "nothing_found", seen_on=DUE - timedelta(days=30))
    remind_of_promises.call()
    drain()
    assert not on_the_desk()
    today(DUE - timedelta(days=7))
    remind_of_promises.call()
    drain()
    assert len(on_the_desk()) == 1


def test_days_without_a_worker_bring_one_reminder(today: Today, commitment: Commitment) -> None:
    today(DUE + timedelta(days=2))
    remind_of_promises.call()
    drain()
    assert [reminder.days for reminder in Reminder.objects.all()] == [1]


def test_a_kept_promise_reminds_nobody(cast: Cast, today: Today, commitment: Commitment) -> None:
    today(DUE)
    look(cast, commitment, "verified", seen_on=DUE)
    today(DUE + timedelta(days=1))
    remind_of_promises.call()
    drain()
    assert not on_the_desk()


def test_a_promise_without_a_date_reminds_nobody(cast: Cast, today: Today, demand: Demand) -> None:
    promise(cast, demand, words="vom vedea")
    today(date(2030, 1, 1))
    remind_of_promises.call()
    drain()
    assert not on_the_desk()


def test_the_needs_are_told_anew_from_their_rows(
    cast: Cast, today: Today, commitment: Commitment, demand: Demand
) -> None:
    promise(cast, demand, words="vom vedea")
    today(DUE - timedelta(days=30))
    remind_of_promises.call()
    drain()
    look(cast, commitment, "partly", seen_on=DUE - timedelta(days=30))
    today(DUE - timedelta(days=7))
    remind_of_promises.call()
    drain()
    told = {(n.source, n.kind, n.open, n.due_on) for n in (*check_needs(), *date_needs())}
    kept = {
        (n.source, n.kind, n.closed_on is None, n.due_on)
        for n in Need.objects.filter(kind__startswith="commitments.")
    }
    assert told == kept
    assert len(kept) == 2


@pytest.mark.parametrize("who", ["ana", "ilinca", "vlad"])
def test_people_do_not_send_reminders(
    cast: Cast, today: Today, commitment: Commitment, who: str
) -> None:
    today(DUE)
    with pytest.raises(Refused):
        remind_of_commitment(commitment=commitment, by=cast.by(who))
    assert remind_of_commitment(commitment=commitment, by=system())
