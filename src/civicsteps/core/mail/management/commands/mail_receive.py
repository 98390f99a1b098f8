import argparse
import json
import logging
import os
import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from civicsteps.core.mail.models import Inbound
from civicsteps.core.mail.receive import receive

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = (
        "File messages that came by mail, and print the thread of each.\n\n"
        "Reads one message from standard input, or those of the files named (.eml). "
        "Exits with 1 when a message fits no thread and waits for the staff; with --pipe with 75 "
        "(try again later) when it could not be kept, and else with 0."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("file", nargs="*", type=Path, help="a message, as it came")
        parser.add_argument("--json", action="store_true", help="JSON, one object a message")
        # A mail server would tell the sender what is printed, and that the message came back.
        parser.add_argument(
            "--pipe", action="store_true", help="for a mail server: silent, 0 once it is kept"
        )

    def handle(self, *, file: list[Path], json: bool, pipe: bool, **_options: object) -> None:
        all_filed = True
        for raw in map(_read, file) if file else [sys.stdin.buffer.read()]:
            if not raw.strip():
                raise CommandError("the message is empty")
            inbound = self._taken(raw, pipe=pipe)
            if not pipe:
                self.stdout.write(_as_json(inbound) if json else _as_text(inbound))
            all_filed &= inbound.state == Inbound.State.FILED
        if not all_filed and not pipe:
            sys.exit(1)

    def _taken(self, raw: bytes, *, pipe: bool) -> Inbound:
        try:
            return receive(raw, via="command")
        except Exception as error:  # no database, no room: the mail server keeps it and tries again
            logger.exception("a message could not be kept")
            if pipe:
                sys.exit(os.EX_TEMPFAIL)
            raise CommandError(f"it could not be kept: {type(error).__name__}") from error


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror}") from error


def _as_json(inbound: Inbound) -> str:
    thread = inbound.thread
    said = {
        "id": str(inbound.pk),
        "state": inbound.state,
        "thread": thread.code if thread else None,
        "about": thread.about if thread else None,
        "filed_as": inbound.filed_as or None,
        "trouble": inbound.trouble or None,
    }
    return json.dumps(said, ensure_ascii=False)


def _as_text(inbound: Inbound) -> str:
    if inbound.thread and inbound.state == Inbound.State.FILED:
        return f"{inbound.thread.code}  {inbound.thread.about}"
    trouble = f": {inbound.trouble}" if inbound.trouble else ""
    return f"{inbound.get_state_display()}{trouble}"
