"""`civicsteps archive GROUP -o FILE.zip`: all of a group's data in open formats."""

import getpass
import json as json_
import os
import tempfile
from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from civicsteps.core.actors.actions import system
from civicsteps.people.archives.sealing import seal
from civicsteps.people.archives.writing import Written, write_archive
from civicsteps.people.groups.exports import log_export
from civicsteps.people.groups.models import Export, ExportReason, Group


def passphrase_from(path: Path | None) -> str:
    """Return the first line of a file; `-` asks at the terminal."""
    if path is None:
        return ""
    if str(path) == "-":
        return getpass.getpass("Passphrase: ")
    lines = path.read_text(encoding="utf-8").splitlines()
    if not lines or not lines[0]:
        raise CommandError(f"{path} holds no passphrase")
    return lines[0]


class Command(BaseCommand):
    help = "Take all of a group's data out, in open formats."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take which group, and where to."""
        parser.add_argument("group", metavar="GROUP", help="the slug in the group's address")
        parser.add_argument("-o", "--output", required=True, type=Path, metavar="FILE.zip")
        parser.add_argument(
            "--passphrase-file", type=Path, metavar="FILE", help="lock it; - asks for it"
        )
        parser.add_argument("--json", action="store_true", help="what was written, as JSON")

    def handle(
        self,
        *,
        group: str,
        output: Path,
        passphrase_file: Path | None,
        json: bool,
        **_: object,
    ) -> None:
        """Write it beside its place first, so that a half of one is never taken for a whole."""
        found = Group.objects.filter(slug=group).exclude(kind=Group.Kind.CENTRE).first()
        if found is None:
            raise CommandError(f"there is no group “{group}”")
        try:
            passphrase = passphrase_from(passphrase_file)
            written = _write(found, output, passphrase)
        except OSError as error:
            raise CommandError(str(error)) from error
        with transaction.atomic():
            log_export(
                group=found,
                what=Export.What.ARCHIVE,
                count=written.count,
                by=system(),
                reason=ExportReason.BACKUP,
            )
        if not passphrase:
            self.stderr.write("People's data stand in it readable: keep it as a letter to others.")
        said: dict[str, object] = {"group": found.slug, "file": str(output), "rows": written.rows}
        said |= {"files": len([n for n in written.hashes if n.startswith("files/")])}
        said |= {"missing": written.missing, "locked": bool(passphrase)}
        self.stdout.write(
            json_.dumps(said, ensure_ascii=False)
            if json
            else f"{output}: {written.count} rows, {said['files']} files"
        )


def _write(group: Group, output: Path, passphrase: str) -> Written:
    beside = output.with_name(output.name + ".part")
    try:
        with os.fdopen(os.open(beside, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), "w+b") as out:
            if not passphrase:
                written = write_archive(group, out)
            else:
                with tempfile.TemporaryFile() as plain:
                    written = write_archive(group, plain)
                    plain.seek(0)
                    seal(plain, out, passphrase)
        beside.replace(output)
    finally:
        beside.unlink(missing_ok=True)
    return written
