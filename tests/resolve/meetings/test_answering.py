"""The term of the letter that asked for an audience ends when they say yes or no, or receive us."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from PIL import Image

from civicsteps.core import clock
from civicsteps.core.addresses import neutral
from civicsteps.core.files.prepare import prepare
from civicsteps.core.refusals import Refused
from civicsteps.people.clocks import sources
from civicsteps.people.clocks.models import Clock
from civicsteps.resolve.letters import pdf
from civicsteps.resolve.letters.actions import hand_over_letter
from civicsteps.resolve.letters.drafting import Words
from civicsteps.resolve.letters.models import Letter, Reply
from civicsteps.resolve.meetings.actions import (
    ask_for_audience,
    end_meeting,
    give_parts,
    hold_meeting,
    schedule_meeting,
)
from civicsteps.resolve.meetings.models import Ask, Meeting
from tests.cast import Cast
from tests.resolve.meetings.conftest import BEGINS, NOON

ON = date(2026, 11, 27)
WORDS = Words(
    subject="Cerere de audiență",
    body="Vă rugăm să ne primiți.",
    requests="Comunicați-ne ziua.",
    signer="Persoană de probă",
    domicile="Strada Probei 1",
)


@pytest.fixture
def asked(cast: Cast, meeting: Meeting) -> Meeting:
    """Ana's request for the audience, handed in on the 25th of November."""
    ask_for_audience(meeting=meeting, words=WORDS, by=cast.by("ana"))
    letter = letter_of(meeting)
    out = BytesIO()
    Image.new("RGB", (40, 30), "white").save(out, "JPEG")
    hand_over_letter(
        letter=letter,
        copies=pdf.copies(letter, on=clock.today()),
        channel="counter",
        on=clock.today(),
        proof=prepare(out.getvalue(), name="stampila.jpg"),
        by=cast.by("ana"),
    )
    return meeting


def letter_of(meeting: Meeting) -> Letter:
    return Letter.objects.get(meeting=meeting)


def term_of(meeting: Meeting) -> Clock:
    return Clock.objects.get(source=f"letters.letter:{meeting.request_id}")


def scheduled(cast: Cast, meeting: Meeting, on: date = ON) -> None:
    schedule_meeting(
        meeting=meeting, starts_at=BEGINS, answered_on=on, how="paper", by=cast.by("ana")
    )


def test_a_yes_ends_the_term_on_its_day_and_is_in_the_thread(cast: Cast, asked: Meeting) -> None:
    assert term_of(asked).state == "running"
    with clock.set_to(NOON + timedelta(days=3)):
        scheduled(cast, asked)
        scheduled(cast, asked)
    assert (term_of(asked).state, term_of(asked).ended_on) == ("met", ON)
    reply = Reply.objects.get()
    assert (reply.channel, reply.received_on, reply.letter_id) == ("paper", ON, asked.request_id)
    assert "3 decembrie 2026, la 10:00" in reply.text
    assert sources.differences() == []


def test_an_answer_cannot_be_older_than_the_letter(cast: Cast, asked: Meeting) -> None:
    with pytest.raises(Refused) as refused:
        scheduled(cast, asked, on=date(2026, 11, 20))
    assert refused.value.refusal.field == "answered_on"


def test_a_no_ends_it_as_refused(cast: Cast, asked: Meeting) -> None:
    with clock.set_to(NOON + timedelta(days=3)):
        end_meeting(meeting=asked, ending="refused", on=ON, reason="n-au timp", by=cast.by("ana"))
    assert (term_of(asked).state, term_of(asked).ended_on) == ("refused", ON)
    assert Reply.objects.get().text == "n-au timp"
    assert sources.differences() == []


def test_silence_ends_nothing(cast: Cast, asked: Meeting) -> None:
    with clock.set_to(NOON + timedelta(days=3)):
        end_meeting(meeting=asked, ending="no_reply", on=ON, by=cast.by("ana"))
    assert term_of(asked).state == "running"


@pytest.mark.parametrize(("who", "state"), [("ana", "met"), ("mihai", "running")])
def test_who_was_received_was_answered_once_an_organiser_says_so(
    cast: Cast, asked: Meeting, ask: Ask, who: str, state: str
) -> None:
    with clock.set_to(NOON + timedelta(days=3)):
        hold_meeting(meeting=asked, held_on=ON, answers={}, by=cast.by(who))
    assert term_of(asked).state == state


def test_parts_that_two_people_give_at_once_are_both_kept(
    cast: Cast, meeting: Meeting, client: Client
) -> None:
    client.force_login(cast.users["ana"])
    address = neutral(reverse("meeting_parts", args=[meeting.pk]))
    form = client.get(address).context["form"]
    give_parts(meeting=meeting, parts={"chair": "Ioana"}, by=cast.by("ana"))
    sent = {"version": form["version"].value(), "chair": "", "notes": "Radu"}
    assert client.post(address, sent).status_code == 302
    assert meeting.roles == {"chair": "Ioana", "notes": "Radu"}


def test_of_two_who_change_the_same_part_nobody_is_overwritten(
    cast: Cast, meeting: Meeting, client: Client
) -> None:
    client.force_login(cast.users["ana"])
    address = neutral(reverse("meeting_parts", args=[meeting.pk]))
    form = client.get(address).context["form"]
    give_parts(meeting=meeting, parts={"chair": "Ioana"}, by=cast.by("ana"))
    answer = client.post(address, {"version": form["version"].value(), "chair": "Radu"})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Ioana" in page
    assert "Radu" in page


def test_an_hour_that_somebody_moved_meanwhile_is_not_moved_back(
    cast: Cast, meeting: Meeting, client: Client
) -> None:
    client.force_login(cast.users["ana"])
    address = neutral(reverse("meeting_schedule", args=[meeting.pk]))
    form = client.get(address).context["form"]
    same = {"version": form["version"].value(), "starts_at": "2026-12-03T10:00", "place": "sala 1"}
    schedule_meeting(
        meeting=meeting, starts_at=BEGINS + timedelta(days=1), place="camera 12", by=cast.by("ana")
    )
    assert client.post(address, same).status_code == 302
    meeting.refresh_from_db()
    assert (meeting.starts_at, meeting.place) == (BEGINS + timedelta(days=1), "sala 1")
