"""What the tests of outcomes do again and again."""

from datetime import UTC, date, datetime, timedelta

import pytest

from civicsteps.causes.models import Demand
from civicsteps.core import clock
from civicsteps.follow.outcomes.actions import confirm_done
from civicsteps.follow.outcomes.models import Finding
from tests.cast import Cast
from tests.proofs import photo

SEEN = date(2026, 3, 17)
LASTS = SEEN + timedelta(days=180)


def noon(day: date) -> datetime:
    """Return noon of a day."""
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


@pytest.fixture
def done(cast: Cast, demand: Demand) -> Finding:
    """The playground, seen done on 17 March 2026."""
    with clock.set_to(noon(SEEN)):
        return confirm_done(
            cause=demand.cause,
            demand=demand,
            seen_on=SEEN,
            note="Leagăne și umbră.",
            photo=photo(),
            by=cast.by("ana"),
        )
