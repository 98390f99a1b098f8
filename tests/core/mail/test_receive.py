"""Mail that comes in: filed in its thread, or before the staff; never lost, never twice."""

import time

import pytest
from django.conf import settings
from django.db import transaction

from civicsteps.core.actors.models import Actor
from civicsteps.core.files import blobs
from civicsteps.core.files.models import StoredFile
from civicsteps.core.journal.models import Entry
from civicsteps.core.mail import parsing
from civicsteps.core.mail import receive as receiving
from civicsteps.core.mail.models import Inbound, Message, Thread
from civicsteps.core.mail.parsing import parse, text_of_html
from civicsteps.core.mail.receive import receive
from civicsteps.core.mail.send import send
from civicsteps.core.models import ref
from tests.core.files import specimens
from tests.core.mail import letters
from tests.core.mail.conftest import FILED

pytestmark = pytest.mark.django_db


def test_a_reply_is_filed_in_its_thread(thread: Thread) -> None:
    inbound = receive(letters.reply(thread), via="test")
    inbound.refresh_from_db()
    assert (inbound.state, inbound.thread, inbound.via) == ("filed", thread, "test")
    assert inbound.from_name == "Primăria Sectorului 6"
    assert inbound.from_address == "registratura@primarie.example"
    assert inbound.subject == "Răspuns la petiția dvs."
    ((told, parsed),) = FILED
    assert told == inbound
    assert parsed.text == "Bună ziua."
    assert inbound.filed_as == ref(inbound.actor)
    assert inbound.actor.kind == Actor.Kind.MAIL


def test_it_is_kept_as_it_came_for_nobody_but_its_filer(thread: Thread) -> None:
    raw = letters.reply(thread)
    inbound = receive(raw, via="test")
    assert inbound.raw is not None
    assert blobs.read(inbound.raw.sha256) == raw
    assert inbound.raw.audiences == []


def test_the_same_message_twice_is_one(thread: Thread) -> None:
    first = receive(letters.reply(thread), via="test")
    assert receive(letters.reply(thread), via="imap") == first
    again = b"Received: from mx by mx2; now\r\nX-Spam: 1\r\n" + letters.reply(thread)
    assert receive(again, via="imap") == first
    assert len(FILED) == 1


def test_another_message_under_the_same_id_is_another(thread: Thread) -> None:
    first = receive(letters.reply(thread), via="test")
    second = receive(letters.reply(thread, body="Altceva."), via="test")
    assert first != second
    assert len(FILED) == 2


@pytest.mark.parametrize("header", ["Cc", "Delivered-To", "X-Original-To", "Envelope-To"])
def test_the_thread_s_address_may_stand_elsewhere(thread: Thread, header: str) -> None:
    raw = f"{header}: {thread.address}\r\n".encode() + letters.reply(None)
    assert receive(raw, via="test").thread == thread


def test_an_address_copied_with_a_slip_is_understood(thread: Thread) -> None:
    code = thread.code[1] + thread.code[0] + thread.code[2:]
    raw = letters.reply(None, to=f"R-{code.upper()}@{settings.MAIL_DOMAIN}")
    assert receive(raw, via="test").thread == thread


@pytest.mark.parametrize("header", ["In-Reply-To", "References"])
def test_an_answer_to_a_message_of_ours_finds_its_thread(thread: Thread, header: str) -> None:
    with transaction.atomic():
        ours = send(
            to="a@primarie.example", subject="x", text="x", kind="tests.note", thread=thread
        )
    raw = letters.reply(None, f"{header}: <x@y.ro> {ours.message_id}")
    assert receive(raw, via="test").thread == thread


def test_what_fits_no_thread_waits_for_the_staff(thread: Thread) -> None:
    inbound = receive(letters.reply(None), via="test")
    assert (inbound.state, inbound.thread) == ("queued", None)
    assert not FILED
    entry = Entry.objects.get(kind="mail.letter_unsorted")
    assert entry.mentions.get().object_id == inbound.pk


def test_what_its_filer_refuses_waits_with_the_reason(thread: Thread) -> None:
    raw = letters.reply(thread).replace(b"=C4=83spuns", b"efuz=C4=83")
    assert "Refuză" in parse(raw).subject
    inbound = receive(raw.replace(b"?q?R", b"?q?r"), via="test")
    assert (inbound.state, inbound.trouble) == ("queued", "nu se poate")


def test_a_fault_of_the_filer_s_loses_nothing_and_leaves_nothing_half_done(
    thread: Thread, caplog: pytest.LogCaptureFixture
) -> None:
    inbound = receive(letters.reply(thread).replace(b"R=C4=83spuns", b"cade"), via="test")
    inbound.refresh_from_db()
    assert (inbound.state, inbound.thread, inbound.trouble) == ("queued", None, "RuntimeError")
    assert not Actor.objects.filter(on_behalf_of="half done").exists()
    assert "a fault of the filer's" in caplog.text


def test_attachments_come_prepared_and_bad_ones_with_their_reason(thread: Thread) -> None:
    raw = letters.with_attachments(
        thread,
        ("Răspuns.pdf", "application/octet-stream", letters.PDF),
        ("poza.jpg", "image/jpeg", specimens.telling_jpeg()),
        ("program.exe", "application/pdf", b"MZ" + b"\0" * 100),
        ("activ.pdf", "application/pdf", specimens.pdf(specimens.with_javascript)),
    )
    inbound = receive(raw, via="test")
    ((_, parsed),) = FILED
    assert [a.name for a in parsed.attachments] == ["Răspuns.pdf", "poza.jpg"]
    assert specimens.SECRET.encode() not in parsed.attachments[1].content
    assert [t.name for t in parsed.turned] == ["program.exe", "activ.pdf"]
    assert "programe" in str(parsed.turned[1].refusal.reason)
    assert parsed.text == "Vă trimitem."
    assert inbound.filed_as == ref(StoredFile.objects.get(name="Răspuns.pdf"))


def test_the_pictures_of_a_signature_are_no_attachments(thread: Thread) -> None:
    logo = specimens.picture(format_="PNG")
    raw = letters.with_attachments(thread, ("logo.png", "image/png", logo))
    raw = raw.replace(b"attachment; filename", b"inline; filename").replace(
        b"Content-Type: image/png", b"Content-ID: <l@x>\r\nContent-Type: image/png"
    )
    html = b"--b\r\nContent-Type: text/html\r\n\r\n<img src='cid:l@x'>\r\n"
    parsed = parse(raw.replace(b"--b\r\n", html + b"--b\r\n", 1))
    assert not parsed.attachments
    assert len(parse(raw).attachments) == 1


def test_of_what_is_too_large_the_headers_are_kept_and_the_staff_told(
    thread: Thread, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(receiving, "MAX_BYTES", 1_000)
    inbound = receive(letters.reply(thread, body="x" * 2_000), via="test")
    assert (inbound.state, inbound.trouble) == ("rejected", "too large")
    kept = blobs.read(inbound.kept.sha256)
    assert b"Message-ID: <1@primarie.example>" in kept
    assert b"xxx" not in kept
    assert Entry.objects.get(kind="mail.letter_too_large").mentions.get().object_id == inbound.pk
    assert inbound.from_address == "registratura@primarie.example"
    assert not FILED


@pytest.mark.parametrize("name", letters.HOSTILE)
def test_whatever_comes_is_taken_in(name: str, thread: Thread) -> None:
    raw = letters.HOSTILE[name]
    inbound = receive(raw, via="test")
    inbound.refresh_from_db()
    assert inbound.state == "queued"
    assert inbound.raw is not None
    assert blobs.read(inbound.raw.sha256) == raw
    assert receive(raw, via="test") == inbound


@pytest.mark.parametrize("name", letters.HOSTILE)
def test_whatever_comes_to_a_thread_is_filed_in_it(name: str, thread: Thread) -> None:
    raw = f"Delivered-To: {thread.address}\r\n".encode() + letters.HOSTILE[name]
    assert receive(raw, via="test").state == "filed"


def test_a_bounce_says_that_our_message_did_not_arrive(thread: Thread) -> None:
    with transaction.atomic():
        ours = send(
            to="x@primarie.example", subject="x", text="x", kind="tests.note", thread=thread
        )
    Message.objects.update(state="sent", sent_at=ours.queued_at)
    inbound = receive(letters.bounce(ours.message_id), via="test")
    ours.refresh_from_db()
    assert (ours.state, ours.trouble) == ("failed", "returned")
    assert inbound.thread == thread
    assert FILED[0][1].bounce


@pytest.mark.parametrize("action", ["delayed", "relayed", "delivered", "expanded"])
def test_a_report_that_it_is_on_its_way_is_no_bounce(thread: Thread, action: str) -> None:
    with transaction.atomic():
        ours = send(
            to="x@primarie.example", subject="x", text="x", kind="tests.note", thread=thread
        )
    Message.objects.update(state="sent", sent_at=ours.queued_at)
    inbound = receive(letters.bounce(ours.message_id, action=action), via="test")
    ours.refresh_from_db()
    assert ours.state == "sent"
    assert inbound.thread == thread
    parsed = FILED[0][1]
    assert (parsed.report, parsed.by_machine, parsed.bounce) == (True, True, False)


def test_a_failure_that_nobody_reports_in_form_is_no_bounce(thread: Thread) -> None:
    raw = letters.bounce("<x@y.ro>").replace(b"message/delivery-status", b"text/plain")
    assert parse(raw).report
    assert not parse(raw).bounce


@pytest.mark.parametrize(
    "header",
    ["Auto-Submitted: auto-replied", "X-Autoreply: yes", "Precedence: bulk", "X-Autorespond: 1"],
)
def test_an_automatic_answer_is_known_as_such(thread: Thread, header: str) -> None:
    assert parse(letters.reply(thread, header)).by_machine
    assert not parse(letters.reply(thread, "Auto-Submitted: no")).by_machine


@pytest.mark.parametrize(
    ("charset", "words"),
    [("iso-8859-2", "Aş dori"), ("windows-1250", "ţară"), ("utf-8", "ș ț ă î â")],
)
def test_romanian_in_every_charset_is_read_in_one_spelling(charset: str, words: str) -> None:
    raw = letters.eml(f"Content-Type: text/plain; charset={charset}", body=words.encode(charset))
    assert parse(raw).text == words.translate(str.maketrans("şţ", "șț"))


def test_html_alone_is_read_as_lines(thread: Thread) -> None:
    html = "<style>p{}</style><p>Bună&nbsp;ziua,</p><div>Da &amp; nu.<br>Cu stimă</div>"
    raw = letters.reply(thread, "Content-Type: text/html; charset=utf-8", body=html)
    assert parse(raw).text == "Bună ziua,\nDa & nu.\nCu stimă"


def test_a_fault_between_two_steps_leaves_nothing(
    thread: Thread, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fall(*_args: object, **_kwargs: object) -> None:
        raise MemoryError

    monkeypatch.setattr(receiving, "record", fall)
    with pytest.raises(MemoryError):
        receive(letters.reply(None), via="test")
    assert not Inbound.objects.exists()
    assert not StoredFile.objects.exists()


def test_a_text_has_an_end() -> None:
    raw = letters.eml("Content-Type: text/plain", body="a" * (parsing.MAX_TEXT + 10))
    assert len(parse(raw).text) == parsing.MAX_TEXT


def test_tags_that_never_end_do_not_keep_the_reader_busy() -> None:
    began = time.process_time()
    text_of_html("<br " * 500_000)
    assert time.process_time() - began < 5


def test_attachments_that_are_slow_to_open_hold_up_nothing(
    thread: Thread, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parsing, "MAX_SECONDS", -1)
    pdf = ("raspuns.pdf", "application/pdf", letters.PDF)
    read = parsing.parse(letters.with_attachments(thread, pdf, pdf))
    assert read.attachments == ()
    assert [one.name for one in read.turned] == ["raspuns.pdf", "raspuns.pdf"]
    assert "Vă trimitem" in read.text
