"""A programme of the centre."""

from datetime import date

import pytest

from civicsteps.programme.calls.actions import open_programme
from civicsteps.programme.calls.models import Programme
from tests.cast import Cast


def opened(cast: Cast, *, who: str = "ilinca", ends: date = date(2026, 12, 31)) -> Programme:
    """Open the programme."""
    return open_programme(
        centre=cast.centre,
        slug="pasi-civici",
        name="Pași civici pentru o comunitate puternică",
        name_en="Civic steps towards a strong community",
        aim="12 probleme pe agenda autorităților.",
        begins=date(2026, 1, 1),
        ends=ends,
        amount=17_443_700,
        by=cast.by(who),
    )


@pytest.fixture
def programme(cast: Cast) -> Programme:
    """The centre's programme of this year."""
    return opened(cast)
