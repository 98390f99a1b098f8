import argparse
import json
from dataclasses import asdict

from django.core.management.base import BaseCommand, CommandError

from civicsteps.causes.compare import Difference, compare_facts, mend_facts
from civicsteps.core.actors.actions import system


class Command(BaseCommand):
    help = (
        "Compare the recorded facts and steps with what they rest on.\n\n"
        "Prints each difference; --mend makes them equal. Exits 1 when --check finds any."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Take what to do with differences, and how to print them."""
        what = parser.add_mutually_exclusive_group()
        what.add_argument("--check", action="store_true", help="only compare (the default)")
        what.add_argument("--mend", action="store_true", help="lay what is missing, lift the rest")
        parser.add_argument("--json", action="store_true", help="print JSON")

    def handle(self, *, mend: bool, json: bool, **_options: object) -> None:
        """Compare, or mend, and print."""
        differences = mend_facts(by=system()) if mend else compare_facts()
        self.stdout.write(_as_json(differences) if json else _as_text(differences, mend=mend))
        if differences and not mend:
            raise CommandError(f"{len(differences)} differences; --mend mends them")


def _as_json(differences: list[Difference]) -> str:
    return json.dumps([asdict(d) for d in differences], default=str)


def _as_text(differences: list[Difference], *, mend: bool) -> str:
    if not differences:
        return "Facts and steps are what their sources tell."
    lines = [" ".join(map(str, (d.what, d.cause_id, _fact(d)))).rstrip() for d in differences]
    return "\n".join(lines + (["Mended."] if mend else []))


def _fact(difference: Difference) -> str:
    fact = difference.fact
    return f"{fact.kind} on {fact.on} from {fact.source}" if fact else ""
