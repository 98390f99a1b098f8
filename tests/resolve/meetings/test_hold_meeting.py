"""A meeting was held: each question has its answer, and the step rests on it."""

from datetime import timedelta

import pytest

from civicsteps.causes.compare import compare_facts
from civicsteps.causes.models import Cause, Fact
from civicsteps.core import clock
from civicsteps.core.models import ref
from civicsteps.core.refusals import Refused
from civicsteps.people.acts import comparing
from civicsteps.people.acts.models import Act, Need
from civicsteps.resolve.meetings.actions import Answered, hold_meeting, take_back_meeting
from civicsteps.resolve.meetings.models import Ask, Meeting, Minutes
from tests.cast import Cast
from tests.resolve.meetings.conftest import HELD


def test_what_was_put_face_to_face_holds_the_fourth_step(
    cast: Cast, cause: Cause, held: Meeting
) -> None:
    cause.refresh_from_db()
    fact = Fact.objects.get(kind="ask")
    assert cause.height == 4
    assert (fact.source, fact.on, fact.proof) == (
        ref(held),
        HELD,
        "întâlnirea din 24 noiembrie 2026",
    )
    ask = held.asks.get()
    assert (ask.answer, ask.words) == ("yes", "Da, îl deschidem până la jumătatea lui mai.")
    assert str(Need.objects.get(kind="meetings.minutes").due_on) == "2026-11-26"
    assert Need.objects.get(kind="meetings.prepare").closed_on
    assert Act.objects.get(kind="meeting").actor == cast.by("ana")
    assert compare_facts() == []
    assert comparing.differences() == []


def test_what_was_not_put_holds_nothing(
    cast: Cast, cause: Cause, meeting: Meeting, ask: Ask
) -> None:
    hold_meeting(meeting=meeting, held_on=HELD, answers={}, by=cast.by("mihai"))
    cause.refresh_from_db()
    assert cause.height == 0
    assert Ask.objects.get().answer == "not_put"
    assert compare_facts() == []


@pytest.mark.parametrize("who", ["dan", "ilinca", "sorin", "vera", "vlad"])
def test_only_the_group_says_how_it_went(cast: Cast, meeting: Meeting, who: str) -> None:
    with pytest.raises(Refused) as refused:
        hold_meeting(meeting=meeting, held_on=HELD, answers={}, by=cast.by(who))
    assert refused.value.refusal.kind == "forbidden"


def test_it_is_said_once_and_not_ahead(cast: Cast, meeting: Meeting, ask: Ask) -> None:
    ahead = clock.today() + timedelta(days=1)
    with pytest.raises(Refused) as refused:
        hold_meeting(meeting=meeting, held_on=ahead, answers={}, by=cast.by("ana"))
    assert refused.value.refusal.field == "held_on"
    wrong = {str(ask.pk): Answered("maybe")}
    with pytest.raises(Refused):
        hold_meeting(meeting=meeting, held_on=HELD, answers=wrong, by=cast.by("ana"))
    hold_meeting(meeting=meeting, held_on=HELD, answers={}, by=cast.by("ana"))
    with pytest.raises(Refused):
        hold_meeting(meeting=meeting, held_on=HELD, answers={}, by=cast.by("ana"))


def test_taken_back_the_step_falls(cast: Cast, cause: Cause, held: Meeting) -> None:
    take_back_meeting(meeting=held, by=cast.by("ana"))
    cause.refresh_from_db()
    assert cause.height == 0
    assert Fact.objects.get().proof == ""
    assert Act.objects.get(kind="meeting").void
    assert compare_facts() == []
    assert comparing.differences() == []
    with pytest.raises(Refused):
        take_back_meeting(meeting=held, by=cast.by("ana"))


def test_once_the_minutes_left_it_stays(cast: Cast, held: Meeting, minutes: Minutes) -> None:
    Minutes.objects.filter(pk=minutes.pk).update(
        state="sent", sent_on=HELD, correct_by=HELD + timedelta(days=7)
    )
    with pytest.raises(Refused):
        take_back_meeting(meeting=Meeting.objects.get(), by=cast.by("ana"))
