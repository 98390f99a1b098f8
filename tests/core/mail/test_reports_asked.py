"""A letter asks the servers on its way to report; a notice does not."""

import socket
from collections.abc import Iterator

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session, syntax
from django.conf import LazySettings
from django.db import transaction

from civicsteps.core.mail.models import Message, Thread
from civicsteps.core.mail.send import send
from civicsteps.core.mail.tasks import deliver_message

pytestmark = pytest.mark.django_db


class Reporting(SMTP):
    """A server that knows RFC 3461, or hides that it does."""

    wishes: list[str]

    @syntax("RCPT TO: <address> [NOTIFY=…]")
    async def smtp_RCPT(self, arg: str) -> None:  # noqa: N802 - aiosmtpd's name
        address, _, wish = (arg or "").partition(" NOTIFY=")
        self.wishes.append(wish)
        await super().smtp_RCPT(address)


class Taking:
    offers = False

    async def handle_EHLO(  # noqa: N802 - aiosmtpd's own
        self, server: SMTP, session: Session, envelope: Envelope, name: str, said: list[str]
    ) -> list[str]:
        session.host_name = name
        return [*said[:-1], *(["250-DSN"] if self.offers else []), said[-1]]

    async def handle_DATA(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        return "250 OK"


class Door(Controller):
    def __init__(self, port: int, *, offers: bool) -> None:
        handler = Taking()
        handler.offers = offers
        super().__init__(handler, hostname="127.0.0.1", port=port)
        self.wishes: list[str] = []
        self.offers = offers

    def factory(self) -> SMTP:
        server = Reporting(self.handler)
        server.wishes = self.wishes
        return server


@pytest.fixture(params=[True, False], ids=["offers", "silent"])
def door(request: pytest.FixtureRequest, settings: LazySettings) -> Iterator[Door]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    found = Door(port, offers=request.param)
    found.start()
    settings.MAILERS = {
        "default": {
            "BACKEND": "civicsteps.core.mail.smtp.EmailBackend",
            "OPTIONS": {"host": "127.0.0.1", "port": port, "timeout": 5},
        }
    }
    yield found
    found.stop()


def test_a_letter_asks_where_the_server_offers_it(door: Door, thread: Thread) -> None:
    for whose in (thread, None):
        with transaction.atomic():
            message = send(to="x@y.example", subject="x", text="x", kind="tests.a", thread=whose)
        deliver_message.call(str(message.pk))
        assert Message.objects.get(pk=message.pk).state == "sent"
    assert door.wishes == (["SUCCESS,FAILURE,DELAY", ""] if door.offers else ["", ""])
