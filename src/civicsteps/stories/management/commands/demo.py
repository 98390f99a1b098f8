"""`civicsteps demo`: everything at once, to be seen and tried."""

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from civicsteps.core import clock
from civicsteps.core.actors.actions import system
from civicsteps.core.links.actions import issue
from civicsteps.people.accounts.models import User
from civicsteps.stories.loading import folder, load, shelf

ROLES = {
    "centru@demo.example": "the centre",
    "mentor@demo.example": "a mentor",
    "g05@demo.example": "an organiser",
    "membru.g05@demo.example": "a member",
}
PATIENCE = 60


class Command(BaseCommand):
    help = "Load the twelve groups and their stories, and run the site with its worker."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take whether only to load; `PORT` chooses the port, for the links too."""
        parser.add_argument("--load-only", action="store_true", help="load, and do not serve")

    def handle(self, *, load_only: bool, **_: object) -> None:
        """Migrate, load what is not loaded yet, serve until stopped."""
        if settings.MODE == "production":
            raise CommandError("A demonstration is not loaded into a production installation.")
        call_command("migrate", verbosity=0)
        self._load()
        if load_only:
            return
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        call_command("collectstatic", verbosity=0, interactive=False)
        with _running("worker"), _running("serve", "--port", str(settings.PORT)) as server:
            self._wait_for(server, f"http://127.0.0.1:{settings.PORT}/")
            if settings.LOCAL_DEMO:
                self._say_links()
            self._say(f"Ready: http://127.0.0.1:{settings.PORT}/")
            server.wait()

    def _load(self) -> None:
        began = time.monotonic()
        stories = shelf(folder(), today=clock.today())
        total = sum(len(story.acts) for story in stories)
        for number, (scene, act) in enumerate(load(stories), 1):
            if number % 10 == 0 or number == total:
                self._say(f"  {number:>4} / {total}  {scene.story.name}: {act.do}")
        self._say(f"The stories are loaded ({time.monotonic() - began:.1f} s).")

    def _say_links(self) -> None:
        for email, role in ROLES.items():
            with transaction.atomic():
                user = User.objects.get(email=email)
                link = issue("accounts.sign_in", user, by=system(), uses=1000)
            self._say(f"Sign in as {role}: {link.url}")

    def _wait_for(self, server: subprocess.Popen[bytes], url: str) -> None:
        for _ in range(PATIENCE * 10):
            if server.poll() is not None:
                raise CommandError("The server stopped; what it said stands above.")
            try:
                urllib.request.urlopen(url, timeout=5).close()  # noqa: S310 - our own address
            except urllib.error.HTTPError as error:
                raise CommandError(f"The first page answered {error.code}.") from error
            except OSError:
                time.sleep(0.1)
            else:
                return
        raise CommandError(f"The server did not answer within {PATIENCE} s.")

    def _say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()


@contextmanager
def _running(*words: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run one of our own commands beside this one, and end it with this one."""
    command = [sys.executable, "-m", "civicsteps.cli", *words]
    process = subprocess.Popen(command, env=os.environ)  # noqa: S603 - our own command
    try:
        yield process
    finally:
        process.terminate()
        process.wait(timeout=20)
