"""A vote of households, from its slips to its numbers."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, models, transaction

from civicsteps.causes.actions import hide_cause
from civicsteps.causes.models import Cause
from civicsteps.core import clock
from civicsteps.core.actors.actions import system
from civicsteps.core.codes import show
from civicsteps.core.journal.models import Entry, Mention, Showing
from civicsteps.core.keeping import sweep_all
from civicsteps.core.refusals import Refused
from civicsteps.core.work.running import drain
from civicsteps.identify.consultations.actions_polls import (
    add_slips,
    cast_ballot,
    close_poll,
    make_cause_of_need,
    open_poll,
    replace_slip,
    stop_poll,
    type_ballot,
)
from civicsteps.identify.consultations.models import Ballot, Poll, PollNeed, Slip
from civicsteps.identify.consultations.pages_polls import result_of
from civicsteps.identify.consultations.queries_polls import (
    needs_of,
    polls_visible_to,
    slip_by_code,
)
from civicsteps.identify.consultations.tasks import close_polls
from civicsteps.people.acts import comparing
from tests.cast import Cast
from tests.identify.consultations.streets import ask, slip, vote

OVER = timedelta(days=8)


def numbers(poll: Poll) -> tuple[int | None, ...]:
    poll.refresh_from_db()
    return (poll.valid, poll.blank, poll.spoilt, poll.by_phone, poll.on_paper)


def closed(poll: Poll, cast: Cast) -> Poll:
    with clock.set_to(clock.now() + OVER):
        return close_poll(poll=poll, by=cast.by("ana"))


def test_a_vote_from_its_slips_to_its_numbers(cast: Cast) -> None:
    poll = ask(cast)
    assert [one.number for one in poll.slips.order_by("number")] == [1, 2, 3, 4, 5, 6]
    vote(cast, poll, 1, 1, 2)
    vote(cast, poll, 2, 1)
    vote(cast, poll, 3)
    type_ballot(slip=slip(poll, 4), picks=[1, 3], by=cast.by("ana"))
    type_ballot(slip=slip(poll, 5), picks=[1], spoilt=True, by=cast.by("ana"))
    closed(poll, cast)
    assert numbers(poll) == (3, 1, 1, 3, 2)
    lines = [(str(x.need), x.rank, x.votes, x.share, str(x.place))
             for x in result_of(poll, needs_of(poll))]  # fmt: skip
    assert lines == [
        ("trotuar", 1, 3, 100, "first"),
        ("apă", 2, 1, 33, "tied"),
        ("canalizare", 2, 1, 33, "tied"),
        ("autobuz", 4, 0, 0, "after"),
        ("lumină", 4, 0, 0, "after"),
    ]
    assert comparing.differences() == []


def test_nothing_joins_a_slip_and_its_ballot(cast: Cast) -> None:
    poll = ask(cast)
    before = Entry.objects.count()
    vote(cast, poll, 2, 1, 2)
    ballot, used = Ballot.objects.get(), slip(poll, 2)
    assert used.used_on == clock.today()
    assert ballot.pk.version == 4
    times = (models.DateField, models.DateTimeField, models.TimeField)
    assert not [f.name for f in Ballot._meta.get_fields() if isinstance(f, times)]
    reached = {f.related_model for f in (*Ballot._meta.fields, *Slip._meta.fields) if f.is_relation}
    assert reached == {Poll}
    type_ballot(slip=slip(poll, 3), picks=[1], by=cast.by("ana"))
    entry = Entry.objects.order_by("pk").last()
    assert entry is not None
    assert Entry.objects.count() == before + 1
    assert (entry.kind, entry.data) == ("consultations.poll_paper_typed", {})
    roles = set(Mention.objects.filter(entry=entry).values_list("role", flat=True))
    assert roles == {"poll", "group"}


@pytest.mark.only_sqlite
def test_closing_writes_the_ballots_anew_in_an_order_of_chance(cast: Cast) -> None:
    poll = ask(cast)
    for number in range(1, 7):
        vote(cast, poll, number, number % 5 + 1)
    was = {ballot.pk: ballot.picks for ballot in Ballot.objects.all()}
    closed(poll, cast)
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM consultations_ballot ORDER BY rowid")
        lie = [UUID(row[0]) for row in cursor.fetchall()]
    assert lie == sorted(was)
    assert {ballot.pk: ballot.picks for ballot in Ballot.objects.all()} == was


def test_one_household_one_vote(cast: Cast) -> None:
    poll = ask(cast)
    one, other_phone = slip(poll, 1), slip(poll, 1)
    cast_ballot(slip=one, picks=[1], by=cast.by("nobody"))
    with pytest.raises(Refused, match="deja"):
        cast_ballot(slip=other_phone, picks=[2], by=cast.by("nobody"))
    with pytest.raises(Refused):
        type_ballot(slip=slip(poll, 1), picks=[2], by=cast.by("ana"))
    assert Ballot.objects.get().picks == [1]


@pytest.mark.parametrize("picks", [[1, 2, 3], [9], [0]])
def test_more_than_may_be_chosen_is_no_vote(cast: Cast, picks: list[int]) -> None:
    poll = ask(cast)
    with pytest.raises(Refused) as refused:
        vote(cast, poll, 1, *picks)
    assert refused.value.refusal.field == "picks"
    assert slip(poll, 1).used_on is None
    assert not Ballot.objects.exists()


def test_a_lost_slip_opens_nothing_and_the_new_one_does(cast: Cast) -> None:
    poll = ask(cast)
    lost = slip(poll, 3)
    new = replace_slip(slip=slip(poll, 3), by=cast.by("ana"))
    assert (new.number, new.code != lost.code) == (3, True)
    with pytest.raises(Refused):
        cast_ballot(slip=lost, picks=[1], by=cast.by("nobody"))
    vote(cast, poll, 3, 1)
    with pytest.raises(Refused):
        replace_slip(slip=slip(poll, 3), by=cast.by("ana"))
    assert poll.slips.count() == 7


def test_forgotten_households_get_slips_of_their_own(cast: Cast) -> None:
    poll = add_slips(poll=ask(cast), more=2, by=cast.by("ana"))
    assert (poll.households, poll.slips.count()) == (8, 8)
    vote(cast, poll, 8, 1)
    with pytest.raises(Refused) as refused:
        add_slips(poll=poll, more=500, by=cast.by("ana"))
    assert refused.value.refusal.field == "more"


def test_a_code_forgives_a_slip_of_the_pen(cast: Cast) -> None:
    mine = slip(ask(cast), 1)
    assert slip_by_code(show(mine.code).upper().replace("-", " ")) == mine
    assert slip_by_code(mine.code[:-1] + ("a" if mine.code[-1] != "a" else "b")) == mine
    assert slip_by_code(mine.code[1:]) == mine
    assert slip_by_code("abc") is None


def test_the_last_day_still_votes_and_the_next_does_not(cast: Cast) -> None:
    poll = ask(cast)
    with clock.set_to(clock.now() + timedelta(days=7)):
        vote(cast, poll, 1, 1)
        with pytest.raises(Refused):
            close_poll(poll=poll, by=cast.by("ana"))
    with clock.set_to(clock.now() + OVER):
        with pytest.raises(Refused):
            vote(cast, poll, 2, 1)
        type_ballot(slip=slip(poll, 3), picks=[1], by=cast.by("ana"))
    closed(poll, cast)
    assert numbers(poll) == (2, 0, 0, 1, 1)
    with pytest.raises(Refused):
        type_ballot(slip=slip(poll, 4), picks=[1], by=cast.by("ana"))


def test_it_closes_by_itself_once_late_papers_are_typed(cast: Cast) -> None:
    poll = ask(cast)
    vote(cast, poll, 1, 1)
    for days, is_closed in ((9, False), (10, True)):
        with clock.set_to(clock.now() + timedelta(days=days)):
            close_polls.call()
            drain()
        poll.refresh_from_db()
        assert bool(poll.closed_on) is is_closed
    assert numbers(poll) == (1, 0, 0, 1, 0)


def test_a_stopped_vote_tells_its_numbers_and_chooses_nothing(cast: Cast) -> None:
    poll = ask(cast)
    vote(cast, poll, 1, 1)
    with pytest.raises(Refused) as refused:
        stop_poll(poll=poll, reason=" ", by=cast.by("ana"))
    assert refused.value.refusal.field == "reason"
    stop_poll(poll=poll, reason="S-au pierdut foile.", by=cast.by("ana"))
    assert numbers(poll) == (1, 0, 0, 1, 0)
    assert {str(line.place) for line in result_of(poll, needs_of(poll))} == {"after"}
    with pytest.raises(Refused):
        vote(cast, poll, 2, 1)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"needs": ["una"]}, "needs"),
        ({"needs": [f"nevoia {n}" for n in range(21)]}, "needs"),
        ({"needs": ["Apă", "apa "]}, "needs"),
        ({"needs": ["apă", "x" * 121]}, "needs"),
        ({"households": 1}, "households"),
        ({"households": 501}, "households"),
        ({"most": 0}, "most"),
        ({"question": "  "}, "question"),
        ({"closes_on": clock.today() - timedelta(days=2)}, "closes_on"),
        ({"closes_on": clock.today() + timedelta(days=300)}, "closes_on"),
    ],
)
def test_a_vote_that_cannot_be_held_is_refused(
    cast: Cast, given: dict[str, Any], field: str
) -> None:
    with pytest.raises(Refused) as refused:
        ask(cast, **given)
    assert refused.value.refusal.field == field
    assert not Poll.objects.exists()


@pytest.mark.parametrize("name", ["", "vera", "mihai", "dan", "ilinca", "sorin"])
def test_only_organisers_hold_a_vote(cast: Cast, name: str) -> None:
    poll, by = ask(cast), cast.by(name)
    refusals: list[tuple[Any, dict[str, Any]]] = [
        (open_poll, {"group": cast.group, "question": "?", "needs": ["a", "b"], "households": 3,
                     "closes_on": clock.today()}),
        (add_slips, {"poll": poll, "more": 1}),
        (replace_slip, {"slip": slip(poll, 1)}),
        (type_ballot, {"slip": slip(poll, 1), "picks": [1]}),
        (stop_poll, {"poll": poll, "reason": "Așa."}),
        (close_poll, {"poll": poll}),
    ]  # fmt: skip
    with clock.set_to(clock.now() + OVER):
        for run, given in refusals:
            with pytest.raises(Refused):
                run(by=by, **given)
    assert not Ballot.objects.exists()


def test_the_system_does_not_close_what_is_open(cast: Cast) -> None:
    poll = ask(cast)
    with pytest.raises(Refused):
        close_poll(poll=poll, by=system())


def test_what_was_voted_becomes_a_problem_once(cast: Cast, cause: Cause) -> None:
    poll = ask(cast, needs=["trotuar"], causes=[cause])
    vote(cast, poll, 1, 1, 2)
    walk, own = poll.needs.order_by("number")
    with pytest.raises(Refused):
        make_cause_of_need(need=walk, by=cast.by("ana"))
    closed(poll, cast)
    made = make_cause_of_need(need=PollNeed.objects.get(pk=walk.pk), by=cast.by("ana"))
    assert (made.title, made.place, made.published_at) == ("trotuar", "Strada Lacului", None)
    for need in (walk, own):
        with pytest.raises(Refused):
            make_cause_of_need(need=PollNeed.objects.get(pk=need.pk), by=cast.by("ana"))


def test_another_group_s_problem_stands_on_no_slip(cast: Cast, cause: Cause) -> None:
    with pytest.raises(Refused) as refused:
        ask(cast, group=cast.other_group, causes=[cause], by=cast.by("sorin"))
    assert refused.value.refusal.field == "causes"
    hide_cause(cause=cause, by=cast.by("ana"))


def test_of_a_group_at_risk_nothing_is_public_and_the_slip_still_votes(cast: Cast) -> None:
    cast.group.at_risk = True
    cast.group.save()
    poll = ask(cast)
    vote(cast, poll, 1, 1)
    assert not polls_visible_to(cast.by("nobody")).exists()
    assert not polls_visible_to(cast.by("sorin")).exists()
    assert polls_visible_to(cast.by("mihai")).get() == poll
    assert set(Showing.objects.values_list("audience", flat=True)) == {cast.group.audience}


def test_slips_and_ballots_go_and_the_numbers_stay(cast: Cast) -> None:
    poll = ask(cast)
    vote(cast, poll, 1, 1)
    closed(poll, cast)
    sweep_all(clock.today() + timedelta(days=30))
    assert Ballot.objects.exists()
    sweep_all(clock.today() + timedelta(days=40))
    assert not Ballot.objects.exists()
    assert not Slip.objects.exists()
    assert numbers(poll) == (1, 0, 0, 1, 0)
    assert result_of(poll, needs_of(poll))[0].votes == 1


def test_the_database_holds_one_slip_a_household(cast: Cast) -> None:
    poll = ask(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        Slip.objects.create(poll=poll, number=1, code="x", code_key=b"x")
    with pytest.raises(IntegrityError), transaction.atomic():
        Poll.objects.filter(pk=poll.pk).update(closed_on=clock.today())
    with pytest.raises(IntegrityError), transaction.atomic():
        poll.slips.filter(number=1).update(used_on=clock.today(), void_on=clock.today())
