import argparse
import json
from datetime import date

from django.core.management.base import BaseCommand

from civicsteps.core import clock
from civicsteps.core.keeping import sweep_all


class Command(BaseCommand):
    help = "Remove what is past its time in every table, as happens every night."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument(
            "--on",
            type=date.fromisoformat,
            metavar="DATE",
            help="sweep as on that day (default: today)",
        )
        parser.add_argument("--json", action="store_true", help="JSON: rows removed by table")

    def handle(self, *, on: date | None, json: bool, **_options: object) -> None:
        removed = sweep_all(on or clock.today())
        self.stdout.write(_as_json(removed) if json else _as_text(removed))


def _as_json(removed: dict[str, int]) -> str:
    return json.dumps(removed, sort_keys=True)


def _as_text(removed: dict[str, int]) -> str:
    return "\n".join(f"{count:>8}  {label}" for label, count in sorted(removed.items()))
