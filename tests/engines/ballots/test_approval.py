"""Counting approvals: by hand, and whatever is cast."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicsteps.engines.ballots import Place, count, order

OPTIONS, MOST = 6, 3
BALLOTS = st.lists(st.none() | st.frozensets(st.integers(1, OPTIONS), max_size=MOST), max_size=40)
VOTES = st.lists(st.integers(0, 9), min_size=1, max_size=20)


def places(votes: list[int], first: int) -> list[tuple[int, int, str]]:
    return [(one.option, one.rank, str(one.place)) for one in order(votes, first=first)]


def test_each_ballot_counts_once_for_each_need_that_it_names() -> None:
    tally = count([{1, 2}, {2}, {2, 3}, set(), None], options=3, most=2)
    assert tally.votes == (1, 3, 1)
    assert (tally.valid, tally.blank, tally.spoilt, tally.cast) == (3, 1, 1, 5)


def test_nobody_came() -> None:
    assert count([], options=2, most=1).votes == (0, 0)
    assert places([0, 0], 1) == [(1, 1, "after"), (2, 1, "after")]


@pytest.mark.parametrize("ballot", [{1, 2, 3}, {0}, {4}])
def test_a_ballot_that_could_not_be_cast_is_an_error(ballot: set[int]) -> None:
    with pytest.raises(ValueError, match="a ballot names"):
        count([ballot], options=3, most=2)


def test_equal_votes_share_the_rank_and_the_next_skips() -> None:
    assert places([4, 9, 4, 1], 3) == [
        (2, 1, "first"),
        (1, 2, "first"),
        (3, 2, "first"),
        (4, 4, "after"),
    ]


def test_a_tie_across_the_border_is_told_of_all_who_stand_in_it() -> None:
    assert places([4, 9, 4, 4], 2) == [
        (2, 1, "first"),
        (1, 2, "tied"),
        (3, 2, "tied"),
        (4, 2, "tied"),
    ]


def test_what_nobody_chose_is_not_among_the_first() -> None:
    assert places([3, 0, 0], 3) == [(1, 1, "first"), (2, 2, "after"), (3, 2, "after")]


def test_a_stopped_vote_takes_none() -> None:
    assert {one.place for one in order([3, 1], first=0)} == {Place.AFTER}


@given(BALLOTS)
def test_nothing_is_lost_and_nothing_counts_twice(ballots: list[frozenset[int] | None]) -> None:
    tally = count(ballots, options=OPTIONS, most=MOST)
    assert tally.cast == len(ballots)
    assert sum(tally.votes) == sum(len(ballot) for ballot in ballots if ballot)
    assert all(0 <= votes <= tally.valid for votes in tally.votes)
    assert sum(tally.votes) <= MOST * tally.valid


@given(BALLOTS, st.randoms())
def test_the_order_in_which_they_came_does_not_count(
    ballots: list[frozenset[int] | None],
    random: Random,
) -> None:
    shuffled = list(ballots)
    random.shuffle(shuffled)
    first = count(ballots, options=OPTIONS, most=MOST)
    assert first == count(shuffled, options=OPTIONS, most=MOST)


@given(VOTES, st.integers(0, 20))
def test_more_votes_never_stand_behind_fewer(votes: list[int], first: int) -> None:
    placed = {one.option: one for one in order(votes, first=first)}
    assert sorted(placed) == list(range(1, len(votes) + 1))
    for one in placed.values():
        for other in placed.values():
            if one.votes > other.votes:
                assert one.rank < other.rank
            if one.votes == other.votes:
                assert (one.rank, one.place) == (other.rank, other.place)
    taken = [one for one in placed.values() if one.place == Place.FIRST]
    tied = [one for one in placed.values() if one.place == Place.TIED]
    assert len(taken) <= first
    assert not tied or len(taken) < first < len(taken) + len(tied)
    assert all(one.votes for one in (*taken, *tied))
