"""A real worker, a real mail server, and a kill in the middle of the talk between them."""

import asyncio
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[3]

QUEUE = """
from django.db import transaction
from civicsteps.core.mail.send import send
with transaction.atomic():
    send(to="vera@example.org", subject="Bună", text="Bună", kind="tests.note")
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
        self.in_the_middle = threading.Event()

    async def handle_DATA(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        self.talks += 1
        self.in_the_middle.set()
        await asyncio.sleep(30)
        return "250 OK"


@pytest.fixture
def slow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Slow]:
    """A slow server; what is started from here sends through it, from a database of its own."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    monkeypatch.setenv("MAIL_URL", f"smtp://127.0.0.1:{port}?tls=off")
    monkeypatch.setenv("CIVICSTEPS_PUBLIC_DEMO", "on")
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'mail.sqlite3'}")
    handler = Slow()
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.start()
    yield handler
    controller.stop()


def run(*words: str) -> str:
    command = [sys.executable, "-m", "civicsteps.cli", *words]
    done = subprocess.run(command, cwd=ROOT, env=os.environ, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_killed_while_it_talks_to_the_server_it_is_uncertain_for_good(slow: Slow) -> None:
    run("migrate", "-v0")
    run("shell", "--no-imports", "-c", QUEUE)
    command = [sys.executable, "-m", "civicsteps.cli", "worker", "--lease", "1"]
    worker = subprocess.Popen(command, cwd=ROOT, env=os.environ, stdout=subprocess.DEVNULL)
    try:
        assert slow.in_the_middle.wait(timeout=30)
    finally:
        worker.kill()
        worker.wait()
    assert run("shell", "--no-imports", "-c", LATER).split() == ["uncertain", "1"]
    assert slow.talks == 1
