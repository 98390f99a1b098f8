"""A correspondence, its filer, and a mail server that says what it is told to."""

import asyncio
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.conf import LazySettings
from django.db import transaction

from civicsteps.core.actors.models import Actor
from civicsteps.core.files.actions import keep
from civicsteps.core.files.models import StoredFile
from civicsteps.core.mail import threads
from civicsteps.core.mail.models import Inbound, Thread
from civicsteps.core.mail.parsing import Parsed
from civicsteps.core.refusals import Refusal, Refused

KIND = "tests.letter"
FILED: list[tuple[Inbound, Parsed]] = []


def file_as_its_first_attachment(inbound: Inbound, parsed: Parsed) -> StoredFile | Actor:
    """A filer as an upper room has one: it keeps what came, or refuses."""
    if "refuză" in parsed.subject:
        raise Refused(Refusal("nu se poate"))
    if "cade" in parsed.subject:
        Actor.objects.create(kind=Actor.Kind.MAIL, on_behalf_of="half done")
        raise RuntimeError("a fault of the filer's")
    FILED.append((inbound, parsed))
    for attachment in parsed.attachments:
        return keep(attachment, by=inbound.actor, audiences=["public"])
    return inbound.actor


@pytest.fixture(autouse=True)
def storage(settings: LazySettings, tmp_path: Path) -> Path:
    """A storage of this test's own."""
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture(autouse=True)
def filer() -> Iterator[None]:
    threads._FILERS[KIND] = file_as_its_first_attachment
    FILED.clear()
    yield
    del threads._FILERS[KIND]


@pytest.fixture
def by(db: None) -> Actor:
    return Actor.objects.create(kind=Actor.Kind.USER)


@pytest.fixture
def thread(by: Actor) -> Thread:
    with transaction.atomic():
        return threads.open_thread(kind=KIND, about=by, title="Petiție privind locul de joacă")


class Server:
    """A mail server: takes what it is sent, unless told to answer otherwise."""

    def __init__(self) -> None:
        self.envelopes: list[Envelope] = []
        self.at_rcpt = ""
        self.at_data = ""
        self.hang_up = False

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        envelope.rcpt_tos.append(address)
        return self.at_rcpt or "250 OK"

    async def handle_DATA(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        if self.hang_up and isinstance(server.transport, asyncio.Transport):
            server.transport.abort()
        if not self.at_data:
            self.envelopes.append(envelope)
        return self.at_data or "250 OK"

    def got(self) -> bytes:
        """The one message that came."""
        (envelope,) = self.envelopes
        content = envelope.content
        return content if isinstance(content, bytes) else b""


@pytest.fixture
def server(settings: LazySettings) -> Iterator[Server]:
    """A real mail server, which the site sends through."""
    handler = Server()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.start()
    settings.MAILERS = {
        "default": {
            "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "OPTIONS": {"host": "127.0.0.1", "port": port, "timeout": 5},
        }
    }
    yield handler
    controller.stop()
