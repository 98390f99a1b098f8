"""Approval: each ballot names the options that it is for; the options with most ballots go first.

Options are numbered from 1. Ranks are by ballots alone: what the same number are for has the same
rank, and the next rank skips as many (1, 2, 2, 4). No lot is drawn and no order on the paper
counts: where equal options stand across the border of those taken, all of them are told as tied.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Place(StrEnum):
    """Where an option stands: among the first, equal at the border, or after it."""

    FIRST = "first"
    TIED = "tied"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Tally:
    """What a count gives: how many ballots name each option, how many are valid, how many blank.

    A blank ballot names nothing: it counts for the turnout and is not valid. `spoilt` ones could
    not be read; the three together are all that were cast.
    """

    votes: tuple[int, ...]
    valid: int
    blank: int
    spoilt: int

    @property
    def cast(self) -> int:
        """All ballots that were cast."""
        return self.valid + self.blank + self.spoilt


@dataclass(frozen=True, slots=True)
class Placed:
    """An option with its ballots, its rank from 1, and whether it is among the first."""

    option: int
    votes: int
    rank: int
    place: Place


def count(ballots: Iterable[Collection[int] | None], *, options: int, most: int) -> Tally:
    """Count ballots, each the options that it names; None is one that could not be read.

    Raises ValueError for a ballot that names more than `most`, or an option that is not there:
    what may be cast was settled before.
    """
    votes: Counter[int] = Counter()
    valid = blank = spoilt = 0
    for ballot in ballots:
        named = None if ballot is None else set(ballot)
        if named is None:
            spoilt += 1
            continue
        if len(named) > most or any(not 1 <= option <= options for option in named):
            raise ValueError(f"a ballot names {sorted(named)} of {options}, {most} at most")
        votes.update(named)
        valid += bool(named)
        blank += not named
    counted = tuple(votes[option] for option in range(1, options + 1))
    return Tally(counted, valid, blank, spoilt)


def order(votes: Sequence[int], *, first: int) -> tuple[Placed, ...]:
    """Return the options from most ballots to fewest; equal ones in the order of their numbers.

    `first` is how many are taken. An option that nobody names is never among them. Raises
    ValueError for a negative number.
    """
    if first < 0 or any(number < 0 for number in votes):
        raise ValueError("ballots cannot be fewer than none")
    placed = [_placed(option, votes, first) for option in range(1, len(votes) + 1)]
    return tuple(sorted(placed, key=lambda one: (one.rank, one.option)))


def _placed(option: int, votes: Sequence[int], first: int) -> Placed:
    own = votes[option - 1]
    above = sum(1 for other in votes if other > own)
    level = sum(1 for other in votes if other == own)
    if not own or above >= first:
        place = Place.AFTER
    elif above + level <= first:
        place = Place.FIRST
    else:
        place = Place.TIED
    return Placed(option, own, above + 1, place)
