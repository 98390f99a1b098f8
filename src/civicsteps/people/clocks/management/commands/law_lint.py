"""`civicsteps law lint`: whether rule files are what the schema asks for."""

import json as json_
from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from civicsteps.engines.law import Book, LawError, load_book


class Command(BaseCommand):
    help = "Check rule files, ours or those of a folder; says file, line and reason of an error."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take a file or a folder."""
        parser.add_argument(
            "path", nargs="?", type=Path, metavar="FILE|FOLDER", help="our own packs unless told"
        )
        parser.add_argument("--json", action="store_true", help="print JSON")

    def handle(self, *, path: Path | None, json: bool, **_: object) -> None:
        """Read them all, and say how many rules and steps there are."""
        if path is not None and not path.exists():
            raise CommandError(f"{path}: there is no such file or folder", returncode=2)
        try:
            book = load_book(path)
        except LawError as error:
            if json:
                said = {"file": error.file, "line": error.line, "reason": error.reason}
                self.stdout.write(json_.dumps({"error": said}, ensure_ascii=False))
            raise CommandError(str(error)) from None
        except OSError as error:
            raise CommandError(str(error)) from None
        self.stdout.write(json_.dumps(_said(book), ensure_ascii=False) if json else _text(book))


def _said(book: Book) -> dict[str, object]:
    rules = [
        {"rule": rule.id, "file": rule.file, "steps": len(rule.steps)}
        for rule in sorted(book.rules.values(), key=lambda rule: rule.id)
    ]
    return {"error": None, "rules": rules}


def _text(book: Book) -> str:
    steps = sum(len(rule.steps) for rule in book.rules.values())
    return f"{len(book.rules)} rules with {steps} steps are right."
