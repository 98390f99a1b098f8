from datetime import date

import pytest

from civicsteps.causes.actions import offer_evidence
from civicsteps.causes.models import Cause, Evidence
from tests.cast import Cast

SEEN = date(2026, 3, 2)


@pytest.fixture
def evidence(cause: Cause, cast: Cast) -> Evidence:
    """What Vera brought: it waits."""
    return offer_evidence(
        cause=cause, kind="photo", caption="Groapa din mijloc", seen_on=SEEN, by=cast.by("vera")
    )
