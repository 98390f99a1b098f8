"""What the tests of promises and outcomes stand on."""

import pytest

from civicsteps.causes.actions import add_demand
from civicsteps.causes.models import Cause, Demand
from civicsteps.people.authorities.models import Office
from tests.cast import Cast


@pytest.fixture
def demand(cast: Cast, cause: Cause, office: Office) -> Demand:
    """What Ana's group asks of the council."""
    return add_demand(
        cause=cause, sentence="Un loc de joacă până în mai", office=office, by=cast.by("ana")
    )
