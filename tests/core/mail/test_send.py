"""A message that leaves: what is queued, what the server gets, and what is known of it after."""

from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from django.conf import LazySettings
from django.db import connection, transaction

from civicsteps.core import clock
from civicsteps.core.actors.models import Actor
from civicsteps.core.files.actions import keep
from civicsteps.core.files.prepare import prepare
from civicsteps.core.mail.delivery import OLD_CLAIM, claim, deliver, doubt_old_claims
from civicsteps.core.mail.models import Message, Thread
from civicsteps.core.mail.send import by_daylight, send
from civicsteps.core.mail.tasks import carry_waiting, deliver_message
from civicsteps.core.work.running import drain
from tests.core.files import specimens
from tests.core.mail.conftest import Server

pytestmark = pytest.mark.django_db


def sent(**fields: object) -> Message:
    """Queue a message as an action does."""
    said = {
        "to": "vera@example.org",
        "subject": "Țineți-ne la curent: șoseaua",
        "text": "Bună, Vera.\n",
        "html": "<p>Bună, <b>Vera</b>.</p>",
        "kind": "tests.note",
    }
    with transaction.atomic():
        return send(**{**said, **fields})  # type: ignore[arg-type]  # fields of a message


def read(raw: bytes) -> EmailMessage:
    message = message_from_bytes(raw, policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


def body(message: EmailMessage, kind: str) -> str:
    part = message.get_body(preferencelist=(kind,))
    assert part is not None
    return str(part.get_content())


def state_of(message: Message) -> str:
    message.refresh_from_db()
    return message.state


def test_a_server_gets_what_was_written(server: Server) -> None:
    message = sent(from_name="Ana prin Pași civici")
    drain()
    assert state_of(message) == "sent"
    assert message.sent_at is not None
    got = read(server.got())
    assert got["Subject"] == "Țineți-ne la curent: șoseaua"
    assert got["To"] == "vera@example.org"
    assert got["From"].addresses[0].display_name == "Ana prin Pași civici"
    assert got["Message-ID"] == message.message_id
    assert body(got, "plain").splitlines() == ["Bună, Vera."]
    assert body(got, "html").strip() == "<p>Bună, <b>Vera</b>.</p>"
    assert got["Auto-Submitted"] == "auto-generated"
    assert server.envelopes[0].rcpt_tos == ["vera@example.org"]


def test_one_click_is_enough_to_be_written_to_no_more(server: Server) -> None:
    sent(unsubscribe_url="https://pasi.example/l/abc/")
    drain()
    got = read(server.got())
    assert got["List-Unsubscribe"] == "<https://pasi.example/l/abc/>"
    assert got["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_a_letter_asks_for_answers_at_its_thread_and_is_no_automatic_mail(
    server: Server, thread: Thread
) -> None:
    sent(thread=thread)
    drain()
    got = read(server.got())
    assert got["Reply-To"] == thread.address
    assert got["Auto-Submitted"] is None


def test_attachments_arrive_with_their_names(server: Server, by: Actor) -> None:
    with transaction.atomic():
        file = keep(
            prepare(specimens.pdf(), name="Cerere nr. 12 – școală.pdf"), by=by, audiences=[]
        )
    sent(attachments=[file])
    drain()
    (attachment,) = read(server.got()).iter_attachments()
    assert attachment.get_filename() == "Cerere nr. 12 – școală.pdf"
    assert attachment.get_content() == specimens.pdf()


def test_a_message_of_a_transaction_that_fails_does_not_leave(server: Server) -> None:
    with transaction.atomic():
        sent()
        transaction.set_rollback(True)
    drain()
    assert not server.envelopes


@pytest.mark.parametrize(
    "to", ["", [], "vera", "a@example.org\nBcc: b@example.org", ["a@x.ro", "b"], "a@x.ro, b@x.ro"]
)
def test_what_is_no_address_is_not_written_to(to: str | list[str]) -> None:
    with pytest.raises(ValueError, match="e-mail address"):
        sent(to=to)


def test_a_subject_of_two_lines_smuggles_no_header(server: Server) -> None:
    sent(subject="Bună\nBcc: x@example.org")
    drain()
    got = read(server.got())
    assert got["Subject"] == "Bună Bcc: x@example.org"
    assert got["Bcc"] is None


def test_a_letter_at_night_leaves_at_eight(server: Server) -> None:
    night = datetime(2026, 11, 23, 22, 30, tzinfo=UTC)  # half past midnight, on Tuesday
    with clock.set_to(night):
        message = sent(not_before=by_daylight())
        deliver_message.call(str(message.pk))
        assert state_of(message) == "queued"
    assert message.not_before == datetime(2026, 11, 24, 6, 0, tzinfo=UTC)
    with clock.set_to(message.not_before):
        deliver_message.call(str(message.pk))
    assert state_of(message) == "sent"


def test_by_day_a_letter_leaves_at_once() -> None:
    noon = datetime(2026, 11, 23, 10, tzinfo=UTC)
    assert by_daylight(noon) == noon


def test_a_task_that_runs_twice_sends_once(server: Server) -> None:
    message = sent()
    deliver_message.call(str(message.pk))
    deliver_message.call(str(message.pk))
    assert len(server.envelopes) == 1


def test_killed_in_the_middle_it_is_uncertain_and_is_not_sent_again(server: Server) -> None:
    message = sent()
    assert claim(message.pk)  # and here the worker dies
    drain()
    carry_waiting.call()
    assert state_of(message) == "claimed"
    with clock.set_to(clock.now() + OLD_CLAIM + timedelta(seconds=1)):
        carry_waiting.call()
        carry_waiting.call()
    assert state_of(message) == "uncertain"
    assert not server.envelopes


def test_a_claim_just_made_is_not_doubted() -> None:
    claim(sent().pk)
    assert doubt_old_claims() == 0


def test_a_line_that_breaks_after_the_text_leaves_it_uncertain(server: Server) -> None:
    server.hang_up = True
    message = sent()
    drain()
    assert state_of(message) == "uncertain"
    assert "SMTPServerDisconnected" in message.trouble


@pytest.mark.parametrize("where", ["at_rcpt", "at_data"])
def test_what_the_server_refuses_for_good_did_not_arrive(server: Server, where: str) -> None:
    setattr(server, where, "550 No such mailbox")
    message = sent()
    drain()
    assert state_of(message) == "failed"
    assert "No such mailbox" in message.trouble


@pytest.mark.parametrize("where", ["at_rcpt", "at_data"])
def test_what_the_server_wants_later_is_sent_later(server: Server, where: str) -> None:
    setattr(server, where, "451 Greylisted")
    message = sent()
    drain()
    assert state_of(message) == "queued"
    setattr(server, where, "")
    with clock.set_to(message.not_before + timedelta(minutes=1)):
        carry_waiting.call()
    assert state_of(message) == "sent"
    assert len(server.envelopes) == 1


def test_without_a_server_it_waits_and_tries_for_two_days(settings: LazySettings) -> None:
    settings.MAILERS = {
        "default": {
            "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "OPTIONS": {"host": "127.0.0.1", "port": 1, "timeout": 1},
        }
    }
    message = sent()
    moment = message.not_before
    while state_of(message) == "queued":
        with clock.set_to(message.not_before):
            claimed = claim(message.pk)
            assert claimed
            with pytest.raises(OSError, match="refused"):
                deliver(claimed)
    assert message.state == "failed"
    assert timedelta(days=1.5) < message.not_before - moment < timedelta(days=3)


def test_what_lost_its_task_leaves_all_the_same(server: Server) -> None:
    message = sent()
    with clock.set_to(clock.now() + timedelta(minutes=2)):
        carry_waiting.call()
    assert state_of(message) == "sent"


def test_an_answer_that_comes_late_settles_a_doubt() -> None:
    message = sent()
    claimed = claim(message.pk)
    assert claimed
    Message.objects.update(state="uncertain")
    deliver(claimed)
    assert state_of(message) == "sent"


def test_what_it_says_and_in_whose_name_is_ciphertext_in_the_database() -> None:
    message = sent(from_name="Ana prin Pași civici", text="Ana scrie.", html="<p>Ana scrie.</p>")
    with connection.cursor() as cursor:
        cursor.execute("SELECT from_name, text, html FROM mail_message")
        assert "Ana" not in " ".join(cursor.fetchone())
    message.refresh_from_db()
    assert (message.from_name, message.text) == ("Ana prin Pași civici", "Ana scrie.")
