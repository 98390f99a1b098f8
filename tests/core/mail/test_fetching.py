"""Mail fetched from a real IMAP server: each message once, whatever breaks in between."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from imap_tools import BaseMailBox, MailBoxUnencrypted

from civicsteps.core.journal.models import Entry
from civicsteps.core.mail import fetching
from civicsteps.core.mail.fetching import fetch
from civicsteps.core.mail.models import Arrival, Inbound, Mailbox, Thread
from civicsteps.core.mail.tasks import queue, take_arrival
from tests.cast import Cast
from tests.core.mail import letters
from tests.core.mail.dovecot import PASSWORD, USER, running

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def imap(settings: LazySettings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    with running(tmp_path_factory.mktemp("imap")) as port:
        settings.IMAP = {
            "host": "127.0.0.1", "port": port, "user": USER, "password": PASSWORD,
            "folder": "INBOX", "tls": "none",
        }  # fmt: skip
        yield port


def put(port: int, *messages: bytes) -> None:
    with MailBoxUnencrypted("127.0.0.1", port, 5).login(USER, PASSWORD) as server:
        for message in messages:
            server.append(message, "INBOX")


def unseen(port: int) -> int:
    with MailBoxUnencrypted("127.0.0.1", port, 5).login(USER, PASSWORD) as server:
        return len(server.uids("UNSEEN"))


def take_all() -> None:
    for arrival in Arrival.objects.filter(taken_at=None):
        take_arrival.call(str(arrival.pk))


def test_what_is_new_is_fetched_once_and_marked_afterwards(imap: int, thread: Thread) -> None:
    put(imap, letters.reply(thread), letters.reply(None, body="Alta."))
    assert fetch(queue).taken == 2
    assert unseen(imap) == 0
    take_all()
    assert sorted(Inbound.objects.values_list("state", flat=True)) == ["filed", "queued"]
    assert fetch(queue).taken == 0
    put(imap, letters.reply(thread, body="A treia."))
    assert fetch(queue).taken == 1


def test_what_somebody_read_before_us_is_fetched_too(imap: int, thread: Thread) -> None:
    put(imap, letters.reply(thread))
    with MailBoxUnencrypted("127.0.0.1", imap, 5).login(USER, PASSWORD) as server:
        server.flag(server.uids("ALL"), "\\Seen", value=True)
    assert fetch(queue).taken == 1


def test_a_fall_between_keeping_and_marking_loses_and_doubles_nothing(
    imap: int, thread: Thread, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(imap, letters.reply(thread), letters.reply(thread, body="A doua."))

    def fall(*_args: object, **_kwargs: object) -> None:
        raise OSError("the line broke")

    with monkeypatch.context() as broken:
        broken.setattr(BaseMailBox, "flag", fall)
        assert "the line broke" in fetch(queue).trouble
    assert (Arrival.objects.count(), unseen(imap)) == (1, 2)
    assert fetch(queue).taken == 1
    take_all()
    assert Inbound.objects.count() == 2


def test_a_server_that_counts_anew_brings_nothing_twice(imap: int, thread: Thread) -> None:
    put(imap, letters.reply(thread))
    fetch(queue)
    take_all()
    Mailbox.objects.update(uidvalidity=1, last_uid=999)
    fetch(queue)
    take_all()
    assert Inbound.objects.count() == 1


def test_of_a_message_that_is_too_large_only_the_headers_are_fetched(
    imap: int, thread: Thread, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "MAX_BYTES", 1_000)
    monkeypatch.setattr("civicsteps.core.mail.receive.MAX_BYTES", 1_000)
    put(imap, letters.reply(thread, body="x" * 5_000))
    fetch(queue)
    raw = Arrival.objects.get().raw
    assert raw is not None
    assert raw.size < 1_000
    take_all()
    inbound = Inbound.objects.get()
    assert (inbound.state, inbound.from_address) == ("rejected", "registratura@primarie.example")


def test_a_mailbox_that_is_silent_is_shown_to_the_staff(
    cast: Cast, client: Client, settings: LazySettings, tmp_path: Path
) -> None:
    settings.IMAP = {
        "host": "127.0.0.1", "port": 9, "user": "x", "password": "y", "folder": "INBOX",
        "tls": "none",
    }  # fmt: skip
    for _ in range(4):
        assert "refused" in fetch(queue).trouble.lower()
    assert Entry.objects.filter(kind="mail.mailbox_silent").count() == 1
    client.force_login(cast.users["ilinca"])
    assert "Răspunsurile nu vin" in client.get(reverse("unsorted")).content.decode()
    with pytest.raises(CommandError, match="refused"):
        call_command("mail_fetch")
