"""A real worker, a real mail server, and a kill in the middle of the talk between them."""

import asyncio
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from shutil import copy

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session, syntax

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[3]

QUEUE = """
from django.db import transaction
from civicsteps.core.mail.send import send
with transaction.atomic():
    send(to="vera@example.org", subject="Bună", text="Bună", kind="tests.note")
"""
QUEUE_IN_A_THREAD = """
from django.db import transaction
from civicsteps.core.actors.models import Actor
from civicsteps.core.mail import threads
from civicsteps.core.mail.send import send
threads.register("tests.letter", file=lambda inbound, parsed: inbound.actor)
with transaction.atomic():
    about = Actor.objects.create(kind="user")
    thread = threads.open_thread(kind="tests.letter", about=about, title="Petiție")
    send(to="vera@example.org", subject="Bună", text="Bună", kind="tests.note", thread=thread)
"""
LATER = """
from datetime import timedelta
from civicsteps.core import clock
from civicsteps.core.mail.models import Message
from civicsteps.core.mail.tasks import carry_waiting, deliver_message
for minutes in (1, 20, 21, 120):
    with clock.set_to(clock.now() + timedelta(minutes=minutes)):
        carry_waiting.call()
        deliver_message.call(str(Message.objects.get().pk))
print(Message.objects.get().state, Message.objects.get().attempts)
"""


class Slow:
    """A mail server that takes the whole message, and then takes its time."""

    def __init__(self) -> None:
        self.talks = 0
        self.wishes: list[str] = []
        self.in_the_middle = threading.Event()

    async def handle_EHLO(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, name: str, said: list[str]
    ) -> list[str]:
        session.host_name = name
        return [*said[:-1], "250-DSN", said[-1]]

    async def handle_DATA(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        self.talks += 1
        self.in_the_middle.set()
        await asyncio.sleep(60)
        return "250 OK"


class Reporting(SMTP):
    """A server that knows RFC 3461."""

    @syntax("RCPT TO: <address> [NOTIFY=…]")
    async def smtp_RCPT(self, arg: str) -> None:  # noqa: N802 - aiosmtpd's name
        address, _, wish = (arg or "").partition(" NOTIFY=")
        self.event_handler.wishes.append(wish)
        await super().smtp_RCPT(address)


class Door(Controller):
    """Where it listens."""

    def factory(self) -> SMTP:
        return Reporting(self.handler)


@pytest.fixture
def slow(
    db: None, blank_sqlite: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Slow]:
    """A slow server; what is started from here sends through it, from a database of its own."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    monkeypatch.setenv("MAIL_URL", f"smtp://127.0.0.1:{port}?tls=off")
    monkeypatch.setenv("CIVICSTEPS_PUBLIC_DEMO", "on")
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'mail.sqlite3'}")
    copy(blank_sqlite, tmp_path / "mail.sqlite3")
    handler = Slow()
    controller = Door(handler, hostname="127.0.0.1", port=port)
    controller.start()
    yield handler
    controller.stop()


def run(*words: str) -> str:
    command = [sys.executable, "-m", "civicsteps.cli", *words]
    done = subprocess.run(command, cwd=ROOT, env=os.environ, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(
    ("queue", "wishes"),
    [(QUEUE, ""), (QUEUE_IN_A_THREAD, "SUCCESS,FAILURE,DELAY")],
    ids=["notice", "letter that asks for reports"],
)
def test_killed_while_it_talks_to_the_server_it_is_uncertain_for_good(
    slow: Slow, queue: str, wishes: str
) -> None:
    run("shell", "--no-imports", "-c", queue)
    command = [sys.executable, "-m", "civicsteps.cli", "worker", "--lease", "1"]
    worker = subprocess.Popen(command, cwd=ROOT, env=os.environ, stdout=subprocess.DEVNULL)
    try:
        assert slow.in_the_middle.wait(timeout=120)
    finally:
        worker.kill()
        worker.wait()
    assert run("shell", "--no-imports", "-c", LATER).split() == ["uncertain", "1"]
    assert slow.talks == 1
    assert slow.wishes == [wishes]
