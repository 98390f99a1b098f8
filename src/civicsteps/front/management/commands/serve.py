"""`civicsteps serve`: the web server."""

import os
import sys
from argparse import ArgumentParser

from django.core.management.base import BaseCommand
from django.db import connection

from civicsteps.core.starting import check_start

APPLICATION = "civicsteps.config.wsgi:application"


class Command(BaseCommand):
    help = "Serve the site (granian)."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the address, and how many processes and threads answer."""
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=os.environ.get("PORT", "8000"))
        parser.add_argument("--workers", type=int, default=1, help="processes")
        parser.add_argument("--threads", type=int, help="threads in each process")

    def handle(
        self, *, host: str, port: int, workers: int, threads: int | None, **_: object
    ) -> None:
        """Become the server: signals reach it without a process in between."""
        check_start()
        # SQLite has one writer, and readers that wait for it cost only memory.
        threads = threads or (4 if connection.vendor == "sqlite" else 8)
        words = [sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws"]
        words += ["--host", host, "--port", str(port), "--log-level", "warning"]
        words += ["--workers", str(workers), "--blocking-threads", str(threads)]
        words += ["--backpressure", "128", "--respawn-failed-workers"]
        os.execv(sys.executable, [*words, APPLICATION])  # noqa: S606 - our own words
