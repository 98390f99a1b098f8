from datetime import date, timedelta
from typing import Any

import pytest

from civicsteps.causes.models import Cause
from civicsteps.core import clock
from civicsteps.people.authorities.models import Office
from civicsteps.promote.campaigns.actions import open_campaign
from civicsteps.promote.campaigns.models import Campaign
from tests.cast import Cast

SENTENCES: dict[str, Any] = {
    "why_they_would": "Au promis în campanie un parc.",
    "with_us": "Creșa și părinții de la scara B.",
    "against": "Șoferii care parchează acolo.",
    "plan": "Scriem, strângem semnături, mergem la ședință.",
}
WANT: dict[str, Any] = {"want": "Faceți un loc de joacă.", "measure": "Copiii se joacă acolo."}


@pytest.fixture
def by_when() -> date:
    return clock.today() + timedelta(days=90)


@pytest.fixture
def campaign(cast: Cast, cause: Cause, office: Office, by_when: date) -> Campaign:
    """Ana's campaign for a playground."""
    return open_campaign(
        cause=cause, by=cast.by("ana"), office=office, by_when=by_when, **SENTENCES, **WANT
    )
