"""`civicsteps archive read FILE.zip`: a group's data, read into this installation."""

import json as json_
import tempfile
from argparse import ArgumentParser
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from civicsteps.people.accounts.models import User
from civicsteps.people.archives.management.commands.archive import passphrase_from
from civicsteps.people.archives.opening import BadArchiveError
from civicsteps.people.archives.organising import make_organiser
from civicsteps.people.archives.reading import Plan, read_archive
from civicsteps.people.archives.sealing import WrongPassphraseError, is_sealed, unseal


class Command(BaseCommand):
    help = "Read a group's archive into this installation."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file, and who will run the group here."""
        parser.add_argument("file", type=Path, metavar="FILE.zip")
        parser.add_argument(
            "--organiser", metavar="EMAIL", help="who runs the group here and invites the others"
        )
        parser.add_argument(
            "--passphrase-file", type=Path, metavar="FILE", help="what it opens with; - asks"
        )
        parser.add_argument("--json", action="store_true", help="what was read, as JSON")

    def handle(
        self,
        *,
        file: Path,
        organiser: str | None,
        passphrase_file: Path | None,
        json: bool,
        **_: object,
    ) -> None:
        """Check all of it, then write it in one transaction; whatever is wrong, nothing is."""
        try:
            if organiser:
                validate_email(organiser)
            plan = _read(file, passphrase_from(passphrase_file))
        except (OSError, BadArchiveError, ValidationError) as error:
            raise CommandError(" ".join(getattr(error, "messages", [str(error)]))) from error
        except WrongPassphraseError as error:
            raise CommandError("the passphrase is not the one, or the file was changed") from error
        user: User | None = make_organiser(plan.group, organiser) if organiser else None
        said = _said(plan, user)
        self.stdout.write(json_.dumps(said, ensure_ascii=False) if json else _lines(said))


def _read(path: Path, passphrase: str) -> Plan:
    with path.open("rb") as file:
        if not is_sealed(file):
            return read_archive(file)
        if not passphrase:
            raise BadArchiveError("it is locked: give its passphrase with --passphrase-file")
        with tempfile.TemporaryFile() as plain:
            unseal(file, plain, passphrase)
            plain.seek(0)
            return read_archive(plain)


def _said(plan: Plan, user: User | None) -> dict[str, object]:
    return {
        "group": plan.group.slug,
        "address": plan.group.get_absolute_url(),
        "rows": {name: len(rows) for name, rows in sorted(plan.rows.items())},
        "organiser": user.email if user else None,
        "to_invite": [
            {"name": member.name, "role": member.role}
            for member in plan.members
            if member.until is None
        ],
    }


def _lines(said: dict[str, object]) -> str:
    invited = said["to_invite"]
    people = len(invited) if isinstance(invited, list) else 0
    by = said["organiser"] or "nobody yet: give --organiser EMAIL to make somebody its organiser"
    return f"{said['address']}\nrun by: {by}\npeople to invite: {people}"
