"""Over sixty ugly messages: each is filed or queued, none is lost, none makes anything fall."""

import pytest
from django.db import transaction

from civicsteps.core.files import blobs
from civicsteps.core.mail import threads
from civicsteps.core.mail.models import Inbound, Message, Thread
from civicsteps.core.mail.parsing import parse
from civicsteps.core.mail.receive import receive
from civicsteps.core.mail.send import send
from civicsteps.engines.mails import own_words
from tests.core.mail.conftest import KIND
from tests.core.mail.corpus import CORPUS, Made

pytestmark = pytest.mark.django_db
MARKS = {"delivered": "delivered_at", "read": "read_at", "delayed": "delayed_at"}


@pytest.fixture
def ours(thread: Thread) -> Message:
    """Our letter to the office, which left."""
    with transaction.atomic():
        message = send(to="x@primarie.example", subject="x", text="x", kind="t.t", thread=thread)
    Message.objects.update(state="sent", sent_at=message.queued_at)
    return message


@pytest.fixture
def made(request: pytest.FixtureRequest, thread: Thread, ours: Message) -> Made:
    with transaction.atomic():
        other = threads.open_thread(kind=KIND, about=ours, title="Cerere de informații")
    name = request.node.callspec.params["name"].replace(" ", "-").replace("/", "-")
    return Made(thread.address, other.address, ours.message_id, name.encode().hex())


def test_there_are_enough_of_them() -> None:
    assert len(CORPUS) >= 90


@pytest.mark.parametrize("name", CORPUS)
def test_each_is_filed_or_queued_and_kept_as_it_came(name: str, made: Made) -> None:
    case = CORPUS[name]
    raw = case.write(made)
    first = receive(raw, via="test")
    assert receive(raw, via="test") == first
    rows = list(Inbound.objects.all())
    assert len(rows) == max(case.filed, 1)
    assert {row.state for row in rows} == {"filed" if case.filed else "queued"}
    assert {row.sort for row in rows} == {case.sort}
    for row in rows:
        assert blobs.read(row.kept.sha256) == raw


@pytest.mark.parametrize("name", CORPUS)
def test_each_says_what_its_writer_said(name: str, made: Made) -> None:
    case = CORPUS[name]
    parsed = parse(case.write(made))
    said = own_words(parsed.text)
    assert case.says in said
    assert not case.hides or case.hides not in said
    assert (len(parsed.attachments), len(parsed.turned)) == (case.attached, case.turned)


@pytest.mark.parametrize("name", [name for name, case in CORPUS.items() if case.sort != "words"])
def test_our_letter_hears_of_it_what_is_sure(name: str, made: Made, ours: Message) -> None:
    case = CORPUS[name]
    receive(case.write(made), via="test")
    ours.refresh_from_db()
    assert ours.state == ("failed" if case.becomes == "failed" else "sent")
    for becomes, mark in MARKS.items():
        assert (getattr(ours, mark) is not None) == (becomes == case.becomes)
