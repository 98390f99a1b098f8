"""A meeting is prepared: begun, asked for, with its kit, its parts and its questions."""

import pytest

from civicsteps.causes.models import Cause
from civicsteps.core.journal.models import Entry
from civicsteps.core.refusals import Refused
from civicsteps.people.acts.models import Need
from civicsteps.people.authorities.models import Office
from civicsteps.resolve.letters.drafting import Words
from civicsteps.resolve.letters.models import Letter
from civicsteps.resolve.meetings import kit
from civicsteps.resolve.meetings.actions import (
    MOST_ASKS,
    Kit,
    add_ask,
    ask_for_audience,
    drop_ask,
    edit_kit,
    end_meeting,
    give_parts,
    plan_meeting,
    schedule_meeting,
)
from civicsteps.resolve.meetings.models import Ask, Meeting, Part
from civicsteps.resolve.meetings.queries import asks_of
from tests.cast import Cast
from tests.resolve.meetings.conftest import BEGINS, HELD

WORDS = Words(
    subject="Cerere de audiență",
    body="Vă rugăm să ne primiți.",
    requests="Spuneți-ne ziua.",
    signer="Persoană de probă",
    domicile="Strada Probei 1",
)
STRANGERS = ("mihai", "dan", "ilinca", "sorin", "vera", "vlad")


def test_one_that_has_its_hour_is_on_the_desk_the_day_before(meeting: Meeting) -> None:
    need = Need.objects.get(kind="meetings.prepare")
    assert (str(need.due_on), meeting.state) == ("2026-12-02", "scheduled")
    assert Entry.objects.filter(kind="meetings.meeting_planned").count() == 1


@pytest.mark.parametrize("who", STRANGERS)
def test_only_an_organiser_plans_one(cast: Cast, cause: Cause, office: Office, who: str) -> None:
    with pytest.raises(Refused) as refused:
        plan_meeting(cause=cause, office=office, kind="audience", purpose="x", by=cast.by(who))
    assert refused.value.refusal.kind == "forbidden"
    assert not Meeting.objects.exists()


def test_where_they_answer_in_public_it_is_asked_whether_ordinary_meetings_failed(
    cast: Cast, cause: Cause, office: Office
) -> None:
    with pytest.raises(Refused) as refused:
        plan_meeting(
            cause=cause, office=office, kind="account", purpose="Răspund.", by=cast.by("ana")
        )
    assert refused.value.refusal.field == "normal_failed"


def test_the_letter_that_asks_for_it_puts_no_demand_and_is_written_once(
    cast: Cast, meeting: Meeting
) -> None:
    found = ask_for_audience(meeting=meeting, words=WORDS, by=cast.by("ana"))
    letter = Letter.objects.get()
    assert found.request == letter
    assert (letter.demand, letter.step, letter.office) == (None, "ro.og27.answer", meeting.office)
    with pytest.raises(Refused):
        ask_for_audience(meeting=meeting, words=WORDS, by=cast.by("ana"))


def test_a_member_writes_the_kit_and_a_neighbour_does_not(cast: Cast, meeting: Meeting) -> None:
    edit_kit(
        meeting=meeting, kit=Kit("O zi.", agenda="10 De ce am venit – Ana"), by=cast.by("mihai")
    )
    meeting.refresh_from_db()
    assert meeting.agenda == "10 De ce am venit – Ana"
    for who in ("dan", "ilinca", "sorin", "vera", "vlad"):
        with pytest.raises(Refused):
            edit_kit(meeting=meeting, kit=Kit("Altceva"), by=cast.by(who))
    with pytest.raises(Refused) as refused:
        edit_kit(meeting=meeting, kit=Kit("  "), by=cast.by("ana"))
    assert refused.value.refusal.field == "purpose"


def test_an_agenda_is_read_with_its_minutes_and_who_leads() -> None:
    lines = kit.agenda_of("10 De ce am venit – Ana\n\n15 min: Ce cerem\nÎncheiere")
    assert [(line.minutes, line.what, line.owner) for line in lines] == [
        (10, "De ce am venit", "Ana"),
        (15, "Ce cerem", ""),
        (None, "Încheiere", ""),
    ]
    assert kit.minutes_in(lines) == 25


def test_a_kit_says_what_it_lacks_and_that_two_people_lead_and_write(
    cast: Cast, meeting: Meeting, ask: Ask
) -> None:
    parts = {"chair": "Ana", "notes": "ana", "ask": "Mihai"}
    give_parts(meeting=meeting, parts=parts, by=cast.by("ana"))
    same = list(kit.lacks(meeting, asks_of(meeting), meeting.roles))
    assert any("cannot also write" in sentence or "nu poate" in sentence for sentence in same)
    give_parts(meeting=meeting, parts={**parts, "notes": "Vali"}, by=cast.by("ana"))
    edit_kit(
        meeting=meeting, kit=Kit("O zi.", agenda="10 x", debrief="la cafenea"), by=cast.by("ana")
    )
    assert list(kit.lacks(meeting, asks_of(meeting), meeting.roles)) == []


def test_a_part_that_is_taken_away_is_gone(cast: Cast, meeting: Meeting) -> None:
    give_parts(meeting=meeting, parts={"chair": "Ana"}, by=cast.by("ana"))
    give_parts(meeting=meeting, parts={"chair": ""}, by=cast.by("ana"))
    assert not Part.objects.exists()


def test_of_a_group_at_risk_no_name_is_kept(cast: Cast, meeting: Meeting) -> None:
    cast.group.at_risk = True
    cast.group.save()
    meeting = Meeting.objects.get(pk=meeting.pk)
    with pytest.raises(Refused) as refused:
        give_parts(meeting=meeting, parts={"chair": "Ana Pop"}, by=cast.by("ana"))
    assert refused.value.refusal.field == "chair"
    give_parts(meeting=meeting, parts={"chair": "1", "notes": "2"}, by=cast.by("ana"))
    assert meeting.roles == {"chair": "1", "notes": "2"}


def test_a_question_is_left_out_once_and_seven_are_enough(
    cast: Cast, meeting: Meeting, ask: Ask
) -> None:
    drop_ask(ask=ask, by=cast.by("ana"))
    assert asks_of(meeting) == []
    with pytest.raises(Refused):
        drop_ask(ask=ask, by=cast.by("ana"))
    for _n in range(MOST_ASKS):
        add_ask(meeting=meeting, want="Da sau nu?", by=cast.by("ana"))
    with pytest.raises(Refused):
        add_ask(meeting=meeting, want="Și asta?", by=cast.by("ana"))


def test_another_hour_moves_the_task(cast: Cast, meeting: Meeting) -> None:
    later = BEGINS.replace(day=10)
    schedule_meeting(meeting=meeting, starts_at=later, by=cast.by("ana"))
    assert str(Need.objects.get(kind="meetings.prepare").due_on) == "2026-12-09"


def test_refused_it_stays_and_is_prepared_no_more(cast: Cast, meeting: Meeting) -> None:
    end_meeting(meeting=meeting, ending="refused", on=HELD, reason="n-au timp", by=cast.by("ana"))
    assert Need.objects.get(kind="meetings.prepare").closed_on
    for verb in (edit_kit,):
        with pytest.raises(Refused):
            verb(meeting=meeting, kit=Kit("x"), by=cast.by("ana"))
    with pytest.raises(Refused):
        end_meeting(meeting=meeting, ending="refused", on=HELD, by=cast.by("ana"))


def test_what_happened_is_one_of_four(cast: Cast, meeting: Meeting) -> None:
    with pytest.raises(Refused) as refused:
        end_meeting(meeting=meeting, ending="held", on=HELD, by=cast.by("ana"))
    assert refused.value.refusal.field == "ending"
