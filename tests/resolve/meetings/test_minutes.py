"""The minutes: written, sent to be put right, agreed only when both sides say so."""

from datetime import date, timedelta
from email.message import EmailMessage

import pytest

from civicsteps.causes.compare import compare_facts
from civicsteps.causes.models import Cause, Fact
from civicsteps.core import clock
from civicsteps.core.actors.actions import system
from civicsteps.core.mail.models import Inbound, Message
from civicsteps.core.mail.receive import receive
from civicsteps.core.refusals import Refused
from civicsteps.people.acts import comparing
from civicsteps.people.acts.models import Need
from civicsteps.people.authorities.models import Channel
from civicsteps.resolve.meetings import kit, pdf, tasks
from civicsteps.resolve.meetings.actions_minutes import (
    Sheet,
    expire_minutes,
    send_minutes,
    settle_minutes,
    write_minutes,
)
from civicsteps.resolve.meetings.models import Meeting, Minutes, MinutesReply
from civicsteps.resolve.meetings.queries import asks_of
from tests.cast import Cast
from tests.resolve.meetings.conftest import NOON

UNTIL = date(2026, 12, 2)


def sent(cast: Cast, minutes: Minutes) -> Minutes:
    sheet = Sheet(minutes.revision, pdf.minutes_sheet(minutes))
    return send_minutes(minutes=minutes, sheet=sheet, correct_by=UNTIL, by=cast.by("ana"))


def answer(minutes: Minutes, text: str, **more: str) -> Inbound:
    assert minutes.thread
    mail = EmailMessage()
    mail["From"], mail["To"] = "registratura@primarie.example", minutes.thread.address
    mail["Subject"], mail["Message-ID"] = "Re: Minuta", "<m1@primarie.example>"
    for name, value in more.items():
        mail[name] = value
    mail.set_content(text)
    return receive(mail.as_bytes(), via="command")


def test_they_begin_from_the_notes_and_name_nobody_of_the_group(held: Meeting) -> None:
    text = kit.minutes_from(held, asks_of(held))
    assert "Am cerut: Deschideți locul de joacă până în mai?" in text
    assert "„Da, îl deschidem până la jumătatea lui mai”." in text
    assert "A fost cald." not in text
    assert "până în iunie" not in text


def test_sent_they_ask_for_corrections_by_a_day(cast: Cast, minutes: Minutes) -> None:
    found = sent(cast, minutes)
    message = Message.objects.get(kind="meetings.minutes")
    assert message.to == "registratura@primarie.example"
    assert "miercuri, 2 decembrie 2026" in message.text
    assert message.attachments.get() == found.paper
    assert found.state == "sent"
    assert Need.objects.get(kind="meetings.minutes").closed_on
    assert Need.objects.get(kind="meetings.await").due_on == UNTIL
    assert comparing.differences() == []
    with pytest.raises(Refused):
        sent(cast, Minutes.objects.get())


def test_an_old_sheet_and_an_office_without_mail_are_refused(
    cast: Cast, held: Meeting, minutes: Minutes
) -> None:
    sheet = Sheet(minutes.revision, pdf.minutes_sheet(minutes))
    write_minutes(meeting=Meeting.objects.get(), text="Altfel.", by=cast.by("mihai"))
    with pytest.raises(Refused):
        send_minutes(minutes=minutes, sheet=sheet, correct_by=UNTIL, by=cast.by("ana"))
    Channel.objects.all().delete()
    with pytest.raises(Refused):
        sent(cast, Minutes.objects.get())
    assert not Message.objects.exists()


def test_agreed_they_hold_the_sixth_step(cast: Cast, cause: Cause, minutes: Minutes) -> None:
    found = sent(cast, minutes)
    settle_minutes(minutes=found, state="agreed", by=cast.by("ana"))
    cause.refresh_from_db()
    assert cause.height == 6
    assert Fact.objects.get(kind="agenda").proof == (
        "minuta întâlnirii din 24 noiembrie 2026, confirmată de ambele părți"
    )
    assert compare_facts() == []
    assert comparing.differences() == []
    with pytest.raises(Refused):
        settle_minutes(minutes=Minutes.objects.get(), state="agreed", by=cast.by("ana"))


def test_disputed_they_hold_nothing_and_say_what_was_otherwise(
    cast: Cast, cause: Cause, minutes: Minutes
) -> None:
    found = sent(cast, minutes)
    with pytest.raises(Refused) as refused:
        settle_minutes(minutes=found, state="disputed", by=cast.by("ana"))
    assert refused.value.refusal.field == "note"
    settle_minutes(minutes=found, state="disputed", note="Au spus „poate”.", by=cast.by("ana"))
    cause.refresh_from_db()
    assert cause.height == 4


def test_what_comes_by_mail_is_filed_and_read_by_the_group(cast: Cast, minutes: Minutes) -> None:
    found = sent(cast, minutes)
    inbound = answer(found, "A fost așa.")
    assert inbound.state == "filed"
    assert MinutesReply.objects.get().text.strip() == "A fost așa."
    assert Minutes.objects.get().state == "sent"
    assert Need.objects.get(kind="meetings.answered").closed_on is None
    assert comparing.differences() == []


def test_silence_is_never_agreement(cast: Cast, cause: Cause, minutes: Minutes) -> None:
    found = sent(cast, minutes)
    with pytest.raises(Refused):
        expire_minutes(minutes=found, by=system())
    Message.objects.update(state="sent", sent_at=NOON)
    with clock.set_to(NOON + timedelta(days=8)):
        with pytest.raises(Refused):
            expire_minutes(minutes=found, by=cast.by("ana"))
        tasks.expire_minutes_of.func(str(found.pk))
        assert Minutes.objects.get().state == "no_reply"
        assert comparing.differences() == []
        settle_minutes(minutes=found, state="agreed", by=cast.by("ana"))
    cause.refresh_from_db()
    assert cause.height == 6


@pytest.mark.parametrize("state", ["queued", "uncertain", "failed"])
def test_nobody_was_silent_about_minutes_that_never_arrived(
    cast: Cast, minutes: Minutes, state: str
) -> None:
    found = sent(cast, minutes)
    Message.objects.update(state=state, claimed_at=NOON)
    with clock.set_to(NOON + timedelta(days=8)):
        expire_minutes(minutes=found, by=system())
    assert Minutes.objects.get().state == "sent"
    assert Need.objects.get(kind="meetings.await").closed_on is None


def test_a_machine_answers_nothing(cast: Cast, minutes: Minutes) -> None:
    found = sent(cast, minutes)
    Message.objects.update(state="sent", sent_at=NOON)
    answer(found, "Sunt în concediu.", **{"Auto-Submitted": "auto-replied"})
    assert MinutesReply.objects.count() == 1
    assert not Need.objects.filter(kind="meetings.answered").exists()
    assert comparing.differences() == []
    with clock.set_to(NOON + timedelta(days=8)):
        expire_minutes(minutes=found, by=system())
    assert Minutes.objects.get().state == "no_reply"


@pytest.mark.parametrize("who", ["dan", "sorin", "vera", "vlad"])
def test_only_the_group_writes_them(cast: Cast, held: Meeting, who: str) -> None:
    with pytest.raises(Refused) as refused:
        write_minutes(meeting=held, text="x", by=cast.by(who))
    assert refused.value.refusal.kind == "forbidden"
