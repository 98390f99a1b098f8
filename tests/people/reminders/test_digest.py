"""One letter in the morning: only when something waits, never the same line twice."""

from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from civicsteps.core import clock
from civicsteps.core.mail.models import Message
from civicsteps.core.work.recurring import RECURRING
from civicsteps.people.accounts.models import User
from civicsteps.people.acts.models import Need
from civicsteps.people.acts.records import NEED_KINDS, NeedKind
from civicsteps.people.clocks.models import Clock
from civicsteps.people.clocks.records import contest_clock
from civicsteps.people.groups.models import Group, Membership
from civicsteps.people.reminders.actions import choose_reminders
from civicsteps.people.reminders.models import Digest, Told
from civicsteps.people.reminders.queries import receivers
from civicsteps.people.reminders.tasks import send_reminder
from tests.cast import Cast
from tests.people.reminders.conftest import BUCHAREST, morning, told


def need(group: Group, due: date, **more: object) -> Need:
    given = {"kind": "causes.publish", "source": f"x:{due}", "about": "Podul", "url": "/podul/"}
    opened = due - timedelta(days=9)
    return Need.objects.create(group=group, opened_on=opened, due_on=due, **(given | more))


def test_a_group_is_told_a_week_three_days_a_day_before_and_on_the_day(
    cast: Cast, ours: Clock
) -> None:
    ana = cast.users["ana"]
    days = [day for day in range(16, 29) if told(ana, morning(day))]
    assert days == [19, 23, 25, 26]
    last = Message.objects.order_by("-queued_at").first()
    assert last is not None
    assert "Azi e ultima zi: până la 13:00" in last.text
    assert last.subject == "Până pe 26 noiembrie: Parcul din Grozăvești"
    assert "/anunturi/parcul/" in last.text
    assert last.headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_nothing_to_say_is_no_letter(cast: Cast) -> None:
    assert told(cast.users["ana"], morning(23)) is None
    assert not Digest.objects.exists()


def test_the_same_morning_twice_is_one_letter(cast: Cast, ours: Clock) -> None:
    ana = cast.users["ana"]
    assert told(ana, morning(23))
    need(cast.group, date(2026, 11, 23))
    assert told(ana, morning(23, hour=12)) is None, "one letter a day"


def test_the_database_lets_nothing_be_claimed_twice(cast: Cast, ours: Clock) -> None:
    ana, day = cast.users["ana"], date(2026, 11, 26)
    line = {"user": ana, "source": "clocks.clock:x", "kind": "late", "day": day, "told_on": day}
    Told.objects.create(**line)
    Digest.objects.create(user=ana, day=day, lines=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Told.objects.create(**line)
    with pytest.raises(IntegrityError), transaction.atomic():
        Digest.objects.create(user=ana, day=day, lines=1)


def test_a_letter_that_cannot_be_queued_leaves_no_claim(cast: Cast, ours: Clock) -> None:
    User.objects.filter(pk=cast.users["ana"].pk).update(email="fără adresă")
    with pytest.raises(ValueError, match="is not an e-mail address"):
        told(cast.users["ana"], morning(23))
    assert not Digest.objects.exists()
    assert not Told.objects.exists()
    User.objects.filter(pk=cast.users["ana"].pk).update(email="ana@example.org")
    assert told(cast.users["ana"], morning(23)), "the next try writes it"


def test_a_term_that_moves_is_told_anew(cast: Cast, ours: Clock) -> None:
    ana = cast.users["ana"]
    assert told(ana, morning(23))
    Clock.objects.update(act_by=date(2026, 11, 27))
    again = told(ana, morning(24))
    assert again
    assert "vineri, 27 noiembrie 2026" in again.text


def test_the_first_day_of_a_late_answer_is_told_once_with_the_next_letter(
    cast: Cast, theirs: Clock
) -> None:
    ana = cast.users["ana"]
    assert told(ana, morning(2, 12)) is None
    letter = told(ana, morning(3, 12))
    assert letter
    assert letter.subject == "Întârzie răspunsul: Podul"
    assert "Azi e prima zi de întârziere. Scrisoarea următoare e gata." in letter.text
    assert told(ana, morning(4, 12)) is None


def test_what_they_contest_is_not_called_late(cast: Cast, theirs: Clock) -> None:
    with clock.set_to(morning(2, 12)):
        day = date(2026, 11, 20)
        contest_clock(clock=theirs, said="Am răspuns.", answered_on=day, by=cast.by("ilinca"))
    assert told(cast.users["ana"], morning(3, 12)) is None


def test_a_task_is_told_when_due_and_once_when_overdue(cast: Cast) -> None:
    ana = cast.users["ana"]
    need(cast.group, date(2026, 11, 24))
    days = [day for day in range(22, 30) if told(ana, morning(day))]
    assert days == [24, 25]
    need(cast.group, date(2026, 10, 1))
    assert told(ana, morning(30)) is None, "what is long past is on the desk"


def test_what_waits_for_the_mentor_is_not_the_groups_to_do(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits = NeedKind("Podul", "Vezi", waits_for="mentor")
    monkeypatch.setitem(NEED_KINDS, "tests.mentor", waits)
    need(cast.group, date(2026, 11, 24), kind="tests.mentor")
    assert told(cast.users["ana"], morning(24)) is None


def test_a_weekend_brings_only_what_binds_before_monday_evening(cast: Cast, ours: Clock) -> None:
    ana = cast.users["ana"]
    Clock.objects.update(act_by=date(2026, 11, 30))
    need(cast.group, date(2026, 11, 27))
    assert told(ana, morning(28)), "Saturday: Monday's term"
    letter = Message.objects.get()
    assert "Parcul" in letter.text
    assert "Podul" not in letter.text, "what is overdue waits for Monday"
    monday = told(ana, morning(30))
    assert monday
    assert "Podul" in monday.text


def test_a_weekend_leaves_a_term_of_tuesday_alone(cast: Cast, ours: Clock) -> None:
    Clock.objects.update(act_by=date(2026, 12, 1))
    assert told(cast.users["ana"], morning(28)) is None
    assert told(cast.users["ana"], morning(29)) is None


@pytest.mark.parametrize("hour", [0, 5, 7, 21, 23])
def test_nobody_is_woken(cast: Cast, ours: Clock, hour: int) -> None:
    assert told(cast.users["ana"], morning(23, hour=hour)) is None
    assert told(cast.users["ana"], morning(23)), "the morning has its letter"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (datetime(2026, 10, 24, 9, tzinfo=BUCHAREST), "2026-10-25T08:00:00+02:00"),
        (datetime(2027, 3, 27, 9, tzinfo=BUCHAREST), "2027-03-28T08:00:00+03:00"),
    ],
)
def test_it_is_eight_in_the_morning_on_both_sides_of_the_clock_change(
    before: datetime, after: str
) -> None:
    rounds = RECURRING["civicsteps.people.reminders.tasks.send_reminders"]
    assert rounds.next_after(before).isoformat() == after


def test_it_is_written_in_the_readers_language(cast: Cast, ours: Clock) -> None:
    ana = cast.users["ana"]
    ana.language = "en"
    ana.save()
    letter = told(ana, morning(25))
    assert letter
    assert letter.language == "en"
    assert "Tomorrow, Thursday, 26 November 2026, is the last day." in letter.text
    assert "/en/anunturi/parcul/" in letter.text
    assert "Mâine" not in letter.text + letter.html


def test_of_a_group_at_risk_it_names_nothing(cast: Cast, ours: Clock) -> None:
    Group.objects.filter(pk=cast.group.pk).update(at_risk=True)
    letter = told(cast.users["ana"], morning(25))
    assert letter
    assert letter.subject == "Te așteaptă ceva"
    whole = letter.subject + letter.text + letter.html
    for named in ("Parcul", cast.group.name, "parcul", "propuneri"):
        assert named not in whole
    assert "Mâine, joi, 26 noiembrie 2026, e ultima zi." in letter.text


def test_who_wants_none_gets_none_and_who_wants_what_binds_only_that(
    cast: Cast, ours: Clock
) -> None:
    ana = cast.users["ana"]
    need(cast.group, date(2026, 11, 22))
    choose_reminders(user=ana, what="none", by=ana.actor)
    assert told(ana, morning(23)) is None
    assert ana not in receivers()
    choose_reminders(user=ana, what="binding", by=ana.actor)
    letter = told(ana, morning(23))
    assert letter
    assert "Parcul" in letter.text
    assert "Podul" not in letter.text


def test_only_who_runs_the_group_is_written_to(cast: Cast, ours: Clock) -> None:
    assert {user.name for user in receivers()} == {"Ana", "Sorin"}
    for name in ("mihai", "dan", "ilinca", "sorin", "vera"):
        assert told(cast.users[name], morning(23)) is None
    Membership.objects.filter(user=cast.users["ana"]).update(until=clock.now())
    assert told(cast.users["ana"], morning(23)) is None


def test_a_hundred_lines_are_one_short_letter(cast: Cast) -> None:
    for day in range(40):
        need(
            cast.group,
            date(2026, 11, 24),
            source=f"x:{day}",
            about=f"Lucrul {day}.",
            url="/",
        )
    letter = told(cast.users["ana"], morning(24))
    assert letter
    assert letter.text.count("Lucrul") == 12
    assert "Și încă 28" in letter.text
    assert letter.subject.endswith("(+39)")
    assert told(cast.users["ana"], morning(24, hour=10)) is None


def test_a_task_at_the_address_of_a_term_is_not_told_beside_it(cast: Cast, ours: Clock) -> None:
    need(cast.group, date(2026, 11, 23), url=ours.url, about="Altceva")
    letter = told(cast.users["ana"], morning(23))
    assert letter
    assert "Altceva" not in letter.text


def test_a_gone_user_is_nobody(cast: Cast, ours: Clock) -> None:
    gone = str(cast.users["ana"].pk)
    with clock.set_to(morning(23)):
        cast.users["ana"].delete()
        send_reminder.func(gone)
    assert not Message.objects.exists()
