from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from civicsteps.causes.actions import add_demand
from civicsteps.causes.models import Cause, Demand
from civicsteps.core import clock
from civicsteps.people.authorities.models import Office
from civicsteps.resolve.meetings.actions import Answered, add_ask, hold_meeting, plan_meeting
from civicsteps.resolve.meetings.actions_minutes import write_minutes
from civicsteps.resolve.meetings.actions_options import open_table
from civicsteps.resolve.meetings.models import Ask, Meeting, Minutes, Table
from tests.cast import Cast

NOON = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)
HELD = date(2026, 11, 24)
BEGINS = datetime(2026, 12, 3, 8, 0, tzinfo=UTC)


@pytest.fixture
def by_day() -> Iterator[None]:
    with clock.set_to(NOON):
        yield


@pytest.fixture
def demand(cast: Cast, cause: Cause, office: Office) -> Demand:
    return add_demand(
        cause=cause, sentence="Faceți un loc de joacă.", office=office, by=cast.by("ana")
    )


@pytest.fixture
def meeting(by_day: None, cast: Cast, cause: Cause, demand: Demand, office: Office) -> Meeting:
    """An audience that has its hour, next week."""
    return plan_meeting(
        cause=cause,
        demand=demand,
        office=office,
        kind="audience",
        purpose="O zi până la care se deschide locul de joacă.",
        starts_at=BEGINS,
        place="camera 12",
        by=cast.by("ana"),
    )


@pytest.fixture
def ask(cast: Cast, meeting: Meeting) -> Ask:
    return add_ask(
        meeting=meeting,
        want="Deschideți locul de joacă până în mai?",
        accept="până în iunie",
        refuse_line="fără nicio zi",
        by_when=date(2027, 5, 15),
        by=cast.by("ana"),
    )


@pytest.fixture
def held(cast: Cast, meeting: Meeting, ask: Ask) -> Meeting:
    answers = {str(ask.pk): Answered("yes", "Da, îl deschidem până la jumătatea lui mai.")}
    return hold_meeting(
        meeting=meeting, held_on=HELD, answers=answers, notes="A fost cald.", by=cast.by("ana")
    )


@pytest.fixture
def minutes(cast: Cast, held: Meeting) -> Minutes:
    return write_minutes(meeting=held, text="Am cerut. Au spus da.", by=cast.by("ana"))


@pytest.fixture
def table(by_day: None, cast: Cast, cause: Cause, office: Office) -> Table:
    return open_table(cause=cause, office=office, title="Unde se joacă", by=cast.by("ana"))
