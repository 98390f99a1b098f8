"""Options that both sides write, and the vote on what is offered."""

from datetime import date, timedelta

import pytest
from django.test import Client

from civicsteps.core import clock
from civicsteps.core.refusals import Refused
from civicsteps.people.acts import comparing
from civicsteps.people.acts.models import Need
from civicsteps.resolve.meetings import tasks
from civicsteps.resolve.meetings.actions_options import (
    cast_vote,
    close_vote,
    drop_option,
    invite_office,
    open_vote,
    write_option,
)
from civicsteps.resolve.meetings.models import OptionVersion, Table, Vote
from tests.cast import Cast
from tests.pages import send
from tests.resolve.meetings.conftest import NOON

UNTIL = date(2026, 11, 27)


def vote(cast: Cast, table: Table, quorum: int = 1) -> Table:
    return open_vote(
        table=table, offer="Un loc mai mic, în mai.", until=UNTIL, quorum=quorum, by=cast.by("ana")
    )


def test_a_change_keeps_what_was_and_what_is_left_empty(cast: Cast, table: Table) -> None:
    option = write_option(table=table, title="În parc", costs="40.000 lei", by=cast.by("mihai"))
    write_option(table=table, title="", limits="din mai", number=1, by=cast.by("ana"))
    now, was = option.versions.all()
    assert (now.n, now.title, now.costs, now.limits) == (2, "În parc", "40.000 lei", "din mai")
    assert (was.n, was.limits) == (1, "")


def test_an_officer_writes_by_a_link_without_an_account(cast: Cast, table: Table) -> None:
    write_option(table=table, title="În parc", by=cast.by("ana"))
    issued = invite_office(table=table, by=cast.by("ana"))
    officer, address = Client(), issued.url.replace("http://testserver", "")
    address = "/" + issued.url.split("/", 3)[3]
    page = officer.get(address).content.decode()
    assert "În parc" in page
    assert OptionVersion.objects.count() == 1
    done = send(officer, address, title="La școală", costs="10.000 lei", limits="")
    assert done.status_code == 302
    assert OptionVersion.objects.get(by_office=True).title == "La școală"
    vote(cast, table)
    assert officer.get(address).status_code == 410


@pytest.mark.parametrize("who", ["dan", "ilinca", "sorin", "vera", "vlad"])
def test_others_neither_write_nor_vote(cast: Cast, table: Table, who: str) -> None:
    with pytest.raises(Refused):
        write_option(table=table, title="x", by=cast.by(who))
    vote(cast, table)
    with pytest.raises(Refused):
        cast_vote(table=table, choice="yes", by=cast.by(who))


def test_a_vote_is_one_each_and_the_last_counts(cast: Cast, table: Table) -> None:
    vote(cast, table, quorum=2)
    cast_vote(table=table, choice="no", by=cast.by("ana"))
    cast_vote(table=table, choice="yes", by=cast.by("ana"))
    cast_vote(table=table, choice="yes", by=cast.by("mihai"))
    with pytest.raises(Refused):
        close_vote(table=table, by=cast.by("ana"))
    with clock.set_to(NOON + timedelta(days=3)):
        with pytest.raises(Refused):
            cast_vote(table=table, choice="no", by=cast.by("mihai"))
        tasks.close_vote_of.func(str(table.pk))
    table.refresh_from_db()
    assert (table.yes, table.no, table.outcome) == (2, 0, "accepted")
    assert {vote.choice for vote in Vote.objects.all()} == {""}
    assert Need.objects.get(kind="meetings.vote").closed_on
    assert comparing.differences() == []


@pytest.mark.parametrize(
    ("choice", "quorum", "outcome"),
    [("no", 1, "refused"), ("neither", 1, "refused"), ("yes", 2, "no_quorum")],
)
def test_a_vote_ends_as_it_was_cast(
    cast: Cast, table: Table, choice: str, quorum: int, outcome: str
) -> None:
    vote(cast, table, quorum=quorum)
    cast_vote(table=table, choice=choice, by=cast.by("mihai"))
    with clock.set_to(NOON + timedelta(days=3)):
        assert close_vote(table=table, by=cast.by("ana")).outcome == outcome


def test_once_the_vote_began_the_options_stand(cast: Cast, table: Table) -> None:
    option = write_option(table=table, title="În parc", by=cast.by("ana"))
    vote(cast, table)
    with pytest.raises(Refused):
        write_option(table=table, title="Altundeva", by=cast.by("ana"))
    with pytest.raises(Refused):
        drop_option(option=option, by=cast.by("ana"))
    with pytest.raises(Refused):
        vote(cast, Table.objects.get())


def test_an_option_left_out_can_be_written_no_more(cast: Cast, table: Table) -> None:
    option = write_option(table=table, title="În parc", by=cast.by("ana"))
    drop_option(option=option, by=cast.by("ana"))
    with pytest.raises(Refused) as refused:
        write_option(table=table, title="x", number=1, by=cast.by("ana"))
    assert refused.value.refusal.field == "number"
