"""A promise of the council: „până la sfârșitul anului”, said on 10 March 2026."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

import pytest

from civicsteps.causes.models import Demand
from civicsteps.core import clock
from civicsteps.engines.promises import Due, propose_due
from civicsteps.follow.commitments.actions import register_commitment
from civicsteps.follow.commitments.models import Commitment
from tests.cast import Cast

MADE = date(2026, 3, 10)
WORDS = "până la sfârșitul anului"
DUE = date(2026, 12, 31)
QUOTE = "Facem locul de joacă până la sfârșitul anului."

type Today = Callable[[date], None]


@pytest.fixture
def today() -> Iterator[Today]:
    """Hold the clock at noon of a day, any number of times."""
    held = []

    def set_to(day: date) -> None:
        moment = clock.set_to(datetime(day.year, day.month, day.day, 12, tzinfo=UTC))
        moment.__enter__()
        held.append(moment)

    set_to(MADE)
    yield set_to
    for moment in reversed(held):
        moment.__exit__(None, None, None)


def promise(cast: Cast, demand: Demand, *, who: str = "ana", words: str = WORDS) -> Commitment:
    """Register what the council promised, in these words about the time."""
    return register_commitment(
        cause=demand.cause,
        demand=demand,
        office=demand.office,
        quote=QUOTE,
        made_on=MADE,
        channel="council",
        due_text=words,
        due=propose_due(words, MADE),
        by=cast.by(who),
    )


@pytest.fixture
def commitment(cast: Cast, today: Today, demand: Demand) -> Commitment:
    """The promise, as Ana wrote it down."""
    return promise(cast, demand)


def until(day: date) -> Due:
    """Return a term that ends on a day."""
    return Due(None, day, "day")
