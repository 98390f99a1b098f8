from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from cryptography.fernet import InvalidToken
from django.db.models import TextField, Value
from django.utils.timezone import localdate
from django_tasks_db.models import DBTaskResult

from civicsteps.causes.actions import withdraw_demand
from civicsteps.causes.compare import compare_facts
from civicsteps.causes.models import Cause, Demand, Fact
from civicsteps.core import clock
from civicsteps.core.actors.actions import system
from civicsteps.core.files import blobs
from civicsteps.core.files.models import StoredFile
from civicsteps.core.journal.models import Entry
from civicsteps.core.mail.models import Message, Thread
from civicsteps.core.mail.tasks import deliver_message
from civicsteps.core.refusals import Refused
from civicsteps.core.work.queries import under_way
from civicsteps.core.work.running import drain
from civicsteps.people.acts.comparing import differences
from civicsteps.people.acts.models import Act, Need
from civicsteps.people.authorities.models import Channel, Office
from civicsteps.promote.campaigns.actions import open_campaign
from civicsteps.resolve.letters import pdf
from civicsteps.resolve.letters.actions import (
    edit_letter,
    hear_from_mail,
    record_registration,
    send_letter,
    settle_letter,
    unsend_letter,
    write_letter,
)
from civicsteps.resolve.letters.models import Letter
from civicsteps.resolve.letters.outgoing import leaving_time
from civicsteps.resolve.letters.tasks import hear_of_letter, hear_of_letters
from tests.cast import Cast
from tests.promote.campaigns.conftest import SENTENCES
from tests.resolve.letters.conftest import HOME, NOON, SIGNER, WORDS, copies_of, message_of


def _send(cast: Cast, letter: Letter, *, at_once: bool = True) -> Letter:
    day = localdate(leaving_time(at_once=at_once))
    copies = copies_of(letter, on=day)
    return send_letter(letter=letter, copies=copies, by=cast.by("ana"), at_once=at_once)


def _become(letter: Letter, state: str, **fields: object) -> None:
    Message.objects.filter(pk=message_of(letter).pk).update(state=state, **fields)


def test_the_message_is_from_us_answers_to_the_thread_and_carries_the_letter(
    cast: Cast, letter: Letter
) -> None:
    ready = _send(cast, letter)
    message = message_of(ready)
    assert message.to == "registratura@primarie.example"
    assert message.from_name == f"{SIGNER} prin Pași civici"
    assert message.thread == ready.thread
    assert message.reply_to == ready.reply_address
    assert message.subject == letter.subject
    assert message.message_id
    assert "1. Faceți un loc de joacă." in message.text
    attached = blobs.read(bytes(message.attachments.get().sha256))
    assert attached == pdf.render(ready, copy="office", on=clock.today())


def test_the_home_stands_in_the_attached_copy_alone(cast: Cast, letter: Letter) -> None:
    message = message_of(_send(cast, letter))
    assert "Teilor" not in message.text + message.html + message.folded
    assert message.attachments.get().audiences == [letter.audience]


def test_nothing_is_asked_before_it_has_left(cast: Cast, cause: Cause, letter: Letter) -> None:
    ready = _send(cast, letter)
    assert (ready.state, ready.sent_on) == ("ready", None)
    assert not Fact.objects.filter(kind="letter").exists()
    assert Need.objects.get(kind="letters.send").closed_on


def test_once_it_left_the_demand_is_put(
    cast: Cast, cause: Cause, letter: Letter, sent: Letter
) -> None:
    assert (sent.state, sent.channel, sent.sent_on) == ("sent", "email", clock.today())
    fact = Fact.objects.get(kind="letter")
    assert (fact.demand, fact.office) == (letter.demand, letter.office)
    assert fact.proof.startswith("e-mail din")
    assert SIGNER not in fact.proof
    cause.refresh_from_db()
    assert cause.height == 4
    assert Act.objects.get(kind="letter").actor == cast.by("ana")
    entry = Entry.objects.get(kind="letters.letter_sent_email")
    assert (entry.actor, entry.showings.get().audience) == (cast.by("ana"), cause.audience)


def test_hearing_twice_lays_one_fact(cast: Cast, sent: Letter) -> None:
    hear_from_mail(letter=sent, by=system())
    hear_of_letters.call()
    drain()
    assert Fact.objects.filter(kind="letter").count() == 1
    assert Entry.objects.filter(kind="letters.letter_sent_email").count() == 1


@pytest.mark.parametrize("who", ["mihai", "sorin", "vlad"])
def test_others_do_not_say_what_became_of_it(cast: Cast, letter: Letter, who: str) -> None:
    ready = _send(cast, letter)
    with pytest.raises(Refused):
        hear_from_mail(letter=ready, by=cast.by(who))


def test_the_letter_hears_at_once_that_its_message_left(cast: Cast, letter: Letter) -> None:
    ready = _send(cast, letter)
    deliver_message.call(str(ready.message_id))
    drain()
    letter.refresh_from_db()
    assert letter.state == "sent"


def test_the_worker_hears_of_it_by_itself(cast: Cast, letter: Letter) -> None:
    ready = _send(cast, letter)
    deliver_message.call(str(ready.message_id))
    hear_of_letters.call()
    drain()
    letter.refresh_from_db()
    assert letter.state == "sent"


def test_the_campaign_has_asked(cast: Cast, cause: Cause, letter: Letter) -> None:
    open_campaign(
        cause=cause,
        by=cast.by("ana"),
        demand=letter.demand,
        by_when=date(2099, 1, 1),
        **SENTENCES,
    )
    ready = _send(cast, letter)
    deliver_message.call(str(ready.message_id))
    hear_from_mail(letter=ready, by=system())
    assert Need.objects.get(kind="campaigns.ask").closed_on


@pytest.mark.parametrize(
    ("written", "leaves"),
    [
        (datetime(2026, 11, 25, 21, 40, tzinfo=UTC), datetime(2026, 11, 26, 6, 0, tzinfo=UTC)),
        (datetime(2026, 11, 25, 1, 0, tzinfo=UTC), datetime(2026, 11, 25, 6, 0, tzinfo=UTC)),
        (NOON, datetime(2026, 11, 25, 10, 10, tzinfo=UTC)),
    ],
    ids=["23:40", "3:00", "noon"],
)
def test_it_leaves_in_ten_minutes_and_never_at_night(
    cast: Cast, letter: Letter, written: datetime, leaves: datetime
) -> None:
    with clock.set_to(written):
        ready = _send(cast, letter, at_once=False)
    assert ready.leaves_at == leaves
    assert message_of(ready).not_before == leaves


def test_at_once_means_at_night_too(cast: Cast, letter: Letter) -> None:
    with clock.set_to(datetime(2026, 11, 25, 21, 40, tzinfo=UTC)):
        assert _send(cast, letter, at_once=True).leaves_at == clock.now()


def test_an_older_copy_is_never_sent(cast: Cast, letter: Letter, office: Office) -> None:
    copies = copies_of(letter)
    words = replace(WORDS, requests="Altceva.")
    edit_letter(letter=letter, office=office, words=words, by=cast.by("ana"))
    with pytest.raises(Refused):
        send_letter(letter=letter, copies=copies, by=cast.by("ana"))
    assert not Message.objects.exists()


def test_without_an_address_nothing_is_queued(cast: Cast, letter: Letter) -> None:
    Channel.objects.update(state=Channel.State.FAILS)
    with pytest.raises(Refused):
        _send(cast, letter)


def test_it_is_sent_once(cast: Cast, letter: Letter) -> None:
    _send(cast, letter)
    with pytest.raises(Refused):
        _send(cast, letter)
    assert Message.objects.count() == 1


@pytest.mark.parametrize("who", ["mihai", "ilinca", "dan", "sorin", "vlad"])
def test_only_organisers_send(cast: Cast, letter: Letter, who: str) -> None:
    with pytest.raises(Refused) as refused:
        send_letter(letter=letter, copies=copies_of(letter), by=cast.by(who))
    assert refused.value.refusal.kind == "forbidden"


def test_stopped_before_it_left_it_is_a_draft_and_nothing_leaves(
    cast: Cast, letter: Letter
) -> None:
    ready = _send(cast, letter, at_once=False)
    key = str(ready.message_id)
    stopped = unsend_letter(letter=ready, by=cast.by("ana"))
    deliver_message.call(key)
    assert (stopped.state, stopped.message) == ("draft", None)
    assert not Message.objects.exists()
    assert Need.objects.get(kind="letters.send").closed_on is None


def test_what_is_leaving_cannot_be_stopped(cast: Cast, letter: Letter) -> None:
    ready = _send(cast, letter)
    _become(ready, "claimed", claimed_at=clock.now())
    with pytest.raises(Refused):
        unsend_letter(letter=ready, by=cast.by("ana"))


@pytest.mark.parametrize("who", ["mihai", "ilinca", "sorin", "vlad"])
def test_only_organisers_stop(cast: Cast, letter: Letter, who: str) -> None:
    ready = _send(cast, letter, at_once=False)
    with pytest.raises(Refused):
        unsend_letter(letter=ready, by=cast.by(who))


def test_in_doubt_the_group_is_asked_and_no_step_is_laid(cast: Cast, letter: Letter) -> None:
    ready = _send(cast, letter)
    _become(ready, "uncertain", claimed_at=clock.now())
    hear_of_letters.call()
    drain()
    letter.refresh_from_db()
    assert letter.state == "uncertain"
    assert Need.objects.get(kind="letters.check").closed_on is None
    assert not Fact.objects.filter(kind="letter").exists()
    hear_of_letters.call()
    drain()
    assert Entry.objects.filter(kind="letters.letter_uncertain").count() == 1


def test_the_group_settles_a_doubt(cast: Cast, letter: Letter) -> None:
    ready = _send(cast, letter)
    _become(ready, "uncertain", claimed_at=clock.now())
    doubtful = hear_from_mail(letter=ready, by=system())
    with pytest.raises(Refused):
        settle_letter(letter=doubtful, left=True, by=cast.by("mihai"))
    settled = settle_letter(letter=doubtful, left=True, by=cast.by("ana"))
    assert settled.state == message_of(settled).state == "sent"
    assert Fact.objects.get(kind="letter").lifted_on is None
    assert Need.objects.get(kind="letters.check").closed_on
    with pytest.raises(Refused):
        settle_letter(letter=settled, left=False, by=cast.by("ana"))


def test_a_doubt_settled_with_no_makes_it_a_draft(cast: Cast, letter: Letter) -> None:
    ready = _send(cast, letter)
    _become(ready, "uncertain", claimed_at=clock.now())
    doubtful = hear_from_mail(letter=ready, by=system())
    assert settle_letter(letter=doubtful, left=False, by=cast.by("ana")).state == "draft"
    assert Need.objects.get(kind="letters.check").closed_on
    assert Need.objects.get(kind="letters.send").closed_on is None


def test_what_did_not_leave_is_a_draft_again(cast: Cast, letter: Letter) -> None:
    _become(_send(cast, letter), "failed")
    hear_of_letters.call()
    drain()
    letter.refresh_from_db()
    assert letter.state == "draft"
    assert not Message.objects.exists()
    assert not StoredFile.objects.exists()
    assert Entry.objects.filter(kind="letters.letter_failed").exists()
    assert Need.objects.get(kind="letters.send").closed_on is None


def _returned(letter: Letter) -> None:
    _become(letter, "failed", trouble="returned")
    hear_of_letters.call()
    drain()
    letter.refresh_from_db()


def test_what_is_said_to_be_back_is_asked_about_and_nothing_falls_by_itself(
    cast: Cast, cause: Cause, sent: Letter
) -> None:
    for _ in range(2):
        _returned(sent)
    assert (sent.state, sent.withdrawn_on, sent.came_back) == ("uncertain", None, False)
    assert Fact.objects.get(kind="letter").lifted_on is None
    assert Need.objects.get(kind="letters.check").closed_on is None
    assert Entry.objects.filter(kind="letters.letter_returned").count() == 1
    assert differences() == []


def test_what_the_group_says_came_back_lifts_the_step_and_waits_as_a_new_draft(
    cast: Cast, cause: Cause, sent: Letter
) -> None:
    _returned(sent)
    back = settle_letter(letter=sent, left=False, by=cast.by("ana"))
    assert (back.state, back.came_back, back.withdrawn_on) == ("sent", True, clock.today())
    assert Fact.objects.get(kind="letter").lifted_on
    cause.refresh_from_db()
    assert cause.height == 0
    draft = Letter.objects.exclude(pk=sent.pk).get()
    assert (draft.state, draft.signer, draft.domicile) == ("draft", SIGNER, HOME)
    assert draft.reply_code != sent.reply_code
    assert Need.objects.filter(kind="letters.send", closed_on=None).count() == 1
    assert Need.objects.get(kind="letters.check").closed_on
    assert compare_facts() == []
    assert differences() == []


def test_what_the_office_has_after_all_is_sent_again(cast: Cast, sent: Letter) -> None:
    _returned(sent)
    settled = settle_letter(letter=sent, left=True, by=cast.by("ana"))
    assert settled.state == message_of(settled).state == "sent"
    assert Need.objects.get(kind="letters.check").closed_on
    assert Fact.objects.filter(kind="letter", lifted_on=None).count() == 1


def test_what_is_registered_has_left_whatever_a_mail_server_says(cast: Cast, sent: Letter) -> None:
    record_registration(letter=sent, number="7/2026", on=clock.today(), by=cast.by("ana"))
    _returned(sent)
    assert sent.state == message_of(sent).state == "sent"
    assert not Need.objects.filter(kind="letters.check").exists()


def test_a_number_ends_the_doubt(cast: Cast, sent: Letter) -> None:
    _returned(sent)
    record_registration(letter=sent, number="7/2026", on=clock.today(), by=cast.by("ana"))
    sent.refresh_from_db()
    assert sent.state == message_of(sent).state == "sent"
    assert Need.objects.get(kind="letters.check").closed_on


def test_back_before_anybody_heard_that_it_left_is_asked_about_too(
    cast: Cast, letter: Letter
) -> None:
    ready = _send(cast, letter)
    deliver_message.call(str(ready.message_id))
    _returned(ready)
    assert (ready.state, ready.sent_on) == ("uncertain", clock.today())
    assert Fact.objects.get(kind="letter").lifted_on is None


def test_one_letter_that_fails_does_not_hold_up_the_others(
    cast: Cast, cause: Cause, demand: Demand, office: Office, letter: Letter
) -> None:
    fine = write_letter(cause=cause, demand=demand, office=office, words=WORDS, by=cast.by("ana"))
    drain()  # whoever hears of written letters has heard of both
    broken, left = _send(cast, letter), _send(cast, fine)
    for one in (broken, left):
        deliver_message.call(str(one.message_id))
    # What was sealed with another key cannot be read.
    unreadable = Value("broken", output_field=TextField())
    Letter.objects.filter(pk=broken.pk).update(signer=unreadable)
    hear_of_letters.call()
    with pytest.raises(InvalidToken):
        drain()
    drain()
    hear_of_letters.call()
    assert under_way(hear_of_letter) == {str(broken.pk)}
    assert DBTaskResult.objects.filter(task_path=hear_of_letter.module_path).count() == 2
    fine.refresh_from_db()
    assert fine.state == "sent"


def test_copies_of_another_day_are_never_sent(cast: Cast, letter: Letter) -> None:
    copies = copies_of(letter, on=clock.today() - timedelta(days=1))
    with pytest.raises(Refused):
        send_letter(letter=letter, copies=copies, by=cast.by("ana"), at_once=True)
    assert not Message.objects.exists()


def test_the_correspondence_opens_when_it_leaves_at_the_printed_address(
    cast: Cast, letter: Letter
) -> None:
    assert not Thread.objects.exists()
    ready = _send(cast, letter)
    thread = Thread.objects.get()
    assert ready.thread == thread
    assert thread.address == letter.reply_address
    assert thread.address in message_of(ready).text


def test_its_title_does_not_name_who_signs(cast: Cast, letter: Letter, office: Office) -> None:
    words = replace(WORDS, subject=f"Petiție de la {SIGNER}")
    edit_letter(letter=letter, office=office, words=words, by=cast.by("ana"))
    letter.refresh_from_db()
    message = message_of(_send(cast, letter))
    assert message.subject == f"Petiție de la {SIGNER}"
    assert Thread.objects.get().title == message.subject_shown == "Petiție de la […]"


def test_stopped_and_sent_again_it_keeps_its_correspondence(cast: Cast, letter: Letter) -> None:
    ready = _send(cast, letter, at_once=False)
    stopped = unsend_letter(letter=ready, by=cast.by("ana"))
    again = _send(cast, stopped)
    assert Thread.objects.get() == again.thread


def test_what_is_not_asked_any_more_is_not_sent(cast: Cast, letter: Letter) -> None:
    assert letter.demand
    withdraw_demand(demand=letter.demand, by=cast.by("ana"))
    letter.refresh_from_db()
    with pytest.raises(Refused):
        _send(cast, letter)
